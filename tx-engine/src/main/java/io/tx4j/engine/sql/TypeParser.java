package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Type names, with the spellings of the standard translated to PostgreSQL's own names. */
final class TypeParser {

  // PostgreSQL's INTERVAL_MASK of each field, and of all of them.
  private static final int YEAR = 1 << 2;
  private static final int MONTH = 1 << 1;
  private static final int DAY = 1 << 3;
  private static final int HOUR = 1 << 10;
  private static final int MINUTE = 1 << 11;
  private static final int SECOND = 1 << 12;
  private static final int FULL_RANGE = 0x7FFF;

  private final Grammar grammar;
  private final TokenCursor tokens;

  TypeParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** A type without modifiers yet, or with them. */
  private record Base(QualifiedName name, List<SqlExpression> modifiers) {}

  /** A type name that a constant follows; for an interval the fields stand behind the constant. */
  final class ConstantType {
    private final Base base;
    private final int position;
    private final boolean fieldsFollow;

    private ConstantType(Base base, int position, boolean fieldsFollow) {
      this.base = base;
      this.position = position;
      this.fieldsFollow = fieldsFollow;
    }

    /** The type; to be called when the constant is read. */
    TypeName complete() {
      List<SqlExpression> modifiers = fieldsFollow ? intervalFields() : base.modifiers();
      return new TypeName(base.name(), modifiers, 0, false, false, position);
    }
  }

  // ---- types

  /** A type with SETOF and array brackets, as far as they are there. */
  TypeName typeName() {
    int position = tokens.position();
    boolean setOf = tokens.accept(Keyword.SETOF);
    Base base = simpleType();
    return new TypeName(base.name(), base.modifiers(), dimensions(), setOf, false, position);
  }

  /** A type of a routine's parameter or result, where {@code column%TYPE} is allowed too. */
  TypeName routineType() {
    int position = tokens.position();
    boolean setOf = tokens.accept(Keyword.SETOF);
    Base base = simpleType();
    if (base.name().parts().size() > 1 && tokens.accept('%')) {
      tokens.expect(Keyword.TYPE);
      return new TypeName(base.name(), List.of(), 0, setOf, true, position);
    }
    return new TypeName(base.name(), base.modifiers(), dimensions(), setOf, false, position);
  }

  private int dimensions() {
    if (tokens.accept(Keyword.ARRAY)) {
      if (tokens.accept('[')) {
        tokens.integer();
        tokens.expect(']');
      }
      return 1;
    }
    int dimensions = 0;
    while (tokens.accept('[')) {
      if (!tokens.at(']')) {
        tokens.integer();
      }
      tokens.expect(']');
      dimensions++;
    }
    return dimensions;
  }

  private Base simpleType() {
    Keyword keyword = tokens.keyword();
    if (keyword != null && !(keyword == Keyword.DOUBLE && !tokens.nextIs(Keyword.PRECISION))) {
      Base known = knownType(keyword, false);
      if (known != null) {
        return known;
      }
    }
    int position = tokens.position();
    String first = tokens.typeOrFunctionName();
    return new Base(tokens.restOfName(first, position), modifiers());
  }

  private List<SqlExpression> modifiers() {
    return tokens.at('(') ? tokens.parenthesized(grammar.expressions::parse) : List.of();
  }

  private static Base builtIn(String name, int position, List<SqlExpression> modifiers) {
    return new Base(new QualifiedName(List.of("pg_catalog", name), position), modifiers);
  }

