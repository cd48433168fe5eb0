package io.tx4j.engine.lock;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * Who holds locks: a transaction. Keeps what it acquired in order, so that a rollback to a
 * savepoint releases what came after it, and the end releases all.
 *
 * <p>An owner is itself a lock, held by itself from its birth until {@link #releaseAll}: {@link
 * #awaitEnd} waits for that. Two owners of one {@link LockSession session} never keep each other
 * out.
 *
 * <p>Used by one thread at a time, the session's; other owners' threads only wait for it.
 */
public abstract class LockOwner extends Lockable implements LockTag {

  private final LockSession session;

  /** The hold of rows FOR NO KEY UPDATE, the most frequent locks; made when first needed. */
  private @Nullable Hold exclusive;

  /** The hold in another set of modes made last. */
  private @Nullable Hold latest;

  private final LockStack stack = new LockStack();

  protected LockOwner(LockSession session) {
    this.session = session;
  }

  /** The number that messages show for it: the transaction id. */
  public abstract long id();

  public final LockSession session() {
    return session;
  }

  /** Locks a row. As {@link #acquire(Lockable, LockMode, WaitPolicy, LockTag)}. */
  public final boolean acquire(Lockable row, RowLockMode mode, WaitPolicy policy, LockTag table) {
    return acquire(row, mode.lockMode(), policy, table);
  }

  /** Locks a table. As {@link #acquire(Lockable, LockMode, WaitPolicy, LockTag)}. */
  public final boolean acquire(TableLock table, LockMode mode, WaitPolicy policy) {
    if (!mode.isWeak()) {
      return acquireContended(table, mode, policy, table);
    }
    int before = session.weakLocks().acquire(this, table, mode);
    if (before >= 0) {
      stack.push(table, before);
    }
    if (before != WeakLocks.NOT_HERE) {
      return true;
    }
    return acquire(table, mode, policy, table);
  }

  /**
   * Obtains the lock, unless a mode as strong is held already, and keeps it until {@link
   * #releaseAll} or a {@link #releaseSince} an earlier mark.
   *
   * @param tag what the lock protects, for messages
   * @return false where the policy is {@link WaitPolicy#SKIP} and the lock cannot be had at once
   * @throws SqlError 55P03 with {@link WaitPolicy#NOWAIT}, or after the session's lock_timeout;
   *     40P01 where waiting would close a cycle; 57014 and the like from the session's {@link
   *     io.tx4j.engine.error.Cancellation}
   */
  public final boolean acquire(Lockable lock, LockMode mode, WaitPolicy policy, LockTag tag) {
    if (lock.replace(null, hold(mode.bit()))) {
      stack.push(lock, 0);
      return true;
    }
    return acquireHeld(lock, mode, policy, tag);
  }

  private boolean acquireHeld(Lockable lock, LockMode mode, WaitPolicy policy, LockTag tag) {
    for (; ; ) {
      Object state = lock.state();
      if (state instanceof LockQueue) {
        return acquireContended(lock, mode, policy, tag);
      }
      int before = Hold.modesOf(state, this);
      if (mode.isCoveredBy(before)) {
        return true;
      }
      if (Hold.conflict(state, session, mode)) {
        return acquireContended(lock, mode, policy, tag);
      }
      if (lock.replace(state, Hold.with(state, this, before | mode.bit()))) {
        stack.push(lock, before);
        return true;
      }
    }
  }

  private boolean acquireContended(Lockable lock, LockMode mode, WaitPolicy policy, LockTag tag) {
    return finish(session.manager().submit(new LockRequest(this, lock, mode, tag), policy));
  }

  /** Waits for the submitted request where it must, and notes the lock where it was granted. */
  private boolean finish(LockRequest request) {
    try {
      session.manager().await(request);
    } finally {
      if (request.status() == LockRequest.Status.GRANTED) {
        stack.push(request.lock, request.modesBefore());
      }
    }
    return request.status() != LockRequest.Status.REFUSED;
  }

  /** As {@code acquire}, for an advisory key until the end of the transaction. */
  public final boolean acquireAdvisory(AdvisoryKey key, LockMode mode, WaitPolicy policy) {
    return finish(session.manager().submitAdvisory(this, key, mode, policy));
  }

  /**
   * Waits until the holder no longer holds the lock: until its end, or until it has gone back to a
   * savepoint from before. Stands in no queue, and leaves the lock to others. Errors as {@code
   * acquire}.
   */
  public final void awaitRelease(Lockable lock, LockOwner holder, LockTag tag) {
    if (lock.state() != RETIRED) {
      LockRequest request = new LockRequest(this, lock, LockMode.SHARE, tag, holder);
      session.manager().await(session.manager().submit(request, WaitPolicy.BLOCK));
    }
  }

  /**
   * Waits until the other owner has released all; returns at once where it has. Errors as {@code
   * acquire}.
   */
  public final void awaitEnd(LockOwner other) {
    awaitRelease(other, other, other);
  }

  /** A place to release back to. */
  public final int mark() {
    return stack.size();
  }

  /**
   * Releases what was acquired since the mark, and goes back to the weaker mode of a lock that was
   * strengthened since.
   */
  public final void releaseSince(int mark) {
    while (stack.size() > mark) {
      Lockable lock = stack.top();
      int before = stack.topModesBefore();
      stack.pop();
      if (lock != null) {
        keep(lock, before);
      }
    }
  }

  /**
   * Releases everything; the owner has ended, and whoever waits for that goes on. Acquires nothing
   * any more.
   */
  public final void releaseAll() {
    while (stack.size() > 0) {
      Lockable lock = stack.top();
      stack.pop();
      if (lock != null) {
        keep(lock, 0);
      }
    }
    retire();
    session.ownerEnded();
  }

  private void retire() {
    Object state;
    do {
      state = state();
      if (state instanceof LockQueue) {
        session.manager().retire(this);
        return;
      }
    } while (!replace(state, RETIRED));
  }

  /** Holds the lock from now on in these modes only. */
  final void keep(Lockable lock, int modes) {
    if (lock instanceof TableLock table && session.weakLocks().keep(table, modes)) {
      return;
    }
    for (; ; ) {
      Object state = lock.state();
      if (state instanceof LockQueue || lock.changesUnderMutex()) {
        session.manager().release(this, lock, modes);
        return;
      }
      Object next = Hold.with(state, this, modes);
      if (lock.replace(state, next)) {
        if (next == null) {
          lock.freed();
        }
        return;
      }
    }
  }

  /**
   * That this owner holds something in these modes. Called by its own thread, or under the
   * manager's mutex.
   */
  final Hold hold(int modes) {
    boolean isExclusive = modes == LockMode.EXCLUSIVE.bit();
    Hold hold = isExclusive ? exclusive : latest;
    if (hold == null || hold.modes != modes) {
      hold = new Hold(this, modes);
      if (isExclusive) {
        exclusive = hold;
      } else {
        latest = hold;
      }
    }
    return hold;
  }

  @Override
  final Object holdersWhenUntouched() {
    return new Hold(this, LockMode.EXCLUSIVE.bit());
  }

  @Override
  public String type() {
    return "transactionid";
  }

  @Override
  public String describe(Lockable lock) {
    return "transaction " + id();
  }

  @Override
  public SqlError notAvailable() {
    return new SqlError(
        SqlState.LOCK_NOT_AVAILABLE, "could not obtain lock on transaction " + id());
  }
}
