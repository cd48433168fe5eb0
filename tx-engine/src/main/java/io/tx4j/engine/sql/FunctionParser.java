package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SqlExpression.Argument;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.FunctionCall;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import java.util.ArrayList;
import java.util.List;

/** Calls of functions in the ordinary syntax, with FILTER, OVER and WITHIN GROUP. */
final class FunctionParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  FunctionParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** A call with all that may follow it, or a constant like {@code mytype(3) 'x'}. */
  SqlExpression callOrConstant(QualifiedName name) {
    FunctionCall call = application(name);
    if (tokens.atString() && isTypeWithModifiers(call)) {
      return constant(call);
    }
    return modifiers(call);
  }

  private static boolean isTypeWithModifiers(FunctionCall call) {
    return !call.arguments().isEmpty() && !call.distinct() && !call.variadic();
  }

  private SqlExpression constant(FunctionCall call) {
    int position = tokens.position();
    StringLiteral value = new StringLiteral(tokens.string(), position);
    List<SqlExpression> modifiers = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      if (argument.name() != null) {
        throw tokens.error("type modifier cannot have parameter name", argument.value().position());
      }
      modifiers.add(argument.value());
    }
    if (!call.orderBy().isEmpty()) {
      throw tokens.error("type modifier cannot have ORDER BY", call.orderBy().get(0).position());
    }
    TypeName type =
        new TypeName(call.name(), List.copyOf(modifiers), 0, false, false, call.position());
    return new Cast(value, type, call.position());
  }

  /** Name and parentheses, without WITHIN GROUP, FILTER and OVER. */
  FunctionCall application(QualifiedName name) {
    tokens.expect('(');
    boolean star = false;
    boolean distinct = false;
    boolean variadic = false;
    List<Argument> arguments = List.of();
    List<SortItem> orderBy = List.of();
    if (tokens.at('*')) {
      tokens.advance();
      star = true;
    } else if (!tokens.at(')')) {
      boolean quantified = tokens.at(Keyword.DISTINCT) || tokens.at(Keyword.ALL);
      distinct = tokens.at(Keyword.DISTINCT);
      if (quantified) {
        tokens.advance();
      }
      List<Argument> read = new ArrayList<>(3);
      do {
        variadic = !quantified && tokens.accept(Keyword.VARIADIC);
        read.add(argument());
      } while (!variadic && tokens.accept(','));
      arguments = List.copyOf(read);
      orderBy = grammar.orders.optionalOrderBy();
    }
    tokens.expect(')');
    return new FunctionCall(
        name,
        arguments,
        variadic,
        star,
        distinct,
        orderBy,
        false,
        null,
        null,
        false,
        name.position());
  }

  /** Whether {@code name =>} or {@code name :=} is next. */
  boolean atNamedArgument() {
    return tokens.atTypeOrFunctionName()
        && (tokens.nextIs(Tokens.COLON_EQUALS) || tokens.nextIs(Tokens.EQUALS_GREATER));
  }

  /** An argument with its name, if it has one. */
  Argument argument() {
    if (atNamedArgument()) {
      String name = tokens.typeOrFunctionName();
      tokens.advance();
      return new Argument(name, grammar.expressions.parse());
    }
    return new Argument(null, grammar.expressions.parse());
  }

  /** WITHIN GROUP, FILTER, OVER. */
  private FunctionCall modifiers(FunctionCall call) {
    Keyword keyword = tokens.keyword();
    if (keyword != Keyword.WITHIN && keyword != Keyword.FILTER && keyword != Keyword.OVER) {
      return call;
    }
    List<SortItem> orderBy = call.orderBy();
    boolean withinGroup = tokens.at(Keyword.WITHIN);
    if (withinGroup) {
      orderBy = withinGroup(call);
    }
    SqlExpression filter = null;
    if (tokens.accept(Keyword.FILTER)) {
      tokens.expect('(');
      tokens.expect(Keyword.WHERE);
      filter = grammar.expressions.parse();
      tokens.expect(')');
    }
    WindowSpecification over = tokens.at(Keyword.OVER) ? over() : null;
    return new FunctionCall(
        call.name(),
        call.arguments(),
        call.variadic(),
        call.star(),
        call.distinct(),
        orderBy,
        withinGroup,
        filter,
        over,
        false,
        call.position());
  }

  private List<SortItem> withinGroup(FunctionCall call) {
    int position = tokens.position();
    tokens.expect(Keyword.WITHIN, Keyword.GROUP);
    tokens.expect('(');
    List<SortItem> orderBy = grammar.orders.orderBy();
    tokens.expect(')');
    if (!call.orderBy().isEmpty()) {
      throw tokens.error("cannot use multiple ORDER BY clauses with WITHIN GROUP", position);
    }
    if (call.distinct()) {
      throw tokens.error("cannot use DISTINCT with WITHIN GROUP", position);
    }
    if (call.variadic()) {
      throw tokens.error("cannot use VARIADIC with WITHIN GROUP", position);
    }
    return orderBy;
  }

  private WindowSpecification over() {
    tokens.expect(Keyword.OVER);
    if (tokens.at('(')) {
      return grammar.queries.windows().specification();
    }
    int position = tokens.position();
    String name = tokens.columnName();
    return new WindowSpecification(name, null, List.of(), List.of(), null, position);
  }
}
