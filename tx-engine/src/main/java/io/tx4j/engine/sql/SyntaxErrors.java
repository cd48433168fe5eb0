package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/** Errors that point into the source text. Offsets are Java's, positions are PostgreSQL's. */
final class SyntaxErrors {

  private SyntaxErrors() {}

  /** {@code syntax error at or near "x"}, x being the text between the two offsets. */
  static SqlError syntaxError(String sql, int start, int end) {
    return near("syntax error", sql, start, end);
  }

  /** {@code message at or near "x"}, or {@code message at end of input}. */
  static SqlError near(String message, String sql, int start, int end) {
    String place =
        start >= sql.length()
            ? " at end of input"
            : " at or near \"" + sql.substring(start, end) + "\"";
    return at(SqlState.SYNTAX_ERROR, message + place, sql, start);
  }

  static SqlError at(SqlState state, String message, String sql, int offset) {
    return new SqlError(state, message).position(position(sql, offset));
  }

  /** Characters from 1: a surrogate pair is one character. */
  static int position(String sql, int offset) {
    return sql.codePointCount(0, Math.min(offset, sql.length())) + 1;
  }
}
