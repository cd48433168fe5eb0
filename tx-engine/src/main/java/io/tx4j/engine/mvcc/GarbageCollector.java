package io.tx4j.engine.mvcc;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frees the versions that commits have superseded, once no snapshot can reach them. There is no
 * thread for it: commits queue what they superseded, and every so many commits one of the
 * committing threads collects what has come due.
 */
final class GarbageCollector {

  private static final int COMMITS_BETWEEN_COLLECTIONS = 32;

  private record Batch(long timestamp, List<Transaction.Write> writes) {}

  private final SnapshotHorizon horizon;
  private final ConcurrentLinkedQueue<Batch> batches = new ConcurrentLinkedQueue<>();
  private final AtomicInteger commits = new AtomicInteger();
  private final ReentrantLock collecting = new ReentrantLock();

  GarbageCollector(SnapshotHorizon horizon) {
    this.horizon = horizon;
  }

  /**
   * Takes the writes of a transaction that has committed; the list is not used by anyone else any
   * more.
   */
  void add(long timestamp, List<Transaction.Write> writes) {
    batches.add(new Batch(timestamp, writes));
    if (commits.incrementAndGet() % COMMITS_BETWEEN_COLLECTIONS == 0) {
      collect();
    }
  }

  /** Collects what is due; returns at once if another thread is doing so. */
  void collect() {
    if (!collecting.tryLock()) {
      return;
    }
    try {
      long reachable = horizon.advance();
      for (Batch batch = batches.peek();
          batch != null && batch.timestamp() <= reachable;
          batch = batches.peek()) {
        batches.remove();
        batch.writes().forEach(write -> collect(write, reachable));
      }
    } finally {
      collecting.unlock();
    }
  }

  private static void collect(Transaction.Write write, long horizon) {
    Version superseded = write.superseded();
    if (superseded != null) {
      write.table().collect(write.row(), superseded, horizon);
    }
  }
}
