package io.tx4j;

import org.jspecify.annotations.Nullable;

/** Two rows exclude each other (SQLSTATE 23P01). Nothing is committed. */
public final class ExclusionViolationException extends ConstraintViolationException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param sqlState the database's SQLSTATE
   * @param table the table; null if the database does not say
   * @param column the column; null if the database does not say
   * @param constraint the constraint's name; null if the database does not say
   * @param cause the database's exception; null if there is none
   */
  public ExclusionViolationException(
      String message,
      @Nullable String sqlState,
      @Nullable String table,
      @Nullable String column,
      @Nullable String constraint,
      @Nullable Throwable cause) {
    super(message, sqlState, table, column, constraint, cause);
  }
}
