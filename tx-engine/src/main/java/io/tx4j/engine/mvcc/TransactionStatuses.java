package io.tx4j.engine.mvcc;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of transactions and how they ended: what pg_xact_status answers. Remembers the last
 * million. Thread-safe.
 *
 * <p>A number is never given out twice, not even after a crash in which its transaction left
 * nothing behind: numbers are taken from blocks, and the log is told of a block, and forced, before
 * the first number of it is used.
 */
public final class TransactionStatuses {

  private static final long FIRST = 3; // the first normal one in PostgreSQL
  private static final int BLOCK = 8192;
  private static final int REMEMBERED = 1 << 20;
  private static final int BITS = 2;
  private static final int PER_WORD = Long.SIZE / BITS;

  /** How a transaction ended, in pg_xact_status's words. */
  public enum Status {
    IN_PROGRESS("in progress"),
    COMMITTED("committed"),
    ABORTED("aborted");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  private static final Status[] STATUSES = Status.values();

  private final AtomicLong next;
  private final AtomicLongArray words = new AtomicLongArray(REMEMBERED / PER_WORD);
  private final LongConsumer logCeiling;
  private final ReentrantLock raising = new ReentrantLock();
  private volatile long ceiling;

  /**
   * @param logCeiling makes it durable that numbers below the given one may have been used
   * @param usedBelow what it was last told before a crash; 0 for never. A number below it without a
   *     commit is that of a transaction that the crash has aborted
   * @param committed the numbers that the log has commits of
   */
  TransactionStatuses(LongConsumer logCeiling, long usedBelow, Iterable<Long> committed) {
    this.logCeiling = logCeiling;
    this.ceiling = Math.max(FIRST, usedBelow);
    this.next = new AtomicLong(ceiling);
    for (long id = Math.max(FIRST, ceiling - REMEMBERED); id < ceiling; id++) {
      set(id, Status.ABORTED);
    }
    committed.forEach(id -> set(id, Status.COMMITTED));
  }

  /** A new number, in progress from now on. */
  long assign() {
    long id = next.getAndIncrement();
    if (id >= ceiling) {
      raiseCeiling(id);
    }
    set(id, Status.IN_PROGRESS);
    return id;
  }

  private void raiseCeiling(long id) {
    raising.lock();
    try {
      if (id >= ceiling) {
        long raised = id + BLOCK;
        logCeiling.accept(raised);
        ceiling = raised;
      }
    } finally {
      raising.unlock();
    }
  }

  void ended(long id, boolean committed) {
    set(id, committed ? Status.COMMITTED : Status.ABORTED);
  }

  /** How it ended; null if it is too long ago to be remembered. */
  public @Nullable Status status(long id) {
    if (id < FIRST || id < next.get() - REMEMBERED) {
      return null;
    }
    int bits = (int) (words.get(word(id)) >>> shift(id)) & (1 << BITS) - 1;
    return STATUSES[bits];
  }

  /** The number that the next transaction will get. */
  public long nextId() {
    return next.get();
  }

  private void set(long id, Status status) {
    long mask = (1L << BITS) - 1 << shift(id);
    long bits = (long) status.ordinal() << shift(id);
    words.accumulateAndGet(word(id), bits, (word, value) -> word & ~mask | value);
  }

  private static int word(long id) {
    return (int) (id % REMEMBERED / PER_WORD);
  }

  private static int shift(long id) {
    return (int) (id % PER_WORD) * BITS;
  }
}
