package io.tx4j.engine.lock;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The meeting place of those who want the same lock. Owners come here only when a compare-and-set
 * will not do: the queues of all locks are guarded by one mutex, so that a search for deadlocks
 * sees them all at rest. It is held for the few steps of joining or leaving a queue, never while a
 * thread waits.
 *
 * <p>Thread-safe.
 */
public final class LockManager {

  private final ReentrantLock mutex = new ReentrantLock();
  private final Condition waitsChanged = mutex.newCondition();
  private final DeadlockDetector deadlocks = new DeadlockDetector();
  private final Map<AdvisoryKey, AdvisoryLock> advisoryLocks = new HashMap<>();
  private final Map<Long, TableLock> tableLocks = new ConcurrentHashMap<>();
  private final Set<LockSession> sessions = ConcurrentHashMap.newKeySet();

  /** A new session; to be closed when the connection ends. */
  public LockSession open(int processId, Cancellation cancellation) {
    LockSession session = new LockSession(this, processId, cancellation);
    sessions.add(session);
    return session;
  }

  void closed(LockSession session) {
    sessions.remove(session);
  }

  /** The lock of a table; made when it is first asked for. */
  public TableLock table(long oid, String name) {
    TableLock known = tableLocks.get(oid);
    return known != null ? known : tableLocks.computeIfAbsent(oid, key -> new TableLock(key, name));
  }

  /** The table was dropped: its oid is not used again. */
  public void forgetTable(long oid) {
    tableLocks.remove(oid);
  }

  /**
   * Grants the request, takes it into the queue, or, as the policy says, refuses it. Errors as
   * {@link LockOwner#acquire}.
   */
  LockRequest submit(LockRequest request, WaitPolicy policy) {
    mutex.lock();
    try {
      LockQueue queue = inflate(request.lock);
      if (queue == null || request.isNeedless(queue.modesOf(request.owner))) {
        request.settle(LockRequest.Status.NEEDLESS);
      } else {
        if (request.lock instanceof TableLock table && !request.mode.isWeak()) {
          collectWeakLocks(table, queue);
        }
        queue.admit(request);
        if (request.isWaiting()) {
          startWaiting(queue, request, policy);
        }
      }
      return request;
    } finally {
      deflateIfIdle(request.lock);
      mutex.unlock();
    }
  }

  LockRequest submitAdvisory(LockOwner owner, AdvisoryKey key, LockMode mode, WaitPolicy policy) {
    mutex.lock();
    try {
      AdvisoryLock lock =
          advisoryLocks.computeIfAbsent(key, absent -> new AdvisoryLock(absent, this));
      return submit(new LockRequest(owner, lock, mode, lock), policy);
    } finally {
      mutex.unlock();
    }
  }

  /**
   * See {@link WeakLocks}: says that the table is contested, then looks for who holds it already.
   */
  private void collectWeakLocks(TableLock table, LockQueue queue) {
    if (!table.isContested()) {
      table.setContested(true);
      for (LockSession session : sessions) {
        session
            .weakLocks()
            .collect(table, (owner, modes) -> queue.setModes(owner, queue.modesOf(owner) | modes));
      }
    }
  }

  private void startWaiting(LockQueue queue, LockRequest request, WaitPolicy policy) {
    if (policy != WaitPolicy.BLOCK) {
      queue.requests().remove(request);
      request.settle(LockRequest.Status.REFUSED);
      if (policy == WaitPolicy.NOWAIT) {
        throw request.tag.notAvailable();
      }
      return;
    }
    request.session().waiting = request;
    Set<Lockable> reordered = new HashSet<>();
    SqlError deadlock = deadlocks.check(request, reordered);
    if (deadlock != null) {
      leave(queue, request);
      throw deadlock;
    }
    for (Lockable lock : reordered) {
      grantPossible(lock);
      deflateIfIdle(lock);
    }
    waitsChanged.signalAll();
  }

