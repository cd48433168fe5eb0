package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.SqlExpression.Argument;
import io.tx4j.engine.sql.SqlExpression.IsDistinct;
import io.tx4j.engine.sql.SqlExpression.IsNull;
import io.tx4j.engine.sql.SqlExpression.IsTruth;
import io.tx4j.engine.sql.SqlExpression.Not;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import java.util.List;
import java.util.Locale;

/** The tests that begin with {@code IS}. */
final class PredicateParser {

  private final TokenCursor tokens;
  private final ExpressionParser expressions;

  PredicateParser(Grammar grammar, ExpressionParser expressions) {
    this.tokens = grammar.tokens;
    this.expressions = expressions;
  }

  /** IS, ISNULL or NOTNULL is the current token. */
  SqlExpression is(SqlExpression operand) {
    int position = tokens.position();
    if (tokens.accept(Keyword.ISNULL)) {
      return new IsNull(operand, false, position);
    }
    if (tokens.accept(Keyword.NOTNULL)) {
      return new IsNull(operand, true, position);
    }
    tokens.expect(Keyword.IS);
    boolean negated = tokens.accept(Keyword.NOT);
    Keyword test = tokens.keyword();
    if (test == null) {
      throw tokens.syntaxError();
    }
    return switch (test) {
      case NULL -> {
        tokens.advance();
        yield new IsNull(operand, negated, position);
      }
      case TRUE -> {
        tokens.advance();
        yield new IsTruth(operand, true, negated, position);
      }
      case FALSE -> {
        tokens.advance();
        yield new IsTruth(operand, false, negated, position);
      }
      case UNKNOWN -> {
        tokens.advance();
        yield new IsTruth(operand, null, negated, position);
      }
      case DISTINCT -> distinctFrom(operand, negated, position, false);
      case NORMALIZED, NFC, NFD, NFKC, NFKD -> normalized(operand, negated, position);
      case JSON -> throw unsupported("IS JSON");
      case DOCUMENT -> throw unsupported("IS DOCUMENT");
      default -> throw tokens.syntaxError();
    };
  }

  private SqlError unsupported(String what) {
    tokens.advance();
    return SqlError.notSupported(what);
  }

  /** The only IS of a restricted expression. */
  SqlExpression isDistinct(SqlExpression operand) {
    int position = tokens.position();
    tokens.expect(Keyword.IS);
    boolean negated = tokens.accept(Keyword.NOT);
    return distinctFrom(operand, negated, position, true);
  }

  private SqlExpression distinctFrom(
      SqlExpression operand, boolean negated, int position, boolean restricted) {
    tokens.expect(Keyword.DISTINCT, Keyword.FROM);
    return new IsDistinct(operand, expressions.distinctOperand(restricted), negated, position);
  }

  private SqlExpression normalized(SqlExpression operand, boolean negated, int position) {
    List<Argument> arguments = List.of(new Argument(null, operand));
    if (!tokens.at(Keyword.NORMALIZED)) {
      int formPosition = tokens.position();
      String form = tokens.label().toUpperCase(Locale.ROOT);
      arguments =
          List.of(
              new Argument(null, operand),
              new Argument(null, new StringLiteral(form, formPosition)));
    }
    tokens.expect(Keyword.NORMALIZED);
    SqlExpression call = StandardFunctionParser.standardCall("is_normalized", arguments, position);
    return negated ? new Not(call, position) : call;
  }
}
