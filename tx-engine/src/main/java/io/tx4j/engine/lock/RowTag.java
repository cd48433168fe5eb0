package io.tx4j.engine.lock;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/**
 * The rows of one table. A wait for a row is told, as by PostgreSQL, as a wait for the transaction
 * that holds it; only one who stands behind another waiter waits for the tuple.
 *
 * @param table the table's name
 * @param tableOid its oid
 */
public record RowTag(String table, long tableOid) implements LockTag {

  @Override
  public String type() {
    return "tuple";
  }

  @Override
  public String describe(Lockable lock) {
    return "tuple "
        + lock.lockName()
        + " of relation "
        + tableOid
        + " of database "
        + TableLock.DATABASE_OID;
  }

  @Override
  public SqlError notAvailable() {
    return SqlError.of(
        SqlState.LOCK_NOT_AVAILABLE, "could not obtain lock on row in relation \"%s\"", table);
  }

  @Override
  public String describeWait(
      Lockable lock, LockMode mode, LockOwner blocker, boolean blockerHoldsIt) {
    return blockerHoldsIt
        ? blocker.describeWait(blocker, LockMode.SHARE, blocker, true)
        : LockTag.super.describeWait(lock, mode, blocker, false);
  }

  @Override
  public boolean overtakesWaiters() {
    return true;
  }
}
