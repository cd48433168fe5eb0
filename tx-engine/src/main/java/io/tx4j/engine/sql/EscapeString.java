package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A string constant with backslash escapes, {@code E'...'}.
 *
 * @param value what it stands for
 * @param end the offset behind it
 */
record EscapeString(String value, int end) {

  /**
   * Reads one.
   *
   * @param start of the whole token
   * @param from the first character behind the quote
   */
  static EscapeString read(String sql, int start, int from) {
    return new Reader(sql, start, from).read();
  }

  private static final class Reader {
    private final String sql;
    private final int start;
    private final StringBuilder value = new StringBuilder();

    /** Bytes given one by one, by {@code \x} and octal escapes; null while there is none. */
    private @Nullable ByteArrayOutputStream bytes;

    private int at;

    Reader(String sql, int start, int from) {
      this.sql = sql;
      this.start = start;
      this.at = from;
    }

    EscapeString read() {
      while (true) {
        if (at >= sql.length()) {
          throw SyntaxErrors.near("unterminated quoted string", sql, start, sql.length());
        }
        char c = sql.charAt(at);
        if (c == '\\') {
          escape();
        } else if (c != '\'') {
          plain(c);
          at++;
        } else if (at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
          plain('\'');
          at += 2;
        } else {
          int resume = Lexer.continuation(sql, at + 1);
          if (resume < 0) {
            flushBytes();
            requireNoHighSurrogateEscape(at + 1);
            return new EscapeString(value.toString(), at + 1);
          }
          at = resume;
        }
      }
    }

    private void plain(char c) {
      flushBytes();
      if (!Character.isLowSurrogate(c)) {
        requireNoHighSurrogateEscape(endOfRun());
      }
      value.append(c);
    }

    /**
     * An escaped high surrogate must be followed by an escaped low one; {@code end} is for the
     * error.
     */
    private void requireNoHighSurrogateEscape(int end) {
      if (UnicodeEscapes.endsInHighSurrogate(value)) {
        throw SyntaxErrors.near(UnicodeEscapes.INVALID_PAIR, sql, at, end);
      }
    }

    /** The end of the characters that need no attention, or of the escape, that begin here. */
    private int endOfRun() {
      if (sql.charAt(at) == '\\' || sql.charAt(at) == '\'') {
        return at + 2;
      }
      int end = at;
      while (end < sql.length() && sql.charAt(end) != '\\' && sql.charAt(end) != '\'') {
        end++;
      }
      return end;
    }

    private void escape() {
      if (at + 1 >= sql.length()) {
        throw SyntaxErrors.near("unterminated quoted string", sql, start, sql.length());
      }
      char c = sql.charAt(at + 1);
      switch (c) {
        case 'b' -> simple('\b');
        case 'f' -> simple('\f');
        case 'n' -> simple('\n');
        case 'r' -> simple('\r');
        case 't' -> simple('\t');
        case 'v' -> simple('\u000b');
        case 'u' -> codePoint(4);
        case 'U' -> codePoint(8);
        case 'x' -> hexadecimal();
        default -> {
          if (c >= '0' && c <= '7') {
            octal();
          } else {
            simple(c);
          }
        }
      }
    }

    private void simple(char c) {
      plain(c);
      at += 2;
    }

    private void codePoint(int digits) {
      flushBytes();
      int codePoint = UnicodeEscapes.hexadecimal(sql, at + 2, digits);
      boolean complete = at + 2 + digits <= sql.length();
      if (codePoint < 0 && !(complete && digits == 8 && allHexadecimal(at + 2, 8))) {
        throw SyntaxErrors.at(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid Unicode escape", sql, at)
            .hint("Unicode escapes must be \\uXXXX or \\UXXXXXXXX.");
      }
      if (codePoint <= 0 || codePoint > Character.MAX_CODE_POINT) {
        throw SyntaxErrors.near("invalid Unicode escape value", sql, at, at + 2 + digits);
      }
      if (!UnicodeEscapes.pairs(value, codePoint)) {
        throw SyntaxErrors.near(UnicodeEscapes.INVALID_PAIR, sql, at, at + 2 + digits);
      }
      value.appendCodePoint(codePoint);
      at += 2 + digits;
    }

    private boolean allHexadecimal(int from, int count) {
      for (int i = from; i < from + count; i++) {
        if (Character.digit(sql.charAt(i), 16) < 0) {
          return false;
        }
      }
      return true;
    }

    private void octal() {
      int value = 0;
      int i = at + 1;
      while (i < sql.length() && i < at + 4 && sql.charAt(i) >= '0' && sql.charAt(i) <= '7') {
        value = value << 3 | (sql.charAt(i) - '0');
        i++;
      }
      addByte(value);
      at = i;
    }

    private void hexadecimal() {
      int value = 0;
      int i = at + 2;
      while (i < sql.length() && i < at + 4 && Character.digit(sql.charAt(i), 16) >= 0) {
        value = value << 4 | Character.digit(sql.charAt(i), 16);
        i++;
      }
      if (i == at + 2) {
        simple('x');
        return;
      }
      addByte(value);
      at = i;
    }

    private void addByte(int value) {
      ByteArrayOutputStream target = bytes;
      if (target == null) {
        target = new ByteArrayOutputStream();
        bytes = target;
      }
      target.write(value);
    }

    private void flushBytes() {
      ByteArrayOutputStream source = bytes;
      if (source == null) {
        return;
      }
      bytes = null;
      byte[] encoded = source.toByteArray();
      try {
        String decoded =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
        if (decoded.indexOf('\0') < 0) {
          value.append(decoded);
          return;
        }
      } catch (CharacterCodingException e) {
        throw invalidBytes(encoded);
      }
      throw invalidBytes(new byte[] {0});
    }

    private static SqlError invalidBytes(byte[] bytes) {
      StringBuilder message = new StringBuilder("invalid byte sequence for encoding \"UTF8\":");
      for (byte b : bytes) {
        message.append(String.format(" 0x%02x", b));
      }
      return new SqlError(SqlState.CHARACTER_NOT_IN_REPERTOIRE, message.toString());
    }
  }
}
