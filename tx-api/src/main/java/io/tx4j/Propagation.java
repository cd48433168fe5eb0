package io.tx4j;

/** What a scope does about the transaction that is, or is not, open on the calling thread. */
public enum Propagation {
  /** Joins the open transaction, else begins one. */
  REQUIRED(true),

  /**
   * Sets the open transaction aside and begins its own on a second connection. The two commit
   * independently of each other. While it runs, the thread holds two connections of the pool: as
   * many threads as the pool has connections can starve each other, and a row locked by the outer
   * transaction is waited for until the lock timeout.
   */
  REQUIRES_NEW(true),

  /**
   * Sets a savepoint in the open transaction and owns what follows it: a failure rolls back to the
   * savepoint, and the hooks registered since are dropped; a success hands its hooks to the
   * enclosing transaction. Begins a transaction where none is open.
   */
  NESTED(true),

  /** Joins the open transaction; {@link IllegalTransactionStateException} where none is open. */
  MANDATORY(false),

  /** Joins the open transaction; runs without one where none is open. */
  SUPPORTS(false),

  /** Sets the open transaction aside and runs without one. */
  NOT_SUPPORTED(false),

  /** Runs without a transaction; {@link IllegalTransactionStateException} where one is open. */
  NEVER(false);

  private final boolean canBegin;

  Propagation(boolean canBegin) {
    this.canBegin = canBegin;
  }

  /**
   * Whether a scope of this kind may come to own a transaction. Where it cannot, there is nothing
   * that an isolation, a timeout or a retry could apply to.
   *
   * @return true for {@link #REQUIRED}, {@link #REQUIRES_NEW} and {@link #NESTED}
   */
  public boolean canBegin() {
    return canBegin;
  }
}
