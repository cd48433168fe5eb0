package io.tx4j.engine.mvcc;

/**
 * PostgreSQL's isolation levels; READ UNCOMMITTED is READ COMMITTED there and here, but keeps its
 * name.
 */
public enum IsolationLevel {
  READ_UNCOMMITTED("read uncommitted"),
  READ_COMMITTED("read committed"),
  REPEATABLE_READ("repeatable read"),
  SERIALIZABLE("serializable");

  private final String settingValue;

  IsolationLevel(String settingValue) {
    this.settingValue = settingValue;
  }

  /** The name as in {@code SHOW transaction_isolation}. */
  public String settingValue() {
    return settingValue;
  }

  /** Whether one snapshot serves the whole transaction. */
  public boolean usesTransactionSnapshot() {
    return compareTo(REPEATABLE_READ) >= 0;
  }
}