  /**
   * A type that is named by keywords, or null if {@code keyword}, the current token, names none.
   *
   * @param constant a constant follows: lengths have no defaults, interval fields come later
   */
  private @Nullable Base knownType(Keyword keyword, boolean constant) {
    int position = tokens.position();
    String plain = plainName(keyword);
    if (plain != null) {
      tokens.advance();
      return builtIn(plain, position, List.of());
    }
    switch (keyword) {
      case DECIMAL, DEC, NUMERIC -> {
        tokens.advance();
        return builtIn("numeric", position, modifiers());
      }
      case DOUBLE -> {
        tokens.advance();
        tokens.expect(Keyword.PRECISION);
        return builtIn("float8", position, List.of());
      }
      case FLOAT -> {
        return floatType();
      }
      case BIT -> {
        return bitType(constant);
      }
      case CHARACTER, CHAR, VARCHAR, NATIONAL, NCHAR -> {
        return characterType(constant);
      }
      case TIMESTAMP, TIME -> {
        return timeType();
      }
      case INTERVAL -> {
        return intervalType(constant);
      }
      default -> {
        return null;
      }
    }
  }

  private static @Nullable String plainName(Keyword keyword) {
    return switch (keyword) {
      case INT, INTEGER -> "int4";
      case SMALLINT -> "int2";
      case BIGINT -> "int8";
      case REAL -> "float4";
      case BOOLEAN -> "bool";
      case JSON -> "json";
      default -> null;
    };
  }

  private Base floatType() {
    int position = tokens.position();
    tokens.expect(Keyword.FLOAT);
    String name = "float8";
    if (tokens.accept('(')) {
      int at = tokens.position();
      int precision = tokens.integer();
      tokens.expect(')');
      if (precision < 1) {
        throw tokens.error(
            SqlState.INVALID_PARAMETER_VALUE,
            "precision for type float must be at least 1 bit",
            at);
      }
      if (precision > 53) {
        throw tokens.error(
            SqlState.INVALID_PARAMETER_VALUE,
            "precision for type float must be less than 54 bits",
            at);
      }
      name = precision <= 24 ? "float4" : "float8";
    }
    return builtIn(name, position, List.of());
  }

  private Base bitType(boolean constant) {
    int position = tokens.position();
    tokens.expect(Keyword.BIT);
    boolean varying = tokens.accept(Keyword.VARYING);
    List<SqlExpression> modifiers = modifiers();
    if (modifiers.isEmpty() && !varying && !constant) {
      modifiers = List.of(new IntegerLiteral(1, 0));
    }
    return builtIn(varying ? "varbit" : "bit", position, modifiers);
  }

  private Base characterType(boolean constant) {
    int position = tokens.position();
    boolean varying = false;
    if (tokens.accept(Keyword.VARCHAR)) {
      varying = true;
    } else {
      if (tokens.accept(Keyword.NATIONAL)) {
        if (!tokens.accept(Keyword.CHARACTER)) {
          tokens.expect(Keyword.CHAR);
        }
      } else {
        tokens.advance();
      }
      varying = tokens.accept(Keyword.VARYING);
    }
    List<SqlExpression> modifiers = List.of();
    if (tokens.accept('(')) {
      int at = tokens.position();
      modifiers = List.of(new IntegerLiteral(tokens.integer(), at));
      tokens.expect(')');
    } else if (!varying && !constant) {
      modifiers = List.of(new IntegerLiteral(1, 0));
    }
    return builtIn(varying ? "varchar" : "bpchar", position, modifiers);
  }

  private Base timeType() {
    int position = tokens.position();
    String name = tokens.at(Keyword.TIME) ? "time" : "timestamp";
    tokens.advance();
    List<SqlExpression> modifiers = precision();
    boolean zone = false;
    if (tokens.at(Keyword.WITH, Keyword.TIME) || tokens.at(Keyword.WITHOUT, Keyword.TIME)) {
      zone = tokens.at(Keyword.WITH);
      tokens.advance();
      tokens.advance();
      tokens.expect(Keyword.ZONE);
    }
    return builtIn(zone ? name + "tz" : name, position, modifiers);
  }

  private List<SqlExpression> precision() {
    if (!tokens.accept('(')) {
      return List.of();
    }
    int at = tokens.position();
    List<SqlExpression> precision = List.of(new IntegerLiteral(tokens.integer(), at));
    tokens.expect(')');
    return precision;
  }

