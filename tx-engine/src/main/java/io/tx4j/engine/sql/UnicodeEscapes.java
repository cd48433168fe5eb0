package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/** Escapes by code point: those of {@code U&'...'}, and pairs of surrogates for both kinds. */
final class UnicodeEscapes {

  static final String INVALID_PAIR = "invalid Unicode surrogate pair";

  private UnicodeEscapes() {}

  /** Whether {@code UESCAPE 'c'} is allowed. */
  static boolean isEscapeCharacter(char c) {
    return Character.digit(c, 16) < 0 && "+'\"".indexOf(c) < 0 && !Lexer.isSpace(c);
  }

  /**
   * Decodes {@code \XXXX}, {@code \+XXXXXX} and {@code \\}.
   *
   * @param raw what stood between the quotes
   * @param sql the whole text and {@code start} of the literal in it, for errors
   */
  static String decode(String raw, char escape, String sql, int start) {
    if (raw.indexOf(escape) < 0) {
      return raw;
    }
    StringBuilder value = new StringBuilder(raw.length());
    // U& and the quote stand before the characters.
    int base = start + 3;
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c != escape) {
        if (!Character.isLowSurrogate(c)) {
          requireNoHighSurrogateEscape(value, sql, base + i);
        }
        value.append(c);
        i++;
      } else if (i + 1 < raw.length() && raw.charAt(i + 1) == escape) {
        requireNoHighSurrogateEscape(value, sql, base + i);
        value.append(escape);
        i += 2;
      } else {
        boolean six = i + 1 < raw.length() && raw.charAt(i + 1) == '+';
        int from = six ? i + 2 : i + 1;
        int digits = six ? 6 : 4;
        int codePoint = hexadecimal(raw, from, digits);
        if (codePoint < 0) {
          throw SyntaxErrors.at(SqlState.SYNTAX_ERROR, "invalid Unicode escape", sql, base + i)
              .hint("Unicode escapes must be \\XXXX or \\+XXXXXX.");
        }
        append(value, codePoint, sql, base + i);
        i = from + digits;
      }
    }
    requireNoHighSurrogateEscape(value, sql, base + i);
    return value.toString();
  }

  /** The value of exactly {@code count} hexadecimal digits, or -1. */
  static int hexadecimal(String text, int from, int count) {
    if (from + count > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + count; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Appends an escaped code point, of {@code U&'...'}. */
  private static void append(StringBuilder value, int codePoint, String sql, int offset) {
    if (codePoint <= 0 || codePoint > Character.MAX_CODE_POINT) {
      throw SyntaxErrors.at(SqlState.SYNTAX_ERROR, "invalid Unicode escape value", sql, offset);
    }
    if (!pairs(value, codePoint)) {
      throw invalidPair(sql, offset);
    }
    value.appendCodePoint(codePoint);
  }

  private static void requireNoHighSurrogateEscape(StringBuilder value, String sql, int offset) {
    if (endsInHighSurrogate(value)) {
      throw invalidPair(sql, offset);
    }
  }

  private static SqlError invalidPair(String sql, int offset) {
    return SyntaxErrors.at(SqlState.SYNTAX_ERROR, INVALID_PAIR, sql, offset);
  }

  /** Whether the code point may follow: a low surrogate a high one, and nothing else a high one. */
  static boolean pairs(StringBuilder value, int codePoint) {
    boolean low =
        codePoint >= Character.MIN_LOW_SURROGATE && codePoint <= Character.MAX_LOW_SURROGATE;
    return endsInHighSurrogate(value) == low;
  }

  static boolean endsInHighSurrogate(StringBuilder value) {
    return value.length() > 0 && Character.isHighSurrogate(value.charAt(value.length() - 1));
  }
}
