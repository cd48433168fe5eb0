package io.tx4j.engine.sql;

/** Finds where the number ends that begins at a place, and whether it is an integer. */
final class NumberScanner {

  private static final String JUNK = "trailing junk after numeric literal";

  private final String sql;
  private final int start;
  private int kind = Tokens.INTEGER;
  private int end;

  /** Scans at once; a digit, or a point before a digit, stands at {@code start}. */
  NumberScanner(String sql, int start) {
    this.sql = sql;
    this.start = start;
    scan();
  }

  /** {@link Tokens#INTEGER} or {@link Tokens#NUMBER}. */
  int kind() {
    return kind;
  }

  /** The offset behind the number. */
  int end() {
    return end;
  }

  private char peek(int offset) {
    return offset < sql.length() ? sql.charAt(offset) : '\0';
  }

  private void scan() {
    int radix = peek(start) == '0' ? radix(peek(start + 1)) : 10;
    if (radix != 10) {
      radixInteger(radix);
    } else {
      end = digits(start, 10);
      if (peek(end) == '.') {
        if (peek(end + 1) == '.') {
          // The dots of a range; what follows is not looked at.
          return;
        }
        kind = Tokens.NUMBER;
        end = Lexer.isDigit(peek(end + 1)) ? digits(end + 1, 10) : end + 1;
      }
      exponent();
    }
    refuseJunk(sql, JUNK, start, end);
  }

  private static int radix(char mark) {
    return switch (mark) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  /** {@code 0x1F}, {@code 0o17}, {@code 0b11}. */
  private void radixInteger(int radix) {
    int from = start + 2;
    boolean underscore = peek(from) == '_' && Character.digit(peek(from + 1), radix) >= 0;
    end = digits(underscore ? from + 1 : from, radix);
    if (end == from) {
      end = peek(from) == '_' ? from + 1 : from;
      refuseJunkPart(sql, JUNK, start, end);
      String name = radix == 16 ? "hexadecimal" : radix == 8 ? "octal" : "binary";
      throw SyntaxErrors.near("invalid " + name + " integer", sql, start, end);
    }
  }

  /** The end of a run of digits in which single underscores may stand between digits. */
  private int digits(int from, int radix) {
    int i = from;
    while (isDigit(peek(i), radix) || (peek(i) == '_' && i > from && isDigit(peek(i + 1), radix))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c, int radix) {
    return c < 128 && Character.digit(c, radix) >= 0;
  }

  /** Reads an exponent behind the mantissa, if there is one. */
  private void exponent() {
    if (peek(end) != 'e' && peek(end) != 'E') {
      return;
    }
    boolean signed = peek(end + 1) == '+' || peek(end + 1) == '-';
    int digits = signed ? end + 2 : end + 1;
    if (Lexer.isDigit(peek(digits))) {
      kind = Tokens.NUMBER;
      end = digits(digits, 10);
    } else if (signed) {
      throw SyntaxErrors.near(JUNK, sql, start, digits);
    }
  }

  /** A number that runs into a word is an error, the word being part of what is shown. */
  static void refuseJunk(String sql, String message, int start, int end) {
    if (end < sql.length() && Lexer.isIdentifierStart(sql.charAt(end))) {
      refuseJunkPart(sql, message, start, end);
    }
  }

  /** As {@link #refuseJunk}, where a part of the word is read already. */
  private static void refuseJunkPart(String sql, String message, int start, int end) {
    int stop = end;
    while (stop < sql.length() && Lexer.isIdentifierPart(sql.charAt(stop))) {
      stop++;
    }
    if (stop > end) {
      throw SyntaxErrors.near(message, sql, start, stop);
    }
  }
}
