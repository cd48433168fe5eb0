package io.tx4j.engine.lock;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/**
 * The lock of one table: what LOCK TABLE takes, and each statement in a weak mode. See {@link
 * LockManager#table}.
 */
public final class TableLock extends Lockable implements LockTag {

  /** The engine has one database; this is the oid that messages show for it. */
  static final long DATABASE_OID = 1;

  private final long tableOid;
  private volatile String name;
  private volatile boolean contested;

  TableLock(long tableOid, String name) {
    this.tableOid = tableOid;
    this.name = name;
  }

  /**
   * Whether somebody wants or holds the table in a mode that is not weak: then nobody takes it
   * without the manager.
   */
  boolean isContested() {
    return contested;
  }

  /** Under the manager's mutex. */
  void setContested(boolean contested) {
    this.contested = contested;
  }

  @Override
  boolean changesUnderMutex() {
    return contested;
  }

  public long tableOid() {
    return tableOid;
  }

  /** The table was renamed. */
  public void rename(String name) {
    this.name = name;
  }

  @Override
  public String type() {
    return "relation";
  }

  @Override
  public String describe(Lockable lock) {
    return "relation " + tableOid + " of database " + DATABASE_OID;
  }

  @Override
  public SqlError notAvailable() {
    return SqlError.of(
        SqlState.LOCK_NOT_AVAILABLE, "could not obtain lock on relation \"%s\"", name);
  }
}
