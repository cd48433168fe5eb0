package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;

/**
 * Cuts SQL text into {@link Tokens} as PostgreSQL's scanner does: the longest match wins, comments
 * nest, an operator does not end in {@code +} or {@code -} unless it holds a character that no
 * operator of the standard has.
 */
final class Lexer {

  /** An operator is a name, and a name has at most 63 bytes. */
  private static final int MAX_OPERATOR_LENGTH = 63;

  private final String sql;
  private final int length;
  private final Tokens tokens;
  private int at;

  private Lexer(String sql) {
    this.sql = sql;
    this.length = sql.length();
    this.tokens = new Tokens(sql);
  }

  static Tokens tokenize(String sql) {
    Lexer lexer = new Lexer(sql);
    try {
      lexer.run();
      lexer.tokens.add(Tokens.END, lexer.length, lexer.length);
    } catch (SqlError e) {
      lexer.tokens.error = e;
      lexer.tokens.add(Tokens.BAD, lexer.at, lexer.at);
    }
    return lexer.tokens;
  }

  private void run() {
    while (true) {
      at = skipBlank(at);
      if (at >= length) {
        return;
      }
      next(sql.charAt(at));
    }
  }

  private void next(char c) {
    if (isIdentifierStart(c)) {
      word(c);
    } else if (isDigit(c)) {
      number();
    } else {
      switch (c) {
        case '\'' -> plainString(at);
        case '"' -> quotedIdentifier();
        case '$' -> dollar();
        case '.' -> point();
        case ':' -> colon();
        case ',', '(', ')', '[', ']', ';' -> single(c);
        default -> {
          if (isOperator(c)) {
            operator();
          } else {
            stray();
          }
        }
      }
    }
  }

  private void single(char c) {
    tokens.add(c, at, at + 1);
    at++;
  }

  private void stray() {
    int end = sql.offsetByCodePoints(at, 1);
    tokens.add(Tokens.STRAY, at, end);
    at = end;
  }

  private char peek(int offset) {
    return offset < length ? sql.charAt(offset) : '\0';
  }

  // ---- white space and comments

  /** The offset of the first character that is neither white space nor part of a comment. */
  private int skipBlank(int from) {
    int i = from;
    while (i < length) {
      char c = sql.charAt(i);
      if (isSpace(c)) {
        i++;
      } else if (c == '-' && peek(i + 1) == '-') {
        i = endOfLine(i);
      } else if (c == '/' && peek(i + 1) == '*') {
        i = endOfComment(i);
      } else {
        break;
      }
    }
    return i;
  }

