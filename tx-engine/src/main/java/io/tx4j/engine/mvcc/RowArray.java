package io.tx4j.engine.mvcc;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by their ids, in chunks. Ids are given out in ascending order and never
 * again, so a scan is a walk over arrays and a chunk whose rows are all gone is dropped as a whole.
 * Thread-safe; only growth takes a lock.
 */
final class RowArray {

  private static final int CHUNK_BITS = 10;
  private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
  private static final int CHUNK_MASK = CHUNK_SIZE - 1;

  private static final class Chunk extends AtomicReferenceArray<@Nullable Row> {
    private static final long serialVersionUID = 1L;

    /** Ids of this chunk that are not gone: those never given out count as not gone. */
    final AtomicInteger remaining = new AtomicInteger(CHUNK_SIZE);

    Chunk() {
      super(CHUNK_SIZE);
    }
  }

  private final AtomicLong nextId = new AtomicLong(1);
  private volatile AtomicReferenceArray<@Nullable Chunk> directory = new AtomicReferenceArray<>(16);

  long newId() {
    return nextId.getAndIncrement();
  }

  /** Every id that was given out before this call is below. */
  long endId() {
    return nextId.get();
  }

  void put(Row row) {
    int chunkIndex = chunkIndex(row.id());
    chunk(chunkIndex).setRelease(offset(row.id()), row);
  }

  /**
   * Puts a row that had its id before the engine was opened; ids given out later are above it.
   * Single-threaded.
   */
  void restore(Row row) {
    put(row);
    reserveIdsBelow(row.id() + 1);
  }

  /** Ids given out from now on are at least this. */
  void reserveIdsBelow(long id) {
    nextId.accumulateAndGet(id, Math::max);
  }

  @Nullable Row get(long id) {
    Chunk chunk = chunkOrNull(chunkIndex(id));
    return chunk == null ? null : chunk.getAcquire(offset(id));
  }

  /** Forgets the row; its id is gone for good. */
  void remove(Row row) {
    int chunkIndex = chunkIndex(row.id());
    Chunk chunk = chunkOrNull(chunkIndex);
    if (chunk != null
        && chunk.getAndSet(offset(row.id()), null) != null
        && chunk.remaining.decrementAndGet() == 0) {
      drop(chunkIndex);
    }
  }

  /** The first row at this id or after it, before the end; null where there is none. */
  @Nullable Row firstFrom(long id, long endId) {
    long at = id;
    while (at < endId) {
      Chunk chunk = chunkOrNull(chunkIndex(at));
      long chunkEnd = Math.min(endId, (at | CHUNK_MASK) + 1);
      for (; chunk != null && at < chunkEnd; at++) {
        Row row = chunk.getAcquire(offset(at));
        if (row != null) {
          return row;
        }
      }
      at = chunkEnd;
    }
    return null;
  }

  private static int chunkIndex(long id) {
    return Math.toIntExact(id >>> CHUNK_BITS);
  }

  private static int offset(long id) {
    return (int) id & CHUNK_MASK;
  }

  private @Nullable Chunk chunkOrNull(int index) {
    AtomicReferenceArray<@Nullable Chunk> chunks = directory;
    return index < chunks.length() ? chunks.getAcquire(index) : null;
  }

  private Chunk chunk(int index) {
    Chunk chunk = chunkOrNull(index);
    return chunk != null ? chunk : grow(index);
  }

  private synchronized Chunk grow(int index) {
    AtomicReferenceArray<@Nullable Chunk> chunks = directory;
    if (index >= chunks.length()) {
      AtomicReferenceArray<@Nullable Chunk> larger =
          new AtomicReferenceArray<>(Math.max(index + 1, chunks.length() * 2));
      for (int i = 0; i < chunks.length(); i++) {
        larger.setPlain(i, chunks.getPlain(i));
      }
      directory = larger;
      chunks = larger;
    }
    Chunk chunk = chunks.getAcquire(index);
    if (chunk == null) {
      chunk = new Chunk();
      chunks.setRelease(index, chunk);
    }
    return chunk;
  }

  private synchronized void drop(int index) {
    directory.setRelease(index, null);
  }
}
