package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * A declared constraint does not hold (SQLSTATE class 23). Nothing is committed. The subtypes say
 * which kind of constraint; this type alone stands for a kind that has none.
 */
public class ConstraintViolationException extends TransactionException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String table;
  private final @Nullable String column;
  private final @Nullable String constraint;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param sqlState the database's SQLSTATE
   * @param table the table; null if the database does not say
   * @param column the column; null if the database does not say, as for most kinds
   * @param constraint the constraint's name; null if it has none, as for NOT NULL before PostgreSQL
   *     18
   * @param cause the database's exception; null if there is none
   */
  public ConstraintViolationException(
      String message,
      @Nullable String sqlState,
      @Nullable String table,
      @Nullable String column,
      @Nullable String constraint,
      @Nullable Throwable cause) {
    super(message, sqlState, cause);
    this.table = table;
    this.column = column;
    this.constraint = constraint;
  }

  /**
   * The table whose row violates the constraint.
   *
   * @return its name without schema; null if the database did not say
   */
  public final @Nullable String table() {
    return table;
  }

  /**
   * The column that violates the constraint.
   *
   * @return its name; null if the database did not say
   */
  public final @Nullable String column() {
    return column;
  }

  /**
   * The constraint that does not hold.
   *
   * @return its name; null if the database did not say
   */
  public final @Nullable String constraint() {
    return constraint;
  }
}
