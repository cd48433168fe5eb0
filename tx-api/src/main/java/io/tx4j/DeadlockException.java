package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * The database broke a deadlock by aborting this transaction (SQLSTATE 40P01). Nothing is
 * committed; run again from the start it can succeed, see {@link Transactional#retryOn}.
 */
public class DeadlockException extends TransactionException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param sqlState the database's SQLSTATE; null if the boundary found out by itself
   * @param cause the database's exception; null if there is none
   */
  public DeadlockException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
    super(message, sqlState, cause);
  }
}
