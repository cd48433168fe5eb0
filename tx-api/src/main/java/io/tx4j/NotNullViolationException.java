package io.tx4j;

import org.jspecify.annotations.Nullable;

/** A column that must have a value has none (SQLSTATE 23502). Nothing is committed. */
public final class NotNullViolationException extends ConstraintViolationException {

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
  public NotNullViolationException(
      String message,
      @Nullable String sqlState,
      @Nullable String table,
      @Nullable String column,
      @Nullable String constraint,
      @Nullable Throwable cause) {
    super(message, sqlState, table, column, constraint, cause);
  }
}