  /**
   * Parks the session's thread until the request is settled. Errors as {@link LockOwner#acquire}.
   */
  void await(LockRequest request) {
    if (!request.isWaiting()) {
      return;
    }
    LockSession session = request.session();
    long timeout = session.lockTimeoutNanos();
    long deadline = System.nanoTime() + timeout;
    try {
      while (request.isWaiting()) {
        long left = timeout == 0 ? Long.MAX_VALUE : deadline - System.nanoTime();
        if (left <= 0) {
          throw new SqlError(
              SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout");
        }
        session.cancellation().parkNanos(request, left);
      }
    } catch (SqlError stopped) {
      abandon(request);
      throw stopped;
    }
  }

  /** Takes the request back; it may have been granted in the meantime, then it stays so. */
  private void abandon(LockRequest request) {
    mutex.lock();
    try {
      if (request.isWaiting() && request.lock.state() instanceof LockQueue queue) {
        leave(queue, request);
      }
    } finally {
      mutex.unlock();
    }
  }

  private void leave(LockQueue queue, LockRequest request) {
    queue.requests().remove(request);
    request.settle(LockRequest.Status.REFUSED);
    stoppedWaiting(request);
    grantPossible(request.lock);
    deflateIfIdle(request.lock);
  }

  private void stoppedWaiting(LockRequest request) {
    request.session().waiting = null;
    waitsChanged.signalAll();
  }

  /** The owner holds the lock from now on in these modes only; who can go on, goes on. */
  void release(LockOwner owner, Lockable lock, int modes) {
    mutex.lock();
    try {
      LockQueue queue = inflate(lock);
      if (queue != null) {
        queue.setModes(owner, modes);
        grantPossible(lock);
        deflateIfIdle(lock);
      }
    } finally {
      mutex.unlock();
    }
  }

  void releaseAdvisory(LockOwner owner, AdvisoryKey key, int modes) {
    mutex.lock();
    try {
      AdvisoryLock lock = advisoryLocks.get(key);
      if (lock != null) {
        owner.keep(lock, modes);
      }
    } finally {
      mutex.unlock();
    }
  }

  void forget(AdvisoryLock lock) {
    mutex.lock();
    try {
      if (lock.state() == null) {
        advisoryLocks.remove(lock.key, lock);
      }
    } finally {
      mutex.unlock();
    }
  }

  /** The owner has ended: nobody waits for it any more, now or later. */
  void retire(LockOwner owner) {
    mutex.lock();
    try {
      LockQueue queue = inflate(owner);
      owner.setState(Lockable.RETIRED);
      if (queue != null) {
        for (LockRequest request : queue.requests()) {
          request.settle(LockRequest.Status.NEEDLESS);
          wake(request);
        }
      }
    } finally {
      mutex.unlock();
    }
  }

  private void grantPossible(Lockable lock) {
    if (lock.state() instanceof LockQueue queue) {
      queue.grantPossible().forEach(this::wake);
    }
  }

  private void wake(LockRequest request) {
    stoppedWaiting(request);
    LockSupport.unpark(request.thread);
  }

  /**
   * Makes sure that the lock's state changes under the mutex only; null for an owner that has
   * ended.
   */
  private @Nullable LockQueue inflate(Lockable lock) {
    for (; ; ) {
      Object state = lock.state();
      if (state == Lockable.RETIRED) {
        return null;
      }
      if (state instanceof LockQueue queue) {
        return queue;
      }
      LockQueue queue = new LockQueue(state == null ? lock.holdersWhenUntouched() : state);
      if (lock.replace(state, queue)) {
        return queue;
      }
    }
  }

  /** Nobody waits: gives the lock back to those who need no mutex. */
  private static void deflateIfIdle(Lockable lock) {
    if (lock.state() instanceof LockQueue queue && queue.isIdle()) {
      lock.setState(queue.holders());
      if (lock instanceof TableLock table && table.isContested()) {
        table.setContested(!Hold.areWeak(queue.holders()));
      }
      if (queue.holders() == null) {
        lock.freed();
      }
    }
  }

  /** Who waits at this moment, and for whom. */
  public List<LockWait> waits() {
    mutex.lock();
    try {
      List<LockWait> waits = new ArrayList<>();
      for (LockSession session : sessions) {
        LockRequest waiting = session.waiting;
        if (waiting != null) {
          waits.add(describe(waiting));
        }
      }
      return waits;
    } finally {
      mutex.unlock();
    }
  }

  /**
   * The process ids of those for whom the session waits, as pg_blocking_pids tells; empty where it
   * does not wait.
   */
  public List<Integer> blockers(int processId) {
    mutex.lock();
    try {
      for (LockSession session : sessions) {
        LockRequest waiting = session.waiting;
        if (session.processId() == processId && waiting != null) {
          return describe(waiting).blockedBy();
        }
      }
      return List.of();
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Waits until the session waits for a lock: for tests that need to know that a step is blocked.
   *
   * @return false if it does not within the time
   * @throws InterruptedException if this thread is interrupted
   */
  public boolean awaitBlocked(int processId, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    mutex.lockInterruptibly();
    try {
      while (blockers(processId).isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = waitsChanged.awaitNanos(left);
      }
      return true;
    } finally {
      mutex.unlock();
    }
  }

  private static LockWait describe(LockRequest waiting) {
    List<Integer> blockedBy =
        DeadlockDetector.blockersOf(waiting).stream()
            .map(LockSession::processId)
            .distinct()
            .toList();
    return new LockWait(
        waiting.session().processId(),
        waiting.tag.type(),
        waiting.tag.describe(waiting.lock),
        waiting.mode,
        blockedBy);
  }
}
