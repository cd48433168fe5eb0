package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SqlExpression.And;
import io.tx4j.engine.sql.SqlExpression.Argument;
import io.tx4j.engine.sql.SqlExpression.Between;
import io.tx4j.engine.sql.SqlExpression.BinaryOperation;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.Collate;
import io.tx4j.engine.sql.SqlExpression.DefaultValue;
import io.tx4j.engine.sql.SqlExpression.InList;
import io.tx4j.engine.sql.SqlExpression.InSubquery;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import io.tx4j.engine.sql.SqlExpression.Like;
import io.tx4j.engine.sql.SqlExpression.Not;
import io.tx4j.engine.sql.SqlExpression.NumericLiteral;
import io.tx4j.engine.sql.SqlExpression.Operator;
import io.tx4j.engine.sql.SqlExpression.Or;
import io.tx4j.engine.sql.SqlExpression.PatternKind;
import io.tx4j.engine.sql.SqlExpression.QuantifiedArray;
import io.tx4j.engine.sql.SqlExpression.QuantifiedSubquery;
import io.tx4j.engine.sql.SqlExpression.Row;
import io.tx4j.engine.sql.SqlExpression.UnaryOperation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operators, by precedence climbing.
 *
 * <p>An expression is read with a limit: the level of the operator whose right operand it is. An
 * operator above the limit is part of it, one below ends it. At the limit, a left-associative
 * operator ends it and a non-associative one is a syntax error, as in {@code a < b < c}.
 *
 * <p>The operands of BETWEEN and POSITION are restricted expressions, PostgreSQL's b_expr, in which
 * only arithmetic, comparison and casts are operators.
 */
final class ExpressionParser {

  // The levels, weakest first.
  private static final int NONE = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int IS = 4;
  private static final int COMPARISON = 5;
  private static final int PATTERN = 6;
  private static final int OTHER = 7;
  private static final int ADDITION = 8;
  private static final int MULTIPLICATION = 9;
  private static final int POWER = 10;
  private static final int AT = 11;
  private static final int COLLATE = 12;
  private static final int SIGN = 13;

  private static final Operator PLUS = new Operator(null, "+");
  private static final Operator MINUS = new Operator(null, "-");
  private static final Operator TIMES = new Operator(null, "*");
  private static final Operator DIVIDE = new Operator(null, "/");
  private static final Operator MODULO = new Operator(null, "%");
  private static final Operator RAISE = new Operator(null, "^");
  private static final Operator EQUAL = new Operator(null, "=");
  private static final Operator LESS = new Operator(null, "<");
  private static final Operator GREATER = new Operator(null, ">");
  private static final Operator LESS_OR_EQUAL = new Operator(null, "<=");
  private static final Operator GREATER_OR_EQUAL = new Operator(null, ">=");
  private static final Operator NOT_EQUAL = new Operator(null, "<>");

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final PredicateParser predicates;

  /** The height of the tallest operand read so far by the expression that is being read. */
  private int height;

  /** What may follow the expression that is being read though it looks like an operator. */
  private enum Follower {
    NOTHING,
    /** A label without AS. */
    LABEL,
    /** The SIMILAR of {@code SUBSTRING(x SIMILAR y ESCAPE z)}. */
    SIMILAR
  }

  ExpressionParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.predicates = new PredicateParser(grammar, this);
  }

  /** A value expression: PostgreSQL's a_expr. */
  SqlExpression parse() {
    return parse(NONE, false, Follower.NOTHING);
  }

  /** PostgreSQL's b_expr. */
  SqlExpression parseRestricted() {
    return parse(NONE, true);
  }

  /**
   * An expression of a select list, which a label may follow that is also an operator's keyword.
   */
  SqlExpression parseTarget() {
    return parse(NONE, false, Follower.LABEL);
  }

  /** The first operand of SUBSTRING, which SIMILAR without TO may follow. */
  SqlExpression parseBeforeSimilar() {
    return parse(NONE, false, Follower.SIMILAR);
  }

  List<SqlExpression> list() {
    return tokens.list(this::parse);
  }

  private SqlExpression parse(int limit, boolean restricted) {
    return parse(limit, restricted, Follower.NOTHING);
  }

  private SqlExpression parse(int limit, boolean restricted, Follower follower) {
    tokens.enter();
    int siblings = height;
    height = 0;
    SqlExpression expression = operators(prefix(restricted), limit, restricted, follower);
    height = Math.max(siblings, height + 1);
    tokens.leave();
    return expression;
  }

  /** Reads on behind an operand that is already read. */
  SqlExpression continueFrom(SqlExpression operand) {
    return operators(grammar.primaries.afterPrimary(operand), NONE, false, Follower.NOTHING);
  }

  private SqlExpression operators(
      SqlExpression first, int limit, boolean restricted, Follower follower) {
    SqlExpression left = first;
    while (true) {
      SqlExpression operation = operation(left, limit, restricted, follower);
      if (operation == null) {
        return left;
      }
      left = operation;
      if (++height > TokenCursor.MAX_DEPTH) {
        throw TokenCursor.tooDeep();
      }
    }
  }

  /** Whether an operator of this level belongs to the expression with this limit. */
  private boolean binds(int level, int limit) {
    if (level == limit && (level == IS || level == COMPARISON || level == PATTERN)) {
      throw tokens.syntaxError();
    }
    return level > limit;
  }

  // ---- before an operand

  private SqlExpression prefix(boolean restricted) {
    switch (tokens.kind()) {
      case '+' -> {
        int position = tokens.position();
        tokens.advance();
        return new UnaryOperation(PLUS, parse(SIGN, restricted), position);
      }
      case '-' -> {
        int position = tokens.position();
        tokens.advance();
        return negate(parse(SIGN, restricted), position);
      }
      case Tokens.OPERATOR -> {
        int position = tokens.position();
        Operator operator = symbol();
        return new UnaryOperation(operator, parse(OTHER, restricted), position);
      }
      default -> {
        Keyword keyword = tokens.keyword();
        return keyword == null
            ? grammar.primaries.primary(restricted)
            : keywordPrefix(keyword, restricted);
      }
    }
  }

  private SqlExpression keywordPrefix(Keyword keyword, boolean restricted) {
    int position = tokens.position();
    if (keyword == Keyword.NOT && !restricted) {
      tokens.advance();
      return new Not(parse(NOT, false), position);
    }
    if (keyword == Keyword.DEFAULT && !restricted) {
      tokens.advance();
      return new DefaultValue(position);
    }
    if (keyword == Keyword.OPERATOR && tokens.nextIs('(')) {
      Operator operator = qualifiedOperator();
      return new UnaryOperation(operator, parse(OTHER, restricted), position);
    }
    return grammar.primaries.primary(restricted);
  }

  /** A minus before a constant is part of the constant. */
  private static SqlExpression negate(SqlExpression operand, int position) {
    if (operand instanceof IntegerLiteral integer && integer.value() != Integer.MIN_VALUE) {
      return new IntegerLiteral(-integer.value(), position);
    }
    if (operand instanceof NumericLiteral || operand instanceof IntegerLiteral) {
      String text =
          operand instanceof NumericLiteral number
              ? number.text()
              : String.valueOf(Integer.MIN_VALUE);
      String negated = text.startsWith("-") ? text.substring(1) : "-" + text;
      return negated.equals("-2147483648")
          ? new IntegerLiteral(Integer.MIN_VALUE, position)
          : new NumericLiteral(negated, position);
    }
    return new UnaryOperation(MINUS, operand, position);
  }

  // ---- behind an operand

  /** The operation that has {@code left} as its first operand, or null if the expression ends. */
  private @Nullable SqlExpression operation(
      SqlExpression left, int limit, boolean restricted, Follower follower) {
    return switch (tokens.kind()) {
      case '+' -> binary(left, PLUS, ADDITION, limit, restricted);
      case '-' -> binary(left, MINUS, ADDITION, limit, restricted);
      case '*' -> binary(left, TIMES, MULTIPLICATION, limit, restricted);
      case '/' -> binary(left, DIVIDE, MULTIPLICATION, limit, restricted);
      case '%' -> binary(left, MODULO, MULTIPLICATION, limit, restricted);
      case '^' -> binary(left, RAISE, POWER, limit, restricted);
      case '=' -> binary(left, EQUAL, COMPARISON, limit, restricted);
      case '<' -> binary(left, LESS, COMPARISON, limit, restricted);
      case '>' -> binary(left, GREATER, COMPARISON, limit, restricted);
      case Tokens.LESS_EQUALS -> binary(left, LESS_OR_EQUAL, COMPARISON, limit, restricted);
      case Tokens.GREATER_EQUALS -> binary(left, GREATER_OR_EQUAL, COMPARISON, limit, restricted);
      case Tokens.NOT_EQUALS -> binary(left, NOT_EQUAL, COMPARISON, limit, restricted);
      case Tokens.OPERATOR -> {
        if (!binds(OTHER, limit)) {
          yield null;
        }
        int position = tokens.position();
        yield operands(left, symbol(), OTHER, position, restricted);
      }
      case Tokens.TYPECAST -> {
        int position = tokens.position();
        tokens.advance();
        yield new Cast(left, grammar.types.typeName(), position);
      }
      default -> {
        Keyword keyword = tokens.keyword();
        if (keyword == null || follows(follower, keyword)) {
          yield null;
        }
        yield restricted
            ? restrictedKeywordOperation(keyword, left, limit)
            : keywordOperation(keyword, left, limit, follower);
      }
    };
  }

  private @Nullable SqlExpression binary(
      SqlExpression left, Operator operator, int level, int limit, boolean restricted) {
    if (!binds(level, limit)) {
      return null;
    }
    int position = tokens.position();
    tokens.advance();
    return operands(left, operator, level, position, restricted);
  }

  /** What follows an operator that is read: an operand, or ANY, SOME or ALL. */
  private SqlExpression operands(
      SqlExpression left, Operator operator, int level, int position, boolean restricted) {
    if (!restricted
        && (tokens.at(Keyword.ANY) || tokens.at(Keyword.SOME) || tokens.at(Keyword.ALL))) {
      return quantified(left, operator, position);
    }
    return new BinaryOperation(left, operator, parse(level, restricted), position);
  }

  private @Nullable SqlExpression restrictedKeywordOperation(
      Keyword keyword, SqlExpression left, int limit) {
    if (keyword == Keyword.IS && binds(IS, limit)) {
      return predicates.isDistinct(left);
    }
    if (keyword == Keyword.OPERATOR && tokens.nextIs('(') && binds(OTHER, limit)) {
      int position = tokens.position();
      return operands(left, qualifiedOperator(), OTHER, position, true);
    }
    return null;
  }

  private @Nullable SqlExpression keywordOperation(
      Keyword keyword, SqlExpression left, int limit, Follower follower) {
    return switch (keyword) {
      case AND -> binds(AND, limit) ? and(left, follower) : null;
      case OR -> binds(OR, limit) ? or(left, follower) : null;
      case IS, ISNULL, NOTNULL -> binds(IS, limit) ? predicates.is(left) : null;
      case IN, BETWEEN, LIKE, ILIKE, SIMILAR -> pattern(keyword, left, limit);
      case NOT -> {
        Keyword next = TokenCursor.keywordOf(tokens.peek(1));
        yield next != null && isNegatable(next) ? pattern(next, left, limit) : null;
      }
      case COLLATE -> {
        if (!binds(COLLATE, limit)) {
          yield null;
        }
        int position = tokens.position();
        tokens.advance();
        yield new Collate(left, tokens.anyName(), position);
      }
      case AT -> binds(AT, limit) ? atTimeZone(left) : null;
      case OPERATOR -> {
        if (!tokens.nextIs('(') || !binds(OTHER, limit)) {
          yield null;
        }
        int position = tokens.position();
        yield operands(left, qualifiedOperator(), OTHER, position, false);
      }
      default -> null;
    };
  }

  static boolean isNegatable(Keyword keyword) {
    return switch (keyword) {
      case IN, BETWEEN, LIKE, ILIKE, SIMILAR -> true;
      default -> false;
    };
  }

  /** Whether an operator's keyword is not an operator here. */
  private boolean follows(Follower follower, Keyword keyword) {
    return switch (follower) {
      case NOTHING -> false;
      case LABEL -> isLabel(keyword);
      case SIMILAR -> keyword == Keyword.SIMILAR && !tokens.nextIs(Keyword.TO);
    };
  }

  /** {@code SELECT 1 and, 2}: the keyword is a label if nothing can be its right operand. */
  private boolean isLabel(Keyword keyword) {
    if (!keyword.isBareLabel()) {
      return false;
    }
    int next = tokens.peek(1);
    return next == ',' || next == ')' || next == ';' || next == Tokens.END || isClauseStart(next);
  }

  private static boolean isClauseStart(int kind) {
    Keyword keyword = TokenCursor.keywordOf(kind);
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case FROM,
          INTO,
          WHERE,
          GROUP,
          HAVING,
          WINDOW,
          UNION,
          INTERSECT,
          EXCEPT,
          ORDER,
          LIMIT,
          OFFSET,
          FETCH,
          FOR ->
          true;
      default -> false;
    };
  }

  private SqlExpression and(SqlExpression left, Follower follower) {
    int position = tokens.position();
    List<SqlExpression> operands = new ArrayList<>();
    if (left instanceof And chain) {
      operands.addAll(chain.operands());
      position = chain.position();
    } else {
      operands.add(left);
    }
    while (tokens.at(Keyword.AND) && !follows(follower, Keyword.AND)) {
      tokens.advance();
      operands.add(parse(AND, false));
    }
    return new And(List.copyOf(operands), position);
  }

  private SqlExpression or(SqlExpression left, Follower follower) {
    int position = tokens.position();
    List<SqlExpression> operands = new ArrayList<>();
    if (left instanceof Or chain) {
      operands.addAll(chain.operands());
      position = chain.position();
    } else {
      operands.add(left);
    }
    while (tokens.at(Keyword.OR) && !follows(follower, Keyword.OR)) {
      tokens.advance();
      operands.add(parse(OR, false));
    }
    return new Or(List.copyOf(operands), position);
  }

  /** IN, BETWEEN, LIKE and their kin; NOT, if there is one, is the current token. */
  private @Nullable SqlExpression pattern(Keyword verb, SqlExpression left, int limit) {
    if (!binds(PATTERN, limit)) {
      return null;
    }
    int position = tokens.position();
    boolean negated = tokens.accept(Keyword.NOT);
    tokens.advance();
    return switch (verb) {
      case IN -> in(left, negated, position);
      case BETWEEN -> between(left, negated, position);
      case LIKE -> like(left, PatternKind.LIKE, negated, position);
      case ILIKE -> like(left, PatternKind.ILIKE, negated, position);
      default -> {
        tokens.expect(Keyword.TO);
        yield like(left, PatternKind.SIMILAR_TO, negated, position);
      }
    };
  }

  private SqlExpression in(SqlExpression left, boolean negated, int position) {
    Parenthesis parenthesis = grammar.primaries.parenthesis();
    return parenthesis.query() != null
        ? new InSubquery(left, parenthesis.query(), negated, position)
        : new InList(left, parenthesis.elements(), negated, position);
  }

  private SqlExpression between(SqlExpression left, boolean negated, int position) {
    boolean symmetric = tokens.accept(Keyword.SYMMETRIC);
    if (!symmetric) {
      tokens.accept(Keyword.ASYMMETRIC);
    }
    SqlExpression lower = parse(NONE, true);
    tokens.expect(Keyword.AND);
    SqlExpression upper = parse(PATTERN, false);
    return new Between(left, lower, upper, negated, symmetric, position);
  }

  private SqlExpression like(SqlExpression left, PatternKind kind, boolean negated, int position) {
    boolean quantifiable = kind != PatternKind.SIMILAR_TO;
    if (quantifiable
        && (tokens.at(Keyword.ANY) || tokens.at(Keyword.SOME) || tokens.at(Keyword.ALL))) {
      String symbol = (negated ? "!" : "") + (kind == PatternKind.LIKE ? "~~" : "~~*");
      return quantified(left, new Operator(null, symbol), position);
    }
    SqlExpression pattern = parse(PATTERN, false);
    SqlExpression escape = tokens.accept(Keyword.ESCAPE) ? parse(PATTERN, false) : null;
    return new Like(left, kind, pattern, escape, negated, position);
  }

  private SqlExpression quantified(SqlExpression left, Operator operator, int position) {
    boolean all = tokens.at(Keyword.ALL);
    tokens.advance();
    Parenthesis parenthesis = grammar.primaries.singleParenthesis();
    return parenthesis.query() != null
        ? new QuantifiedSubquery(left, operator, all, parenthesis.query(), position)
        : new QuantifiedArray(left, operator, all, parenthesis.elements().get(0), position);
  }

  private SqlExpression atTimeZone(SqlExpression left) {
    int position = tokens.position();
    tokens.advance();
    List<Argument> arguments;
    if (tokens.accept(Keyword.LOCAL)) {
      arguments = List.of(new Argument(null, left));
    } else {
      tokens.expect(Keyword.TIME, Keyword.ZONE);
      SqlExpression zone = parse(AT, false);
      arguments = List.of(new Argument(null, zone), new Argument(null, left));
    }
    return StandardFunctionParser.standardCall("timezone", arguments, position);
  }

  /** The right operand of {@code IS DISTINCT FROM}. */
  SqlExpression distinctOperand(boolean restricted) {
    return parse(IS, restricted);
  }

  /** {@code (a, b) OVERLAPS (c, d)}: stronger than any operator, for both sides must be rows. */
  SqlExpression overlaps(Row left) {
    int position = tokens.position();
    tokens.advance();
    boolean row = tokens.at('(') || tokens.at(Keyword.ROW);
    SqlExpression right = row ? grammar.primaries.rowOnly() : null;
    if (!(right instanceof Row other)) {
      throw tokens.syntaxError();
    }
    if (left.fields().size() != 2) {
      throw tokens.error(
          "wrong number of parameters on left side of OVERLAPS expression", left.position());
    }
    if (other.fields().size() != 2) {
      throw tokens.error(
          "wrong number of parameters on right side of OVERLAPS expression", other.position());
    }
    List<Argument> arguments = new ArrayList<>(4);
    left.fields().forEach(field -> arguments.add(new Argument(null, field)));
    other.fields().forEach(field -> arguments.add(new Argument(null, field)));
    return StandardFunctionParser.standardCall("overlaps", List.copyOf(arguments), position);
  }

  // ---- operators' names

  /** The current token as an operator that is no token of its own. */
  private Operator symbol() {
    String symbol = tokens.text();
    tokens.advance();
    return new Operator(null, symbol);
  }

  /** {@code OPERATOR(schema.+)}. */
  Operator qualifiedOperator() {
    tokens.expect(Keyword.OPERATOR);
    tokens.expect('(');
    Operator operator = anyOperator();
    tokens.expect(')');
    return operator;
  }

  /** A possibly qualified operator without the word OPERATOR around it. */
  Operator anyOperator() {
    String schema = null;
    while (tokens.atColumnName()) {
      schema = tokens.columnName();
      tokens.expect('.');
    }
    return new Operator(schema, operatorSymbol());
  }

  /** Any operator symbol: PostgreSQL's all_Op. */
  String operatorSymbol() {
    String symbol =
        switch (tokens.kind()) {
          case '+',
              '-',
              '*',
              '/',
              '%',
              '^',
              '<',
              '>',
              '=',
              Tokens.OPERATOR,
              Tokens.LESS_EQUALS,
              Tokens.GREATER_EQUALS ->
              tokens.text();
          case Tokens.NOT_EQUALS -> "<>";
          default -> throw tokens.syntaxError();
        };
    tokens.advance();
    return symbol;
  }

  /** {@code USING operator} of ORDER BY and its like: {@code <}, or {@code OPERATOR(schema.<)}. */
  Operator sortOperator() {
    return tokens.at(Keyword.OPERATOR) ? qualifiedOperator() : new Operator(null, operatorSymbol());
  }
}
