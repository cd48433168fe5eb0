package io.tx4j.engine.sql;

import java.util.List;

/** The entrance: SQL text to syntax trees. Thread-safe: each call works on its own state. */
public final class Parser {

  private Parser() {}

  /**
   * Parses all statements of a string; they are separated by semicolons.
   *
   * @return one entry for each statement that is not empty; an empty list for an empty string
   */
  public static List<ParsedStatement> parse(String sql) {
    String what = sql.trim();
    throw new UnsupportedOperationException(what);
  }

  /** Parses a single value expression that fills the whole text, such as a default of a column. */
  public static SqlExpression parseExpression(String sql) {
    String what = sql.trim();
    throw new UnsupportedOperationException(what);
  }

  /** Parses a type name that fills the whole text, such as {@code numeric(10,2)[]}. */
  public static TypeName parseTypeName(String sql) {
    String what = sql.trim();
    throw new UnsupportedOperationException(what);
  }
}
