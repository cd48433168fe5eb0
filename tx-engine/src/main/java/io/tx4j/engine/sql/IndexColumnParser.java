package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.IndexColumn;
import io.tx4j.engine.sql.SqlExpression.ColumnReference;
import java.util.List;

/** The keys of indexes, exclusion constraints and conflict targets. */
final class IndexColumnParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  IndexColumnParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** A column, a function call, or an expression in parentheses, with its options. */
  IndexColumn column() {
    int position = tokens.position();
    SqlExpression key = key();
    QualifiedName collation = tokens.accept(Keyword.COLLATE) ? tokens.anyName() : null;
    QualifiedName operatorClass = tokens.atColumnName() ? tokens.anyName() : null;
    if (operatorClass != null && tokens.at('(')) {
      new OptionParser(grammar).parameters();
    }
    boolean descending = grammar.orders.descending();
    return new IndexColumn(
        key, collation, operatorClass, descending, grammar.orders.nullsFirst(), position);
  }

  /** A key without order and parameters. */
  SqlExpression partitionKey() {
    SqlExpression key = key();
    if (tokens.accept(Keyword.COLLATE)) {
      tokens.anyName();
    }
    if (tokens.atColumnName()) {
      tokens.anyName();
    }
    return key;
  }

  private SqlExpression key() {
    int position = tokens.position();
    if (tokens.accept('(')) {
      SqlExpression expression = grammar.expressions.parse();
      tokens.expect(')');
      return expression;
    }
    boolean call = tokens.nextIs('(') || tokens.nextIs('.') || !tokens.atColumnName();
    return call ? grammar.from.call() : new ColumnReference(List.of(tokens.columnName()), position);
  }
}
