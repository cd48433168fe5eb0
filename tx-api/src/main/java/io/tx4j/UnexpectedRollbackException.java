package io.tx4j;

/**
 * The body returned normally, and yet nothing is committed: a scope that had joined the transaction
 * failed and its exception was swallowed, a statement failed and was swallowed, or {@link
 * Transaction#rollbackOnly()} was called. The cause is the first of these.
 */
public class UnexpectedRollbackException extends TransactionException {

  private static final long serialVersionUID = 1L;

  private final String scope;

  /**
   * Makes one.
   *
   * @param scope the name of the scope that made a commit impossible
   * @param cause what happened in it
   */
  public UnexpectedRollbackException(String scope, Throwable cause) {
    super(
        "ROLLED BACK although the body returned normally: "
            + scope
            + " had made a commit impossible by "
            + cause
            + ". Let that exception leave the body, or run that scope as NESTED.",
        null,
        cause);
    this.scope = scope;
  }

  /**
   * The scope that made a commit impossible.
   *
   * @return its name
   */
  public final String scope() {
    return scope;
  }
}
