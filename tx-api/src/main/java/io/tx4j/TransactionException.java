package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * What the transaction boundary itself has to report. The subtypes say what happened; this type
 * alone stands for a failure of the database that has no subtype, after which nothing is committed.
 *
 * <p>The cause is the {@code SQLException} wherever there was one.
 */
public class TransactionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String sqlState;

  /**
   * Makes one.
   *
   * @param message what was expected, what was found, what to do
   * @param sqlState the database's SQLSTATE; null if it does not come from the database
   * @param cause what led to it; null if nothing did
   */
  public TransactionException(
      String message, @Nullable String sqlState, @Nullable Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
  }

  /**
   * The database's error code.
   *
   * @return five characters; null if the failure does not come from the database
   */
  public final @Nullable String sqlState() {
    return sqlState;
  }
}
