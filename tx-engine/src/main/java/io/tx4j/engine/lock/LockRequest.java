package io.tx4j.engine.lock;

import org.jspecify.annotations.Nullable;

/**
 * One owner's wish for a lock that could not be had with a compare-and-set; while it waits, a place
 * in the queue. Or the wish that one holder lets go, which makes nobody behind it wait.
 */
final class LockRequest {

  enum Status {
    WAITING,
    /** The lock is held now in the wanted mode too. */
    GRANTED,
    /**
     * Nothing to do: held in a mode as strong before, or waited for the end of an owner that had
     * ended.
     */
    NEEDLESS,
    /** The lock was not free, and the policy is not to wait. */
    REFUSED
  }

  final LockOwner owner;
  final Lockable lock;
  final LockMode mode;
  final LockTag tag;

  /** The holder whose release is all that is waited for; null for a request that wants the lock. */
  final @Nullable LockOwner awaited;

  final Thread thread = Thread.currentThread();

  // Both are written under the manager's mutex; the status is read without it by the waiting
  // thread.
  private int modesBefore;
  private volatile Status status = Status.WAITING;

  LockRequest(LockOwner owner, Lockable lock, LockMode mode, LockTag tag) {
    this(owner, lock, mode, tag, null);
  }

  LockRequest(
      LockOwner owner, Lockable lock, LockMode mode, LockTag tag, @Nullable LockOwner awaited) {
    this.owner = owner;
    this.lock = lock;
    this.mode = mode;
    this.tag = tag;
    this.awaited = awaited;
  }

  Status status() {
    return status;
  }

  boolean isWaiting() {
    return status == Status.WAITING;
  }

  void settle(Status status) {
    this.status = status;
  }

  /** What the owner held of the lock when it asked. */
  int modesBefore() {
    return modesBefore;
  }

  void setModesBefore(int modes) {
    modesBefore = modes;
  }

  LockSession session() {
    return owner.session();
  }

  /** Whether there is nothing to wait for, the owner holding the lock in these modes. */
  boolean isNeedless(int modesHeld) {
    return awaited == null ? mode.isCoveredBy(modesHeld) : awaited.session() == session();
  }

  /** Whether a holder makes this request wait. */
  boolean isKeptOutBy(Hold hold) {
    return awaited == null ? hold.keepsOut(session(), mode) : hold.owner == awaited;
  }

  /** Whether this request, being ahead of the other in the queue, makes it wait. */
  boolean goesBefore(LockRequest other) {
    return awaited == null
        && other.awaited == null
        && mode.conflictsWith(other.mode)
        && session() != other.session();
  }

  /** What is waited for, in the words of the detail of 40P01. */
  String describe(LockOwner blocker, boolean blockerHoldsIt) {
    return awaited == null
        ? tag.describeWait(lock, mode, blocker, blockerHoldsIt)
        : awaited.describeWait(awaited, mode, blocker, true);
  }
}
