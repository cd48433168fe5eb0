package io.tx4j.engine.lock;

import io.tx4j.engine.error.Cancellation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the lock manager knows of a session: its number, how long it is willing to wait, what it
 * waits for, and its session-level advisory locks. Made by {@link LockManager#open}; used by the
 * session's thread.
 */
public final class LockSession implements AutoCloseable {

  private final LockManager manager;
  private final int processId;
  private final Cancellation cancellation;
  private final SessionOwner sessionOwner;
  private final WeakLocks weakLocks = new WeakLocks();
  private final Map<AdvisoryHold, Integer> advisoryHolds = new HashMap<>();
  private long lockTimeoutNanos;

  /** What the session waits for. Guarded by the manager's mutex. */
  @Nullable LockRequest waiting;

  /**
   * Whether somebody has waited for a lock that this session held and may still hold; if not, it is
   * not part of a deadlock. Set under the manager's mutex; cleared by the session's thread when
   * there is nothing left to wait for.
   */
  boolean contended;

  /** The search of {@link DeadlockDetector} that came by last. Guarded by the manager's mutex. */
  long visited;

  /** A session-level lock is held as often as it was acquired. */
  private record AdvisoryHold(AdvisoryKey key, LockMode mode) {}

  LockSession(LockManager manager, int processId, Cancellation cancellation) {
    this.manager = manager;
    this.processId = processId;
    this.cancellation = cancellation;
    this.sessionOwner = new SessionOwner(this);
  }

  /** The number that pg_backend_pid() tells. */
  public int processId() {
    return processId;
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  WeakLocks weakLocks() {
    return weakLocks;
  }

  LockManager manager() {
    return manager;
  }

  /** How long a wait for one lock may take, in nanoseconds; 0, as at first, means for ever. */
  public void setLockTimeoutNanos(long nanos) {
    lockTimeoutNanos = nanos;
  }

  long lockTimeoutNanos() {
    return lockTimeoutNanos;
  }

  /**
   * Obtains an advisory lock for the session, once more if it holds it already.
   *
   * @return false where the policy is {@link WaitPolicy#SKIP} and the lock cannot be had at once
   */
  public boolean acquireAdvisory(AdvisoryKey key, LockMode mode, WaitPolicy policy) {
    if (!sessionOwner.acquireAdvisory(key, mode, policy)) {
      return false;
    }
    advisoryHolds.merge(new AdvisoryHold(key, mode), 1, Integer::sum);
    return true;
  }

  /**
   * Gives a session-level advisory lock back; false where the session does not hold it in this
   * mode.
   */
  public boolean releaseAdvisory(AdvisoryKey key, LockMode mode) {
    AdvisoryHold hold = new AdvisoryHold(key, mode);
    Integer count = advisoryHolds.get(hold);
    if (count == null) {
      return false;
    }
    if (count > 1) {
      advisoryHolds.put(hold, count - 1);
    } else {
      advisoryHolds.remove(hold);
      manager.releaseAdvisory(sessionOwner, key, modesStillHeld(key));
    }
    return true;
  }

  private int modesStillHeld(AdvisoryKey key) {
    int modes = 0;
    for (AdvisoryHold hold : advisoryHolds.keySet()) {
      if (hold.key.equals(key)) {
        modes |= hold.mode.bit();
      }
    }
    return modes;
  }

  /** Gives back all session-level advisory locks: pg_advisory_unlock_all. */
  public void releaseAllAdvisory() {
    for (AdvisoryHold hold : Set.copyOf(advisoryHolds.keySet())) {
      manager.releaseAdvisory(sessionOwner, hold.key, 0);
    }
    advisoryHolds.clear();
  }

  /** A transaction of the session has released everything. */
  void ownerEnded() {
    if (advisoryHolds.isEmpty()) {
      contended = false;
    }
  }

  /** The session ends: gives back its session-level locks. Its transaction has ended before. */
  @Override
  public void close() {
    releaseAllAdvisory();
    sessionOwner.releaseAll();
    manager.closed(this);
  }

  /** Owner of the session-level locks. Transactions of the same session do not conflict with it. */
  private static final class SessionOwner extends LockOwner {

    SessionOwner(LockSession session) {
      super(session);
    }

    @Override
    public long id() {
      return 0;
    }
  }
}
