package io.tx4j;

/**
 * The isolation levels of the SQL standard, from weak to strong, as PostgreSQL keeps them (its
 * manual, chapter "Transaction Isolation").
 *
 * <p>A scope that asks for a stronger level than the transaction it would join has is refused with
 * {@link IllegalTransactionStateException}; a weaker wish is met by the stronger transaction.
 */
public enum Isolation {
  /**
   * Whatever the session is set to. PostgreSQL's own default is {@link #READ_COMMITTED}. Nothing is
   * sent to the server, and any transaction may be joined.
   */
  DEFAULT,

  /** In PostgreSQL the same as {@link #READ_COMMITTED}: dirty reads do not occur. */
  READ_UNCOMMITTED,

  /**
   * Each statement sees what was committed before it began. Lost updates and skews are possible.
   */
  READ_COMMITTED,

  /**
   * Every statement sees what was committed before the first one began; a write to a row that was
   * changed since fails with SQLSTATE 40001. Write skew is possible.
   */
  REPEATABLE_READ,

  /**
   * The result is that of some order of the transactions, one after the other; where there is no
   * such order, a transaction fails with SQLSTATE 40001 and is to be retried.
   */
  SERIALIZABLE
}
