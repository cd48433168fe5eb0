package io.tx4j.engine.lock;

import io.tx4j.engine.error.SqlError;

/**
 * What a lock protects, for messages and for who looks at the locks; shared by all locks of a kind
 * where possible.
 */
public interface LockTag {

  /**
   * As column locktype of pg_locks: {@code relation}, {@code tuple}, {@code transactionid} or
   * {@code advisory}.
   */
  String type();

  /** The object in PostgreSQL's words, such as {@code relation 16384 of database 1}. */
  String describe(Lockable lock);

  /** What NOWAIT throws: 55P03. */
  SqlError notAvailable();

  /**
   * What is waited for, in the words of the detail of 40P01, such as {@code ShareLock on
   * transaction 5}.
   */
  default String describeWait(
      Lockable lock, LockMode mode, LockOwner blocker, boolean blockerHoldsIt) {
    return mode.lockName() + " on " + describe(lock);
  }

  /**
   * Whether a request that suits all holders is granted at once although others wait. So it is for
   * rows, whose waiters PostgreSQL only notes where there is an active conflict.
   */
  default boolean overtakesWaiters() {
    return false;
  }
}