  private Base intervalType(boolean constant) {
    int position = tokens.position();
    tokens.expect(Keyword.INTERVAL);
    List<SqlExpression> modifiers;
    if (tokens.at('(')) {
      modifiers = List.of(new IntegerLiteral(FULL_RANGE, 0), precision().get(0));
    } else {
      modifiers = constant ? List.of() : intervalFields();
    }
    return builtIn("interval", position, modifiers);
  }

  /** {@code YEAR TO MONTH}, {@code SECOND(3)} and so on; empty if there are none. */
  List<SqlExpression> intervalFields() {
    Keyword keyword = tokens.keyword();
    int first = keyword == null ? 0 : intervalField(keyword);
    if (first == 0) {
      return List.of();
    }
    int position = tokens.position();
    tokens.advance();
    if (first == SECOND) {
      return fields(SECOND, position, precision());
    }
    if (first == MONTH || !tokens.accept(Keyword.TO)) {
      return fields(first, position, List.of());
    }
    Keyword end = tokens.keyword();
    int last = end == null ? 0 : intervalField(end);
    int mask = range(first, last);
    if (mask == 0) {
      throw tokens.syntaxError();
    }
    tokens.advance();
    return fields(mask, position, last == SECOND ? precision() : List.of());
  }

  private static List<SqlExpression> fields(int mask, int position, List<SqlExpression> precision) {
    List<SqlExpression> modifiers = new ArrayList<>(2);
    modifiers.add(new IntegerLiteral(mask, position));
    modifiers.addAll(precision);
    return List.copyOf(modifiers);
  }

  private static int intervalField(Keyword keyword) {
    return switch (keyword) {
      case YEAR -> YEAR;
      case MONTH -> MONTH;
      case DAY -> DAY;
      case HOUR -> HOUR;
      case MINUTE -> MINUTE;
      case SECOND -> SECOND;
      default -> 0;
    };
  }

  /** All fields from the first to the last, or 0 where the grammar has no such range. */
  private static int range(int first, int last) {
    if (first == YEAR) {
      return last == MONTH ? YEAR | MONTH : 0;
    }
    int[] order = {DAY, HOUR, MINUTE, SECOND};
    int mask = 0;
    for (int field : order) {
      if (field == first || mask != 0) {
        mask |= field;
        if (field == last) {
          return field == first ? 0 : mask;
        }
      }
    }
    return 0;
  }

  // ---- types before a constant

  /** Whether the current token begins a constant of a type that is named by keywords. */
  boolean atConstantType() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return false;
    }
    int next = tokens.peek(1);
    return switch (keyword) {
      case INT, INTEGER, SMALLINT, BIGINT, REAL, BOOLEAN, JSON -> next == Tokens.STRING;
      case DECIMAL, DEC, NUMERIC, FLOAT, VARCHAR, INTERVAL -> next == Tokens.STRING || next == '(';
      case DOUBLE -> tokens.nextIs(Keyword.PRECISION);
      case BIT, CHARACTER, CHAR, NCHAR ->
          next == Tokens.STRING || next == '(' || tokens.nextIs(Keyword.VARYING);
      case NATIONAL -> tokens.nextIs(Keyword.CHARACTER) || tokens.nextIs(Keyword.CHAR);
      case TIMESTAMP, TIME -> next == Tokens.STRING || next == '(' || atTimeZoneWords();
      default -> false;
    };
  }

  private boolean atTimeZoneWords() {
    return (tokens.nextIs(Keyword.WITH) || tokens.nextIs(Keyword.WITHOUT))
        && tokens.peek(2) == Tokens.KEYWORD + Keyword.TIME.ordinal();
  }

  /** The type before a constant; {@link #atConstantType()} was true. */
  ConstantType constantType() {
    int position = tokens.position();
    Keyword keyword = Objects.requireNonNull(tokens.keyword());
    boolean fieldsFollow = keyword == Keyword.INTERVAL && !tokens.nextIs('(');
    Base base = Objects.requireNonNull(knownType(keyword, true));
    return new ConstantType(base, position, fieldsFollow);
  }
}
