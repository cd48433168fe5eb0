package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * The deadline passed, or the database cancelled a statement for its timeout (SQLSTATE 57014,
 * 25P03, 25P04). Nothing is committed.
 */
public class TransactionTimeoutException extends TransactionException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param sqlState the database's SQLSTATE; null if the boundary found out by itself
   * @param cause the database's exception; null if there is none
   */
  public TransactionTimeoutException(
      String message, @Nullable String sqlState, @Nullable Throwable cause) {
    super(message, sqlState, cause);
  }
}
