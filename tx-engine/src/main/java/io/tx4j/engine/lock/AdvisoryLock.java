package io.tx4j.engine.lock;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/** The lock of one advisory key; exists while somebody holds it or waits for it. */
final class AdvisoryLock extends Lockable implements LockTag {

  final AdvisoryKey key;
  private final LockManager manager;

  AdvisoryLock(AdvisoryKey key, LockManager manager) {
    this.key = key;
    this.manager = manager;
  }

  @Override
  void freed() {
    manager.forget(this);
  }

  @Override
  public String type() {
    return "advisory";
  }

  @Override
  public String describe(Lockable lock) {
    return String.format(
        "advisory lock [%d,%d,%d,%d]",
        TableLock.DATABASE_OID,
        Integer.toUnsignedLong(key.classId()),
        Integer.toUnsignedLong(key.objectId()),
        key.space());
  }

  @Override
  public SqlError notAvailable() {
    return new SqlError(SqlState.LOCK_NOT_AVAILABLE, "could not obtain advisory lock");
  }
}
