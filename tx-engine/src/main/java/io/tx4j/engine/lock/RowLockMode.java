package io.tx4j.engine.lock;

/**
 * How a row is locked, weakest first. Each mode has the conflicts of one table lock mode, as in
 * PostgreSQL:
 *
 * <pre>
 *                 KEY_SHARE  SHARE  NO_KEY_UPDATE  UPDATE
 *  KEY_SHARE                                         x
 *  SHARE                                 x           x
 *  NO_KEY_UPDATE               x         x           x
 *  UPDATE             x        x         x           x
 * </pre>
 */
public enum RowLockMode {
  /** FOR KEY SHARE; what a foreign key's check takes on the referenced row. */
  KEY_SHARE(LockMode.ACCESS_SHARE),
  /** FOR SHARE. */
  SHARE(LockMode.ROW_SHARE),
  /**
   * FOR NO KEY UPDATE; what an UPDATE takes that leaves the columns alone that a foreign key could
   * refer to.
   */
  NO_KEY_UPDATE(LockMode.EXCLUSIVE),
  /** FOR UPDATE; what DELETE takes, and an UPDATE of key columns. */
  UPDATE(LockMode.ACCESS_EXCLUSIVE);

  private final LockMode lockMode;

  RowLockMode(LockMode lockMode) {
    this.lockMode = lockMode;
  }

  public LockMode lockMode() {
    return lockMode;
  }
}
