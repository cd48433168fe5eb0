package io.tx4j;

import org.jspecify.annotations.Nullable;

/** A write was tried in a read-only transaction (SQLSTATE 25006). Nothing is committed. */
public class ReadOnlyTransactionException extends TransactionException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param sqlState the database's SQLSTATE; null if the boundary found out by itself
   * @param cause the database's exception; null if there is none
   */
  public ReadOnlyTransactionException(
      String message, @Nullable String sqlState, @Nullable Throwable cause) {
    super(message, sqlState, cause);
  }
}