  private int endOfLine(int from) {
    int i = from;
    while (i < length && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private int endOfComment(int from) {
    int depth = 1;
    int i = from + 2;
    while (i < length) {
      char c = sql.charAt(i);
      if (c == '/' && peek(i + 1) == '*') {
        depth++;
        i += 2;
      } else if (c == '*' && peek(i + 1) == '/') {
        i += 2;
        if (--depth == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    throw SyntaxErrors.near("unterminated /* comment", sql, from, length);
  }

  // ---- words

  private void word(char first) {
    char next = peek(at + 1);
    if (next == '\'' && prefixedString(first)) {
      return;
    }
    if (next == '&' && (first == 'u' || first == 'U') && unicode(peek(at + 2))) {
      return;
    }
    int start = at;
    int end = start + 1;
    while (end < length && isIdentifierPart(sql.charAt(end))) {
      end++;
    }
    at = end;
    Keyword keyword = Keyword.find(sql, start, end);
    tokens.add(
        keyword == null ? Tokens.IDENTIFIER : Tokens.KEYWORD + keyword.ordinal(), start, end);
  }

  private boolean prefixedString(char prefix) {
    int start = at;
    switch (prefix) {
      case 'e', 'E' -> {
        EscapeString string = EscapeString.read(sql, start, start + 2);
        tokens.add(Tokens.STRING, start, string.end(), string.value());
        at = string.end();
      }
      case 'b', 'B' -> bits(Tokens.BIT_STRING, "unterminated bit string literal");
      case 'x', 'X' -> bits(Tokens.HEX_STRING, "unterminated hexadecimal string literal");
      case 'n', 'N' -> {
        tokens.add(Tokens.KEYWORD + Keyword.NCHAR.ordinal(), start, start + 1);
        at++;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void bits(int kind, String unterminated) {
    int start = at;
    at++;
    String value = quoted('\'', unterminated, start, true);
    tokens.add(kind, start, at, value);
  }

  /** {@code U&'...'} and {@code U&"..."}, with what {@code UESCAPE} says. */
  private boolean unicode(char quote) {
    if (quote != '\'' && quote != '"') {
      return false;
    }
    int start = at;
    at += 2;
    boolean string = quote == '\'';
    String raw =
        string
            ? quoted('\'', "unterminated quoted string", start, true)
            : quoted('"', "unterminated quoted identifier", start, false);
    int end = at;
    if (!string && raw.isEmpty()) {
      throw SyntaxErrors.near("zero-length delimited identifier", sql, start, end);
    }
    char escape = unicodeEscapeCharacter();
    String value = UnicodeEscapes.decode(raw, escape, sql, start);
    tokens.add(
        string ? Tokens.STRING : Tokens.QUOTED_IDENTIFIER,
        start,
        end,
        string ? value : Names.truncate(value));
    return true;
  }

  private char unicodeEscapeCharacter() {
    int start = skipBlank(at);
    int end = start;
    while (end < length && isIdentifierPart(sql.charAt(end))) {
      end++;
    }
    if (Keyword.find(sql, start, end) != Keyword.UESCAPE) {
      return '\\';
    }
    int quote = skipBlank(end);
    if (peek(quote) != '\'') {
      int stop = quote >= length ? quote : sql.offsetByCodePoints(quote, 1);
      throw SyntaxErrors.near(
          "UESCAPE must be followed by a simple string literal", sql, quote, stop);
    }
    at = quote;
    String escape = quoted('\'', "unterminated quoted string", quote, true);
    if (escape.length() != 1 || !UnicodeEscapes.isEscapeCharacter(escape.charAt(0))) {
      throw SyntaxErrors.near("invalid Unicode escape character", sql, quote, at);
    }
    return escape.charAt(0);
  }

  // ---- quotes

  private void plainString(int start) {
    int close = sql.indexOf('\'', start + 1);
    if (close > 0 && peek(close + 1) != '\'' && continuation(close + 1) < 0) {
      tokens.add(Tokens.STRING, start, close + 1);
      at = close + 1;
    } else {
      String value = quoted('\'', "unterminated quoted string", start, true);
      tokens.add(Tokens.STRING, start, at, value);
    }
  }

  private void quotedIdentifier() {
    int start = at;
    String value = quoted('"', "unterminated quoted identifier", start, false);
    if (value.isEmpty()) {
      throw SyntaxErrors.near("zero-length delimited identifier", sql, start, at);
    }
    tokens.add(Tokens.QUOTED_IDENTIFIER, start, at, Names.truncate(value));
  }

  /**
   * Reads what stands between quotes, a doubled quote standing for one, and leaves {@link #at}
   * behind it.
   *
   * @param start of the whole token, for the error
   * @param continues whether the literal goes on behind a line break
   */
  private String quoted(char quote, String unterminated, int start, boolean continues) {
    StringBuilder value = null;
    int from = at + 1;
    while (true) {
      int close = sql.indexOf(quote, from);
      if (close < 0) {
        throw SyntaxErrors.near(unterminated, sql, start, length);
      }
      int resume = -1;
      if (peek(close + 1) == quote) {
        resume = close + 2;
      } else if (continues) {
        resume = continuation(close + 1);
      }
      if (resume < 0) {
        at = close + 1;
        return value == null
            ? sql.substring(from, close)
            : value.append(sql, from, close).toString();
      }
      if (value == null) {
        value = new StringBuilder();
      }
      value.append(sql, from, peek(close + 1) == quote ? close + 1 : close);
      from = resume;
    }
  }

  private int continuation(int from) {
    return continuation(sql, from);
  }

  /**
   * Where a literal goes on: behind white space with a line break in it (and comments of one line),
   * and another quote. -1 if it does not.
   */
  static int continuation(String sql, int from) {
    int length = sql.length();
    int i = from;
    boolean lineBreak = false;
    while (i < length) {
      char c = sql.charAt(i);
      if (c == '\n' || c == '\r') {
        lineBreak = true;
        i++;
      } else if (isSpace(c)) {
        i++;
      } else if (lineBreak && c == '-' && i + 1 < length && sql.charAt(i + 1) == '-') {
        while (i < length && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
          i++;
        }
      } else {
        return lineBreak && c == '\'' ? i + 1 : -1;
      }
    }
    return -1;
  }

  /** {@code $1}, {@code $$text$$}, {@code $tag$text$tag$}, or a lone dollar. */
  private void dollar() {
    if (isDigit(peek(at + 1))) {
      parameter();
      return;
    }
    int start = at;
    int end = start + 1;
    if (end < length && isIdentifierStart(sql.charAt(end))) {
      while (end < length && sql.charAt(end) != '$' && isIdentifierPart(sql.charAt(end))) {
        end++;
      }
    }
    if (peek(end) != '$') {
      stray();
      return;
    }
    String delimiter = sql.substring(start, end + 1);
    int close = sql.indexOf(delimiter, end + 1);
    if (close < 0) {
      throw SyntaxErrors.near("unterminated dollar-quoted string", sql, start, length);
    }
    at = close + delimiter.length();
    tokens.add(Tokens.STRING, start, at, sql.substring(end + 1, close));
  }

  // ---- numbers

  private void parameter() {
    int start = at;
    int end = start + 1;
    while (isDigit(peek(end))) {
      end++;
    }
    NumberScanner.refuseJunk(sql, "trailing junk after parameter", start, end);
    // Ten digits hold every int; more are too many anyway.
    long number = end - start > 11 ? Long.MAX_VALUE : Long.parseLong(sql, start + 1, end, 10);
    if (number > Integer.MAX_VALUE) {
      throw SyntaxErrors.near("parameter number too large", sql, start, end);
    }
    tokens.add(Tokens.PARAMETER, start, end);
    at = end;
  }

  private void number() {
    NumberScanner number = new NumberScanner(sql, at);
    tokens.add(number.kind(), at, number.end());
    at = number.end();
  }

  // ---- punctuation and operators

  private void point() {
    if (isDigit(peek(at + 1))) {
      number();
    } else if (peek(at + 1) == '.') {
      pair(Tokens.DOT_DOT);
    } else {
      single('.');
    }
  }

  private void colon() {
    switch (peek(at + 1)) {
      case ':' -> pair(Tokens.TYPECAST);
      case '=' -> pair(Tokens.COLON_EQUALS);
      default -> single(':');
    }
  }

  private void pair(int kind) {
    tokens.add(kind, at, at + 2);
    at += 2;
  }

  private void operator() {
    int start = at;
    int end = operatorEnd(start);
    at = end;
    int kind = Tokens.OPERATOR;
    if (end - start == 1 && "+-*/%^<>=".indexOf(sql.charAt(start)) >= 0) {
      kind = sql.charAt(start);
    } else if (end - start == 2) {
      kind = pairKind(sql.charAt(start), sql.charAt(start + 1));
    } else if (end - start > MAX_OPERATOR_LENGTH) {
      throw SyntaxErrors.near("operator too long", sql, start, end);
    }
    tokens.add(kind, start, end);
  }

  private static int pairKind(char first, char second) {
    if (second == '=') {
      return switch (first) {
        case '<' -> Tokens.LESS_EQUALS;
        case '>' -> Tokens.GREATER_EQUALS;
        case '!' -> Tokens.NOT_EQUALS;
        default -> Tokens.OPERATOR;
      };
    }
    if (second == '>') {
      return switch (first) {
        case '=' -> Tokens.EQUALS_GREATER;
        case '<' -> Tokens.NOT_EQUALS;
        default -> Tokens.OPERATOR;
      };
    }
    return Tokens.OPERATOR;
  }

  private int operatorEnd(int start) {
    int end = start;
    boolean extended = false;
    while (end < length && isOperator(sql.charAt(end))) {
      char c = sql.charAt(end);
      if (end > start
          && ((c == '-' && peek(end + 1) == '-') || (c == '/' && peek(end + 1) == '*'))) {
        break;
      }
      extended |= isExtendedOperator(c);
      end++;
    }
    while (!extended
        && end - start > 1
        && (sql.charAt(end - 1) == '+' || sql.charAt(end - 1) == '-')) {
      end--;
    }
    return end;
  }

  // ---- characters

  private static boolean isOperator(char c) {
    return isExtendedOperator(c) || "+-*/<>=".indexOf(c) >= 0;
  }

  /** Characters that no operator of the SQL standard has. */
  private static boolean isExtendedOperator(char c) {
    return "~!@#^&|`?%".indexOf(c) >= 0;
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isIdentifierStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
  }

  static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c) || c == '$';
  }
}
