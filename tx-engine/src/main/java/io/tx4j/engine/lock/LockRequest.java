package io.tx4j.engine.lock;

/**
 * One owner's wish for a lock that could not be had with a compare-and-set; while it waits, a place
 * in the queue.
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
  final Thread thread = Thread.currentThread();

  // Both are written under the manager's mutex; the status is read without it by the waiting
  // thread.
  private int modesBefore;
  private volatile Status status = Status.WAITING;

  LockRequest(LockOwner owner, Lockable lock, LockMode mode, LockTag tag) {
    this.owner = owner;
    this.lock = lock;
    this.mode = mode;
    this.tag = tag;
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

  /** Whether this request, being ahead of the other in the queue, makes it wait. */
  boolean goesBefore(LockRequest other) {
    return mode.conflictsWith(other.mode) && session() != other.session();
  }
}
