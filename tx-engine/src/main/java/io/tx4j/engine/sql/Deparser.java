package io.tx4j.engine.sql;

/**
 * Syntax trees back to SQL text, in PostgreSQL's spelling, with all parentheses that are needed to
 * read the same tree again.
 */
public final class Deparser {

  private Deparser() {}

  /** The SQL text of a statement, without semicolon. */
  public static String toSql(Statement statement) {
    String what = statement.toString();
    throw new UnsupportedOperationException(what);
  }

  /** The SQL text of an expression. */
  public static String toSql(SqlExpression expression) {
    String what = expression.toString();
    throw new UnsupportedOperationException(what);
  }

  /** The SQL text of a type name. */
  public static String toSql(TypeName type) {
    String what = type.toString();
    throw new UnsupportedOperationException(what);
  }

  /** {@code name}, in double quotes if it would not be read back as the same name without. */
  public static String quoteIdentifier(String name) {
    String what = name.toString();
    throw new UnsupportedOperationException(what);
  }
}
