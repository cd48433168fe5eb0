package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * A lock was not to be had within the lock timeout, or at once where NOWAIT was asked (SQLSTATE
 * 55P03). Nothing is committed.
 */
public class LockNotAvailableException extends TransactionException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param sqlState the database's SQLSTATE; null if the boundary found out by itself
   * @param cause the database's exception; null if there is none
   */
  public LockNotAvailableException(
      String message, @Nullable String sqlState, @Nullable Throwable cause) {
    super(message, sqlState, cause);
  }
}
