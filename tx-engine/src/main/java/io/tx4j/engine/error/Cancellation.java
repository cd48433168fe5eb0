package io.tx4j.engine.error;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How a running statement is told to stop. One object for each session: the session's thread calls
 * {@link #check} in its loops and waits only through {@link #park}; any other thread may {@link
 * #cancel}, which also wakes a waiter.
 *
 * <p>A thread interrupt is remembered, not acted upon, while a statement runs (an interrupted
 * thread could not park): {@link #restoreInterrupt} gives it back to the caller when the statement
 * is over.
 */
public final class Cancellation {

  /**
   * Reading the clock costs more than a loop turn, so {@link #check} does it only every so many
   * calls.
   */
  private static final int CHECKS_PER_CLOCK_READING = 64;

  private volatile @Nullable SqlError reason;
  private volatile @Nullable Thread waiter;

  // Guarded by being used by the session's thread alone.
  private final Deadline statement = new Deadline();
  private final Deadline client = new Deadline();
  private int checks;
  private boolean interrupted;

  /**
   * Throws the reason of a pending cancellation, and 57014 (or what was given to {@link
   * #setDeadline}) after the deadline. To be called by the session's thread, often: it costs a
   * volatile read.
   */
  public void check() {
    SqlError pending = reason;
    if (pending != null) {
      throw pending;
    }
    if ((statement.isSet() || client.isSet()) && ++checks >= CHECKS_PER_CLOCK_READING) {
      checks = 0;
      statement.check();
      client.check();
    }
  }

  /**
   * Asks the session's current statement to fail with the given error; wakes it where it waits. Any
   * thread may call it.
   */
  public void cancel(SqlError reason) {
    this.reason = reason;
    Thread waiting = waiter;
    if (waiting != null) {
      LockSupport.unpark(waiting);
    }
  }

  /**
   * Asks for the usual end: 57014, "canceling statement due to user request". Any thread may call
   * it.
   */
  public void cancel() {
    cancel(new SqlError(SqlState.QUERY_CANCELED, "canceling statement due to user request"));
  }

  public boolean isCancelled() {
    return reason != null;
  }

  /** Forgets a cancellation and the statement's deadline: a new statement starts. */
  public void reset() {
    reason = null;
    statement.clear();
    checks = 0;
  }

  /**
   * Lets the current statement run until {@link System#nanoTime()} reaches {@code nanoTime}; {@code
   * timeout} is thrown then.
   */
  public void setDeadline(long nanoTime, SqlError timeout) {
    statement.set(nanoTime, timeout);
  }

  /** Takes the statement's deadline back. */
  public void clearDeadline() {
    statement.clear();
  }

  /**
   * As {@link #setDeadline}, for whatever runs: the client waits no longer than until then. It
   * stands beside the statement's own deadline, and {@link #reset} leaves it alone.
   */
  public void setClientDeadline(long nanoTime, SqlError timeout) {
    client.set(nanoTime, timeout);
  }

  /** Takes the client's deadline back. */
  public void clearClientDeadline() {
    client.clear();
  }

  /**
   * Parks the session's thread until it is unparked, cancelled or the deadline passes, or for no
   * reason at all, as {@link LockSupport#park()} does: the caller re-checks what it waits for.
   *
   * @param blocker shown in thread dumps
   */
  public void park(Object blocker) {
    parkNanos(blocker, Long.MAX_VALUE);
  }

  /** As {@link #park}, for at most {@code nanos} nanoseconds. */
  public void parkNanos(Object blocker, long nanos) {
    waiter = Thread.currentThread();
    try {
      checkNow();
      long limit = client.limit(statement.limit(nanos));
      interrupted |= Thread.interrupted();
      if (limit == Long.MAX_VALUE) {
        LockSupport.park(blocker);
      } else {
        LockSupport.parkNanos(blocker, limit);
      }
      interrupted |= Thread.interrupted();
    } finally {
      waiter = null;
    }
    checkNow();
  }

  /** Gives an interrupt that arrived during a wait back to the thread. */
  public void restoreInterrupt() {
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }

  private void checkNow() {
    check();
    statement.check();
    client.check();
  }

  /** A time and what is thrown after it; used by the session's thread alone. */
  private static final class Deadline {

    private @Nullable SqlError timeout;
    private long nanoTime;

    boolean isSet() {
      return timeout != null;
    }

    void set(long nanoTime, SqlError timeout) {
      this.nanoTime = nanoTime;
      this.timeout = timeout;
    }

    void clear() {
      timeout = null;
    }

    /** Throws the timeout, once, when the time has come. */
    void check() {
      SqlError late = timeout;
      if (late != null && System.nanoTime() - nanoTime >= 0) {
        timeout = null;
        throw late;
      }
    }

    /** The time that is left, at most {@code nanos}. */
    long limit(long nanos) {
      return timeout == null ? nanos : Math.min(nanos, nanoTime - System.nanoTime());
    }
  }
}
