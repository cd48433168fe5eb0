package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parser's place in the tokens: tests, steps, and the errors that point at the current token.
 */
final class TokenCursor {

  private static final Keyword[] KEYWORDS = Keyword.values();
  private static final int NULLS = Tokens.KEYWORD + Keyword.NULLS.ordinal();

  /**
   * How deep parentheses, operators and clauses may nest. Every consumer of the tree is recursive,
   * and all of them must fit into a thread's ordinary stack.
   */
  static final int MAX_DEPTH = 1000;

  private final Tokens tokens;
  private final String sql;
  private final boolean surrogates;
  private int index;
  private int kind;
  private int depth;
  private int parameterCount;

  TokenCursor(Tokens tokens) {
    this.tokens = tokens;
    this.sql = tokens.text;
    this.surrogates = hasSurrogates(sql);
    moveTo(0);
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  // ---- looking

  /** The kind of the current token, as {@link Tokens} tells it. */
  int kind() {
    return kind;
  }

  boolean at(int wanted) {
    return kind == wanted;
  }

  boolean at(Keyword keyword) {
    return kind == Tokens.KEYWORD + keyword.ordinal();
  }

  boolean at(Keyword first, Keyword second) {
    return at(first) && nextIs(second);
  }

  boolean nextIs(Keyword keyword) {
    return peek(1) == Tokens.KEYWORD + keyword.ordinal();
  }

  boolean nextIs(int wanted) {
    return peek(1) == wanted;
  }

  /** The kind of a later token; {@link Tokens#END} behind the last one. */
  int peek(int distance) {
    int there = index + distance;
    return there < tokens.count ? tokens.kinds[there] : Tokens.END;
  }

  /** The current token as a keyword, or null. */
  @Nullable Keyword keyword() {
    return keywordOf(kind);
  }

  static @Nullable Keyword keywordOf(int kind) {
    return kind >= Tokens.KEYWORD ? KEYWORDS[kind - Tokens.KEYWORD] : null;
  }

  /** Whether this token ends a statement. */
  boolean atEnd() {
    return kind == Tokens.END || kind == ';';
  }

  // ---- stepping

  void advance() {
    moveTo(index + 1);
  }

  private void moveTo(int target) {
    index = target;
    kind = tokens.kinds[target];
    if (kind == NULLS && (nextIs(Keyword.FIRST) || nextIs(Keyword.LAST))) {
      kind = Tokens.NULLS_ORDER;
    }
    if (kind == Tokens.BAD) {
      throw Objects.requireNonNull(tokens.error);
    }
  }

  boolean accept(int wanted) {
    if (kind == wanted) {
      advance();
      return true;
    }
    return false;
  }

  boolean accept(Keyword keyword) {
    if (at(keyword)) {
      advance();
      return true;
    }
    return false;
  }

  /** Accepts two keywords, or neither: the second decides. */
  boolean accept(Keyword first, Keyword second) {
    if (at(first, second)) {
      advance();
      advance();
      return true;
    }
    return false;
  }

  void expect(int wanted) {
    if (kind != wanted) {
      throw syntaxError();
    }
    advance();
  }

  void expect(Keyword keyword) {
    if (!at(keyword)) {
      throw syntaxError();
    }
    advance();
  }

  void expect(Keyword first, Keyword second) {
    expect(first);
    expect(second);
  }

  /** Accepts {@code keyword} and then requires {@code follower}. */
  boolean acceptThen(Keyword keyword, Keyword follower) {
    if (accept(keyword)) {
      expect(follower);
      return true;
    }
    return false;
  }

  // ---- errors and positions

  SqlError syntaxError() {
    return SyntaxErrors.syntaxError(sql, tokens.starts[index], tokens.ends[index]);
  }

  /** An error with a message of its own that points at the current token. */
  SqlError errorHere(String message) {
    return SyntaxErrors.near(message, sql, tokens.starts[index], tokens.ends[index]);
  }

  /** 42601 with a message of its own and nothing appended to it. */
  SqlError error(String message, int position) {
    return error(SqlState.SYNTAX_ERROR, message, position);
  }

  SqlError error(SqlState state, String message, int position) {
    return new SqlError(state, message).position(position);
  }

  /** The position of the current token: characters from 1. */
  int position() {
    return positionAt(0);
  }

  /** The position of a later (or, negative, an earlier) token. */
  int positionAt(int distance) {
    int start = tokens.starts[index + distance];
    return surrogates ? SyntaxErrors.position(sql, start) : start + 1;
  }

  /** Java's offset of the current token. */
  int startOffset() {
    return tokens.starts[index];
  }

  /** Java's offset behind the token before the current one. */
  int previousEnd() {
    return index == 0 ? 0 : tokens.ends[index - 1];
  }

  /** The source text between two offsets. */
  String source(int start, int end) {
    return sql.substring(start, end);
  }

  // ---- nesting

  /** Goes one level deeper. */
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  void leave() {
    depth--;
  }

  /** Refuses a chain of left-associative operators that would make the tree too deep. */
  void checkDepth(int chain) {
    if (depth + chain > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  static SqlError tooDeep() {
    return new SqlError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded")
        .hint(
            "The statement nests more than "
                + MAX_DEPTH
                + " levels deep. Split it, or write chains of conditions as lists.");
  }

  // ---- values of tokens

  /** The text of the current token, as written. */
  String text() {
    return sql.substring(tokens.starts[index], tokens.ends[index]);
  }

  boolean atString() {
    return kind == Tokens.STRING;
  }

  /** A string constant. */
  String string() {
    if (kind != Tokens.STRING) {
      throw syntaxError();
    }
    String value = stringValue();
    advance();
    return value;
  }

  private String stringValue() {
    String value = tokens.value(index);
    return value != null ? value : sql.substring(tokens.starts[index] + 1, tokens.ends[index] - 1);
  }

  /** The digits of a bit string; the current token must be one. */
  String bits() {
    String value = Objects.requireNonNull(tokens.value(index));
    advance();
    return value;
  }

  /** The number of a parameter; the current token must be one. */
  int parameter() {
    int number = Integer.parseInt(sql, tokens.starts[index] + 1, tokens.ends[index], 10);
    parameterCount = Math.max(parameterCount, number);
    advance();
    return number;
  }

  /** The highest parameter seen since the last call. */
  int takeParameterCount() {
    int count = parameterCount;
    parameterCount = 0;
    return count;
  }

  /** Whether the current token is an integer constant of 32 bits, the grammar's Iconst. */
  boolean atInteger() {
    return kind == Tokens.INTEGER && fitsInt();
  }

  private boolean fitsInt() {
    int start = tokens.starts[index];
    int end = tokens.ends[index];
    if (end - start < 10) {
      return true;
    }
    return new BigInteger(decimalText()).bitLength() < 32;
  }

  /** An integer constant of 32 bits. */
  int integer() {
    if (!atInteger()) {
      throw syntaxError();
    }
    int value = Integer.parseInt(decimalText());
    advance();
    return value;
  }

  /** The current number in decimal, without underscores. */
  String decimalText() {
    int start = tokens.starts[index];
    int end = tokens.ends[index];
    String text = sql.substring(start, end);
    if (text.indexOf('_') >= 0) {
      text = text.replace("_", "");
    }
    if (text.length() > 2 && text.charAt(0) == '0') {
      int radix = radix(text.charAt(1));
      if (radix != 10) {
        return new BigInteger(text.substring(2), radix).toString();
      }
    }
    return text;
  }

  private static int radix(char mark) {
    return switch (mark) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  /** A number with an optional sign, as decimal text. */
  String signedNumber() {
    boolean negative = false;
    if (!accept('+')) {
      negative = accept('-');
    }
    if (kind != Tokens.INTEGER && kind != Tokens.NUMBER) {
      throw syntaxError();
    }
    String digits = decimalText();
    advance();
    return negative ? "-" + digits : digits;
  }

  /** An integer of 32 bits with an optional sign. */
  int signedInteger() {
    boolean negative = accept('-');
    if (!negative) {
      accept('+');
    }
    int value = integer();
    return negative ? -value : value;
  }

  // ---- names

  /** The name of the current token, which is an identifier or a keyword, folded. */
  private String takeName() {
    Keyword keyword = keyword();
    String name;
    if (keyword != null) {
      name = keyword.word();
    } else if (kind == Tokens.IDENTIFIER) {
      name = Names.fold(sql, tokens.starts[index], tokens.ends[index]);
    } else {
      name = Objects.requireNonNull(tokens.value(index));
    }
    advance();
    return name;
  }

  static boolean isIdentifier(int kind) {
    return kind == Tokens.IDENTIFIER || kind == Tokens.QUOTED_IDENTIFIER;
  }

  static boolean isColumnName(int kind) {
    Keyword keyword = keywordOf(kind);
    return keyword == null ? isIdentifier(kind) : keyword.isColumnName();
  }

  static boolean isTypeOrFunctionName(int kind) {
    Keyword keyword = keywordOf(kind);
    return keyword == null ? isIdentifier(kind) : keyword.isTypeOrFunctionName();
  }

  boolean atColumnName() {
    return isColumnName(kind);
  }

  boolean atTypeOrFunctionName() {
    return isTypeOrFunctionName(kind);
  }

  /** A name that is followed by a list's comma or an operator: PostgreSQL's ColId. */
  String columnName() {
    if (!atColumnName()) {
      throw syntaxError();
    }
    return takeName();
  }

  /** PostgreSQL's type_function_name. */
  String typeOrFunctionName() {
    if (!atTypeOrFunctionName()) {
      throw syntaxError();
    }
    return takeName();
  }

  /** Any word, reserved ones too: PostgreSQL's ColLabel. */
  String label() {
    if (kind < Tokens.KEYWORD && !isIdentifier(kind)) {
      throw syntaxError();
    }
    return takeName();
  }

  /** Whether the current token may be a column label without AS. */
  boolean atBareLabel() {
    Keyword keyword = keyword();
    return keyword == null ? isIdentifier(kind) : keyword.isBareLabel();
  }

  /** PostgreSQL's NonReservedWord. */
  boolean atNonReservedWord() {
    Keyword keyword = keyword();
    return keyword == null ? isIdentifier(kind) : keyword.category() != Keyword.Category.RESERVED;
  }

  String nonReservedWord() {
    if (!atNonReservedWord()) {
      throw syntaxError();
    }
    return takeName();
  }

  /** A relation's or any object's name: up to three parts. */
  QualifiedName qualifiedName() {
    QualifiedName name = anyName();
    if (name.parts().size() > 3) {
      throw error(
          "improper qualified name (too many dotted names): " + String.join(".", name.parts()),
          name.position());
    }
    return name;
  }

  /** A name with any number of parts. */
  QualifiedName anyName() {
    int position = position();
    return restOfName(columnName(), position);
  }

  /** The rest of a dotted name whose first part is already read. */
  QualifiedName restOfName(String first, int position) {
    if (kind != '.') {
      return new QualifiedName(List.of(first), position);
    }
    List<String> parts = new ArrayList<>(3);
    parts.add(first);
    while (accept('.')) {
      parts.add(label());
    }
    return new QualifiedName(List.copyOf(parts), position);
  }

  // ---- lists

  /** One or more, separated by commas. */
  <T> List<T> list(Supplier<T> element) {
    T first = element.get();
    if (kind != ',') {
      return List.of(first);
    }
    List<T> elements = new ArrayList<>();
    elements.add(first);
    while (accept(',')) {
      elements.add(element.get());
    }
    return List.copyOf(elements);
  }

  /** One or more in parentheses. */
  <T> List<T> parenthesized(Supplier<T> element) {
    expect('(');
    List<T> elements = list(element);
    expect(')');
    return elements;
  }

  List<String> columnNames() {
    return list(this::columnName);
  }

  /** {@code (a, b)} if there is a parenthesis, else an empty list. */
  List<String> optionalColumnNames() {
    return at('(') ? parenthesized(this::columnName) : List.of();
  }
}
