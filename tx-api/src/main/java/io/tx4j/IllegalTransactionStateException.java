package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for does not fit the transaction that is, or is not, open: a program error. Where
 * a scope is refused its body is not run.
 */
public class IllegalTransactionStateException extends TransactionException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was expected, what was found, what to do
   */
  public IllegalTransactionStateException(String message) {
    this(message, null);
  }

  /**
   * Makes one with a cause.
   *
   * @param message what was expected, what was found, what to do
   * @param cause what led to it; null if nothing did
   */
  public IllegalTransactionStateException(String message, @Nullable Throwable cause) {
    super(message, null, cause);
  }
}
