package io.tx4j.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Ends a transaction from outside its thread: at its deadline, or when its future is cancelled. It
 * knows the statement that is running, and is the one to ask before COMMIT, so that of a
 * cancellation and a commit exactly one wins.
 *
 * <p>The lock is held while a cancel request is on its way. The statement's thread cannot go past
 * the end of its statement meanwhile, so that the request can never hit the next one, or the next
 * user of the connection.
 */
final class Canceller {

  static final String DEADLINE_PASSED = "the deadline has passed";

  private static final String QUERY_CANCELED = "57014";
  private static final long HEAD_START = TimeUnit.MILLISECONDS.toNanos(50);

  private final @Nullable Canceller outer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition cancellation = lock.newCondition();
  private @Nullable Deadline limit;
  private @Nullable Alarm alarm;
  private @Nullable Statement running;
  private long runningSince;
  private @Nullable String reason;
  private boolean committing;

  /**
   * A new one without a limit of its own.
   *
   * @param outer the one of the enclosing scope, which ends this transaction too; null for none
   */
  Canceller(@Nullable Canceller outer) {
    this.outer = outer;
    limit = outer == null ? null : outer.limit;
  }

  /** The one for a transaction that begins within a scope; null if nothing bounds its time. */
  static @Nullable Canceller forCall(@Nullable Duration timeout, @Nullable Scope enclosing) {
    Canceller outer = enclosing == null ? null : enclosing.canceller();
    if (timeout == null && outer == null) {
      return null;
    }
    Canceller canceller =
        outer != null && enclosing instanceof AsyncScope ? outer : new Canceller(outer);
    canceller.limitTo(Deadline.after(timeout));
    return canceller;
  }

  private void limitTo(@Nullable Deadline deadline) {
    limit = Deadline.earlier(limit, deadline);
    if (limit != null) {
      alarm = Alarm.in(limit.nanosLeft(), TimeUnit.NANOSECONDS, () -> cancel(DEADLINE_PASSED));
    }
  }

  void close() {
    if (alarm != null) {
      alarm.callOff();
    }
  }

  @Nullable Deadline limit() {
    return limit;
  }

  void starting(Statement statement) throws SQLException {
    if (outer != null) {
      outer.starting(statement);
    }
    lock.lock();
    try {
      if (reason != null) {
        throw new SQLException("The statement was not sent: " + reason + ".", QUERY_CANCELED);
      }
      running = statement;
      runningSince = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  void ended() {
    lock.lock();
    try {
      running = null;
    } finally {
      lock.unlock();
    }
    if (outer != null) {
      outer.ended();
    }
  }

  /**
   * Decides that there will be no commit, and cancels the statement that is running.
   *
   * @return false if the commit has begun: then it is too late
   */
  boolean cancel(String why) {
    lock.lock();
    try {
      if (committing) {
        return false;
      }
      if (reason == null) {
        reason = why;
        cancellation.signalAll();
        cancelRunning();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Cancels, but not before the statement had a head start. The server ignores a request that
   * overtakes the statement, and the driver sends only one for each execution: too early is never.
   * Where the driver itself had not begun, it is asked again until the statement has ended.
   */
  private void cancelRunning() {
    Statement statement = running;
    if (statement == null) {
      return;
    }
    long head = runningSince + HEAD_START - System.nanoTime();
    if (head <= 0) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // The statement goes on; its server-side timeout ends it, and there is no commit after it.
        Log.debug("The cancel request failed", e);
      }
    }
    Alarm.in(head > 0 ? head : HEAD_START, TimeUnit.NANOSECONDS, () -> cancelIfRunning(statement));
  }

  private void cancelIfRunning(Statement statement) {
    lock.lock();
    try {
      if (running == statement) {
        cancelRunning();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Decides for the commit, unless there was a cancellation, whose reason is returned. */
  @Nullable String beginCommit() {
    String ofOuter = outer == null ? null : outer.reason();
    lock.lock();
    try {
      committing = reason == null && ofOuter == null;
      return reason == null ? ofOuter : reason;
    } finally {
      lock.unlock();
    }
  }

  /** The commit failed: a cancellation is in time again. */
  void commitFailed() {
    lock.lock();
    try {
      committing = false;
    } finally {
      lock.unlock();
    }
  }

  /** Why there will be no commit; null if nothing is decided. */
  @Nullable String reason() {
    lock.lock();
    try {
      return reason != null || outer == null ? reason : outer.reason();
    } finally {
      lock.unlock();
    }
  }

  /** Waits, but not beyond a cancellation. */
  void sleep(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (left > 0 && reason == null) {
        left = cancellation.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
