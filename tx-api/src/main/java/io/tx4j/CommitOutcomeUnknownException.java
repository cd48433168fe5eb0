package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while COMMIT was under way: the database has all of the transaction, or
 * nothing of it. It was not retried, and neither after-commit nor after-rollback hooks ran. Check
 * in the database before doing it again, or switch on the runtime's resolution.
 */
public class CommitOutcomeUnknownException extends TransactionException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String transactionId;

  /**
   * Makes one.
   *
   * @param transactionId PostgreSQL's xid8 of the transaction; null where it was not asked for
   * @param cause what COMMIT failed with
   */
  public CommitOutcomeUnknownException(@Nullable String transactionId, Throwable cause) {
    super(message(transactionId), null, cause);
    this.transactionId = transactionId;
  }

  private static String message(@Nullable String transactionId) {
    String what =
        "COMMIT was sent and no answer came: the transaction may or may not be committed. ";
    return transactionId == null
        ? what + "Check in the database before doing it again."
        : what + "Ask SELECT pg_xact_status('" + transactionId + "') before doing it again.";
  }

  /**
   * The database's id of the transaction, an argument for PostgreSQL's {@code pg_xact_status}.
   *
   * @return the xid8 in decimal; null where it was not asked for
   */
  public final @Nullable String transactionId() {
    return transactionId;
  }
}
