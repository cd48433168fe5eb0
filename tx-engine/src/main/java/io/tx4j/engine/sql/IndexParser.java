package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement.CreateIndex;
import io.tx4j.engine.sql.DefinitionStatement.IndexColumn;
import io.tx4j.engine.sql.DefinitionStatement.RelationName;
import io.tx4j.engine.sql.SessionStatement.Option;
import java.util.List;

/** CREATE INDEX. */
final class IndexParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;

  IndexParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
  }

  CreateIndex create(int position) {
    boolean unique = tokens.accept(Keyword.UNIQUE);
    tokens.expect(Keyword.INDEX);
    boolean concurrently = tokens.accept(Keyword.CONCURRENTLY);
    boolean ifNotExists = options.ifNotExists();
    String name = ifNotExists || !tokens.at(Keyword.ON) ? tokens.columnName() : null;
    tokens.expect(Keyword.ON);
    RelationName table = new SessionParser(grammar).relationName();
    String method = tokens.accept(Keyword.USING) ? tokens.columnName() : null;
    IndexColumnParser keys = new IndexColumnParser(grammar);
    List<IndexColumn> columns = tokens.parenthesized(keys::column);
    List<String> include =
        tokens.accept(Keyword.INCLUDE)
            ? tokens.parenthesized(() -> included(keys.column()))
            : List.of();
    boolean nullsNotDistinct = nullsNotDistinct();
    List<Option> parameters = options.optionalParameters();
    if (tokens.accept(Keyword.TABLESPACE)) {
      tokens.columnName();
    }
    SqlExpression where = grammar.queries.optionalWhere();
    return new CreateIndex(
        name,
        table,
        unique,
        concurrently,
        ifNotExists,
        method,
        columns,
        include,
        nullsNotDistinct,
        parameters,
        where,
        position);
  }

  private boolean nullsNotDistinct() {
    if (!tokens.accept(Keyword.NULLS)) {
      return false;
    }
    boolean not = tokens.accept(Keyword.NOT);
    tokens.expect(Keyword.DISTINCT);
    return not;
  }

  /** Expressions are allowed by the grammar, but no index includes one. */
  private String included(IndexColumn column) {
    if (column.expression() instanceof SqlExpression.ColumnReference reference) {
      return reference.parts().get(0);
    }
    throw tokens.error(
        SqlState.FEATURE_NOT_SUPPORTED,
        "expressions are not supported in included columns",
        column.position());
  }
}
