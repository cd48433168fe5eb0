package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.SqlExpression.AllColumns;
import io.tx4j.engine.sql.SqlExpression.AllFields;
import io.tx4j.engine.sql.SqlExpression.ArrayConstructor;
import io.tx4j.engine.sql.SqlExpression.ArraySubquery;
import io.tx4j.engine.sql.SqlExpression.BitStringLiteral;
import io.tx4j.engine.sql.SqlExpression.BooleanLiteral;
import io.tx4j.engine.sql.SqlExpression.Case;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.ColumnReference;
import io.tx4j.engine.sql.SqlExpression.Exists;
import io.tx4j.engine.sql.SqlExpression.FieldSelection;
import io.tx4j.engine.sql.SqlExpression.Grouping;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import io.tx4j.engine.sql.SqlExpression.NullLiteral;
import io.tx4j.engine.sql.SqlExpression.NumericLiteral;
import io.tx4j.engine.sql.SqlExpression.Parameter;
import io.tx4j.engine.sql.SqlExpression.Row;
import io.tx4j.engine.sql.SqlExpression.ScalarSubquery;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import io.tx4j.engine.sql.SqlExpression.Subscript;
import io.tx4j.engine.sql.SqlExpression.WhenClause;
import java.util.ArrayList;
import java.util.List;

