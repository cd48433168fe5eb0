package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.CheckOption;
import io.tx4j.engine.sql.DefinitionStatement.CreateTableAs;
import io.tx4j.engine.sql.DefinitionStatement.CreateView;
import io.tx4j.engine.sql.DefinitionStatement.Persistence;
import io.tx4j.engine.sql.DefinitionStatement.RefreshMaterializedView;
import io.tx4j.engine.sql.SessionStatement.Option;
import java.util.List;

/** Views and materialized views. */
final class ViewParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;

  ViewParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
  }

  CreateView create(boolean orReplace, Persistence persistence, int position) {
    boolean recursive = tokens.accept(Keyword.RECURSIVE);
    tokens.expect(Keyword.VIEW);
    QualifiedName name = tokens.qualifiedName();
    List<String> columns =
        recursive ? tokens.parenthesized(tokens::columnName) : tokens.optionalColumnNames();
    List<Option> parameters = options.optionalParameters();
    tokens.expect(Keyword.AS);
    Query query = grammar.queries.query();
    return new CreateView(
        name,
        orReplace,
        persistence,
        recursive,
        columns,
        parameters,
        query,
        checkOption(),
        position);
  }

  private CheckOption checkOption() {
    if (!tokens.accept(Keyword.WITH)) {
      return CheckOption.NONE;
    }
    CheckOption option = CheckOption.CASCADED;
    if (tokens.accept(Keyword.LOCAL)) {
      option = CheckOption.LOCAL;
    } else {
      tokens.accept(Keyword.CASCADED);
    }
    tokens.expect(Keyword.CHECK, Keyword.OPTION);
    return option;
  }

  CreateTableAs createMaterialized(Persistence persistence, int position) {
    tokens.expect(Keyword.MATERIALIZED, Keyword.VIEW);
    boolean ifNotExists = options.ifNotExists();
    QualifiedName name = tokens.qualifiedName();
    List<String> columns = tokens.optionalColumnNames();
    if (tokens.accept(Keyword.USING)) {
      tokens.columnName();
    }
    List<Option> parameters = options.optionalParameters();
    if (tokens.accept(Keyword.TABLESPACE)) {
      tokens.columnName();
    }
    tokens.expect(Keyword.AS);
    Query query = grammar.queries.query();
    boolean withData = new TableParser(grammar).withData();
    return new CreateTableAs(
        name, persistence, true, ifNotExists, columns, parameters, null, query, withData, position);
  }

  RefreshMaterializedView refresh() {
    int position = tokens.position();
    tokens.expect(Keyword.REFRESH, Keyword.MATERIALIZED);
    tokens.expect(Keyword.VIEW);
    boolean concurrently = tokens.accept(Keyword.CONCURRENTLY);
    QualifiedName name = tokens.qualifiedName();
    return new RefreshMaterializedView(
        name, concurrently, new TableParser(grammar).withData(), position);
  }
}
