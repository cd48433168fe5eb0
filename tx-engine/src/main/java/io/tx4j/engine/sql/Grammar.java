package io.tx4j.engine.sql;

import org.jspecify.annotations.Nullable;

/**
 * The parsers of the grammar's parts, which call each other, over one text. Those that most
 * statements do not need are made on first use.
 */
final class Grammar {

  final TokenCursor tokens;
  final ExpressionParser expressions;
  final PrimaryParser primaries;
  final FunctionParser functions;
  final StandardFunctionParser standardFunctions;
  final TypeParser types;
  final OrderParser orders;
  final QueryParser queries;
  final FromParser from;
  final DataChangeParser changes;
  private @Nullable StatementParser statements;

  Grammar(TokenCursor tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(this);
    this.primaries = new PrimaryParser(this);
    this.functions = new FunctionParser(this);
    this.standardFunctions = new StandardFunctionParser(this);
    this.types = new TypeParser(this);
    this.orders = new OrderParser(this);
    this.queries = new QueryParser(this);
    this.from = new FromParser(this);
    this.changes = new DataChangeParser(this);
  }

  StatementParser statements() {
    StatementParser made = statements;
    if (made == null) {
      made = new StatementParser(this);
      statements = made;
    }
    return made;
  }
}