/** Operands: constants, columns, parentheses, CASE, rows, arrays; PostgreSQL's c_expr. */
final class PrimaryParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  PrimaryParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** An operand; with {@code restricted}, OVERLAPS is not looked for behind it. */
  SqlExpression primary(boolean restricted) {
    SqlExpression operand = operand();
    return restricted ? operand : afterRow(operand);
  }

  /** What may follow an operand without being an operator. */
  SqlExpression afterPrimary(SqlExpression operand) {
    return afterRow(operand instanceof Row ? operand : indirection(operand));
  }

  private SqlExpression afterRow(SqlExpression operand) {
    return operand instanceof Row row && tokens.at(Keyword.OVERLAPS)
        ? grammar.expressions.overlaps(row)
        : operand;
  }

  private SqlExpression operand() {
    int position = tokens.position();
    switch (tokens.kind()) {
      case Tokens.INTEGER -> {
        if (tokens.atInteger()) {
          return new IntegerLiteral(tokens.integer(), position);
        }
        return number(position);
      }
      case Tokens.NUMBER -> {
        return number(position);
      }
      case Tokens.STRING -> {
        return new StringLiteral(tokens.string(), position);
      }
      case Tokens.BIT_STRING -> {
        return new BitStringLiteral(tokens.bits(), false, position);
      }
      case Tokens.HEX_STRING -> {
        return new BitStringLiteral(tokens.bits(), true, position);
      }
      case Tokens.PARAMETER -> {
        return indirection(new Parameter(tokens.parameter(), position));
      }
      case '(' -> {
        Parenthesis parenthesis = parenthesis();
        SqlExpression operand = value(parenthesis);
        return parenthesis.elements().size() > 1 ? operand : indirection(operand);
      }
      default -> {
        Keyword keyword = tokens.keyword();
        return keyword == null ? named() : keyword(keyword, position);
      }
    }
  }

  private SqlExpression number(int position) {
    String text = tokens.decimalText();
    tokens.advance();
    return new NumericLiteral(text, position);
  }

  private SqlExpression keyword(Keyword keyword, int position) {
    switch (keyword) {
      case TRUE, FALSE -> {
        tokens.advance();
        return new BooleanLiteral(keyword == Keyword.TRUE, position);
      }
      case NULL -> {
        tokens.advance();
        return new NullLiteral(position);
      }
      case CASE -> {
        return caseExpression();
      }
      case ARRAY -> {
        return array();
      }
      case UNIQUE -> {
        tokens.advance();
        throw SqlError.notSupported("UNIQUE predicate");
      }
      case EXISTS -> {
        if (tokens.nextIs('(')) {
          tokens.advance();
          return new Exists(grammar.queries.parenthesized(), position);
        }
      }
      case ROW -> {
        if (tokens.nextIs('(')) {
          return explicitRow();
        }
      }
      case GROUPING -> {
        if (tokens.nextIs('(')) {
          tokens.advance();
          return new Grouping(tokens.parenthesized(grammar.expressions::parse), position);
        }
      }
      default -> {
        if (grammar.types.atConstantType()) {
          return typedConstant();
        }
        SqlExpression call = grammar.standardFunctions.call(keyword);
        if (call != null) {
          return call;
        }
      }
    }
    return named();
  }

  /** {@code date '2020-01-01'} where the type is one of those that the grammar knows. */
  private SqlExpression typedConstant() {
    TypeParser.ConstantType type = grammar.types.constantType();
    int position = tokens.position();
    StringLiteral value = new StringLiteral(tokens.string(), position);
    return new Cast(value, type.complete(), position);
  }

  // ---- names

  /** A column, a function call, or a constant of a named type. */
  private SqlExpression named() {
    int kind = tokens.kind();
    boolean column = TokenCursor.isColumnName(kind);
    boolean function = TokenCursor.isTypeOrFunctionName(kind);
    if (!column && !function) {
      throw tokens.syntaxError();
    }
    int position = tokens.position();
    String first = tokens.label();
    if (function && (tokens.at('(') || tokens.atString())) {
      return callOrConstant(new QualifiedName(List.of(first), position));
    }
    if (!column) {
      throw tokens.syntaxError();
    }
    if (!tokens.at('.')) {
      return tokens.at('[')
          ? indirection(new ColumnReference(List.of(first), position))
          : new ColumnReference(List.of(first), position);
    }
    List<String> parts = new ArrayList<>(3);
    parts.add(first);
    while (tokens.accept('.')) {
      if (tokens.accept('*')) {
        return last(new AllColumns(List.copyOf(parts), position));
      }
      parts.add(tokens.label());
    }
    if (tokens.at('(') || tokens.atString()) {
      return callOrConstant(new QualifiedName(List.copyOf(parts), position));
    }
    return indirection(new ColumnReference(List.copyOf(parts), position));
  }

  private SqlExpression callOrConstant(QualifiedName name) {
    if (tokens.at('(')) {
      return grammar.functions.callOrConstant(name);
    }
    int position = tokens.position();
    StringLiteral value = new StringLiteral(tokens.string(), position);
    TypeName type = new TypeName(name, List.of(), 0, false, false, name.position());
    return new Cast(value, type, position);
  }

  /** Fields and subscripts behind an operand. */
  private SqlExpression indirection(SqlExpression operand) {
    SqlExpression result = operand;
    while (true) {
      int position = tokens.position();
      if (tokens.accept('.')) {
        if (tokens.accept('*')) {
          return last(new AllFields(result, operand.position()));
        }
        result = new FieldSelection(result, tokens.label(), operand.position());
      } else if (tokens.at('[')) {
        result = subscript(result, position);
      } else {
        return result;
      }
    }
  }

  /** A star ends a name. */
  private SqlExpression last(SqlExpression star) {
    if (tokens.at('.') || tokens.at('[')) {
      while (tokens.at('.') || tokens.at('[')) {
        skipIndirection();
      }
      if (tokens.at('(') || tokens.atString()) {
        throw tokens.syntaxError();
      }
      throw tokens.errorHere("improper use of \"*\"");
    }
    return star;
  }

  private void skipIndirection() {
    if (tokens.accept('.')) {
      if (!tokens.accept('*')) {
        tokens.label();
      }
    } else {
      subscript(new NullLiteral(0), 0);
    }
  }

  private Subscript subscript(SqlExpression operand, int position) {
    tokens.expect('[');
    SqlExpression lower = tokens.at(':') ? null : grammar.expressions.parse();
    if (lower != null && tokens.accept(']')) {
      return new Subscript(operand, false, null, lower, position);
    }
    tokens.expect(':');
    SqlExpression upper = tokens.at(']') ? null : grammar.expressions.parse();
    tokens.expect(']');
    return new Subscript(operand, true, lower, upper, position);
  }

  // ---- parentheses, rows, arrays

  /** A query, or one or more expressions, in parentheses. */
  Parenthesis parenthesis() {
    return parenthesis(false);
  }

  /** A query, or exactly one expression, in parentheses. */
  Parenthesis singleParenthesis() {
    return parenthesis(true);
  }

  private Parenthesis parenthesis(boolean single) {
    int position = tokens.position();
    tokens.expect('(');
    tokens.enter();
    SqlExpression first;
    if (grammar.queries.atQuery()) {
      Query query = grammar.queries.query();
      tokens.expect(')');
      tokens.leave();
      return new Parenthesis(query, List.of(), position);
    }
    if (tokens.at('(')) {
      Parenthesis inner = parenthesis();
      if (inner.query() != null && (tokens.at(')') || grammar.queries.atContinuation())) {
        Query query = grammar.queries.continueFrom(inner.query());
        tokens.expect(')');
        tokens.leave();
        return new Parenthesis(query, List.of(), position);
      }
      first = grammar.expressions.continueFrom(value(inner));
    } else {
      first = grammar.expressions.parse();
    }
    List<SqlExpression> elements = List.of(first);
    if (!single && tokens.at(',')) {
      List<SqlExpression> all = new ArrayList<>();
      all.add(first);
      while (tokens.accept(',')) {
        all.add(grammar.expressions.parse());
      }
      elements = List.copyOf(all);
    }
    tokens.expect(')');
    tokens.leave();
    return new Parenthesis(null, elements, position);
  }

  private static SqlExpression value(Parenthesis parenthesis) {
    Query query = parenthesis.query();
    if (query != null) {
      return new ScalarSubquery(query, parenthesis.position());
    }
    List<SqlExpression> elements = parenthesis.elements();
    return elements.size() == 1
        ? elements.get(0)
        : new Row(elements, false, parenthesis.position());
  }

  /** An operand that should be a row; the caller looks. */
  SqlExpression rowOnly() {
    return tokens.at('(') ? value(parenthesis()) : explicitRow();
  }

  private SqlExpression explicitRow() {
    int position = tokens.position();
    tokens.expect(Keyword.ROW);
    tokens.expect('(');
    List<SqlExpression> fields = tokens.at(')') ? List.of() : grammar.expressions.list();
    tokens.expect(')');
    return new Row(fields, true, position);
  }

  private SqlExpression array() {
    int position = tokens.position();
    tokens.expect(Keyword.ARRAY);
    return tokens.at('(')
        ? new ArraySubquery(grammar.queries.parenthesized(), position)
        : arrayElements(position);
  }

  private ArrayConstructor arrayElements(int position) {
    tokens.expect('[');
    tokens.enter();
    List<SqlExpression> elements = List.of();
    if (tokens.at('[')) {
      elements = tokens.list(() -> arrayElements(tokens.position()));
    } else if (!tokens.at(']')) {
      elements = grammar.expressions.list();
    }
    tokens.expect(']');
    tokens.leave();
    return new ArrayConstructor(elements, position);
  }

  private SqlExpression caseExpression() {
    int position = tokens.position();
    tokens.expect(Keyword.CASE);
    SqlExpression operand = tokens.at(Keyword.WHEN) ? null : grammar.expressions.parse();
    List<WhenClause> whens = new ArrayList<>();
    do {
      int when = tokens.position();
      tokens.expect(Keyword.WHEN);
      SqlExpression condition = grammar.expressions.parse();
      tokens.expect(Keyword.THEN);
      whens.add(new WhenClause(condition, grammar.expressions.parse(), when));
    } while (tokens.at(Keyword.WHEN));
    SqlExpression otherwise = tokens.accept(Keyword.ELSE) ? grammar.expressions.parse() : null;
    tokens.expect(Keyword.END);
    return new Case(operand, List.copyOf(whens), otherwise, position);
  }
}
