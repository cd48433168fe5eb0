package io.tx4j.engine.wal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The records that wait for the writer, in memory. Appending copies the record and gives it its
 * position; the writer takes all there is at once.
 *
 * <p>Records lie in chunks, a record never in two, and chunks of the usual size are used again.
 */
final class LogQueue {

  /**
   * Everything appended between two takings: the chunks, ready to be read, and the positions they
   * span.
   */
  record Batch(List<ByteBuffer> chunks, long start, long end) {
    boolean isEmpty() {
      return start == end;
    }
  }

  private static final int CHUNK = 1 << 16;
  private static final int MOST_SPARES = 16;
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<ByteBuffer> spares = new ArrayDeque<>();
  private List<ByteBuffer> chunks = new ArrayList<>();
  private ByteBuffer current = NONE;
  private long taken;
  private boolean closed;
  private volatile long end;

  LogQueue(long end) {
    this.taken = end;
    this.end = end;
  }

  /** The position behind the last record. */
  long end() {
    return end;
  }

  /**
   * Adds a record; returns the position behind it.
   *
   * @throws io.tx4j.engine.error.SqlError 57P01 if the queue is closed
   */
  long append(RecordBuffer record) {
    lock.lock();
    try {
      if (closed) {
        throw LogErrors.closed();
      }
      return put(record);
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more records; false if it did not before. */
  boolean close() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a record although the queue is closed. */
  void appendLast(RecordBuffer record) {
    lock.lock();
    try {
      put(record);
    } finally {
      lock.unlock();
    }
  }

  private long put(RecordBuffer record) {
    int size = record.size();
    if (current.remaining() < size) {
      current = chunk(size);
      chunks.add(current);
    }
    int at = current.position();
    current.put(record.bytes().array(), 0, size);
    current.putInt(at + Frame.LENGTH, size - Frame.SIZE);
    current.putLong(at + Frame.POSITION, end);
    long newEnd = end + size;
    end = newEnd;
    return newEnd;
  }

  /** Takes all records; to be given back by {@link #recycle}. */
  Batch take() {
    List<ByteBuffer> next = new ArrayList<>();
    Batch batch;
    lock.lock();
    try {
      batch = new Batch(chunks, taken, end);
      chunks = next;
      current = NONE;
      taken = end;
    } finally {
      lock.unlock();
    }
    batch.chunks().forEach(ByteBuffer::flip);
    return batch;
  }

  void recycle(Batch batch) {
    lock.lock();
    try {
      for (ByteBuffer chunk : batch.chunks()) {
        if (chunk.capacity() == CHUNK && spares.size() < MOST_SPARES) {
          spares.push(chunk);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private ByteBuffer chunk(int size) {
    ByteBuffer spare = size <= CHUNK ? spares.poll() : null;
    return spare != null ? spare.clear() : ByteBuffer.allocate(Math.max(size, CHUNK));
  }
}
