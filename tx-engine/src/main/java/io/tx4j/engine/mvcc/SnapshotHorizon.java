package io.tx4j.engine.mvcc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The newest commit that may be visible, and the oldest that someone may still need. Thread-safe.
 *
 * <p>A reader announces the timestamp it reads at, then looks at the candidate; the collector
 * announces the candidate, then looks at the readers. Each announces before it looks (both
 * volatile), so at least one of them sees the other: a reader too late to be counted notices, and
 * takes a newer snapshot.
 */
final class SnapshotHorizon {

  private static final long IDLE = Long.MAX_VALUE;

  private final LongSupplier forced;
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private volatile long visible;
  private volatile long candidate;

  /**
   * @param forced up to where the log is forced: a deletion that a crash could undo is not
   *     collected, so that whoever misses the row knows what to wait for
   */
  SnapshotHorizon(LongSupplier forced) {
    this.forced = forced;
  }

  /** The newest commit that snapshots taken now see. */
  long visible() {
    return visible;
  }

  /** Under the commit lock, in ascending order. */
  void publish(long timestamp) {
    visible = timestamp;
  }

  /** The timestamp that no reader, present or to come, reads below. */
  long advance() {
    long oldest = Math.min(visible, forced.getAsLong());
    candidate = oldest;
    for (Reader reader : readers) {
      oldest = Math.min(oldest, reader.readsAt);
    }
    return oldest;
  }

  Reader newReader() {
    Reader reader = new Reader();
    readers.add(reader);
    return reader;
  }

  /** One session's announcement. Used by one thread at a time, read by the collector. */
  final class Reader implements AutoCloseable {

    private volatile long readsAt = IDLE;

    /**
     * Announces and returns the timestamp of a new snapshot; an older one stays announced until
     * {@link #leave}.
     */
    long enter() {
      if (readsAt != IDLE) {
        return visible;
      }
      long timestamp = visible;
      readsAt = timestamp;
      while (candidate > timestamp) {
        timestamp = visible;
        readsAt = timestamp;
      }
      return timestamp;
    }

    void leave() {
      readsAt = IDLE;
    }

    /** The session has ended. */
    @Override
    public void close() {
      readers.remove(this);
    }
  }
}
