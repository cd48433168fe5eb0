package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * The transaction cannot be put in an order with concurrent ones (SQLSTATE 40001). Nothing is
 * committed; run again from the start it can succeed, see {@link Transactional#retryOn}.
 */
public class SerializationFailureException extends TransactionException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param sqlState the database's SQLSTATE; null if the boundary found out by itself
   * @param cause the database's exception; null if there is none
   */
  public SerializationFailureException(
      String message, @Nullable String sqlState, @Nullable Throwable cause) {
    super(message, sqlState, cause);
  }
}
