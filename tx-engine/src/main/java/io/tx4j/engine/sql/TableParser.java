package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.ColumnDefinition;
import io.tx4j.engine.sql.DefinitionStatement.CreateTable;
import io.tx4j.engine.sql.DefinitionStatement.CreateTableAs;
import io.tx4j.engine.sql.DefinitionStatement.LikeOption;
import io.tx4j.engine.sql.DefinitionStatement.LikeTable;
import io.tx4j.engine.sql.DefinitionStatement.OnCommit;
import io.tx4j.engine.sql.DefinitionStatement.Persistence;
import io.tx4j.engine.sql.DefinitionStatement.RelationName;
import io.tx4j.engine.sql.DefinitionStatement.TableConstraint;
import io.tx4j.engine.sql.DefinitionStatement.TableElement;
import io.tx4j.engine.sql.DefinitionStatement.Truncate;
import io.tx4j.engine.sql.SessionStatement.Option;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE, CREATE TABLE AS and TRUNCATE. */
final class TableParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;
  private final ConstraintParser constraints;

  TableParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
    this.constraints = new ConstraintParser(grammar);
  }

  Statement create(Persistence persistence, int position) {
    tokens.expect(Keyword.TABLE);
    boolean ifNotExists = options.ifNotExists();
    QualifiedName name = tokens.qualifiedName();
    if (tokens.at(Keyword.OF) || tokens.at(Keyword.PARTITION)) {
      return partition(name, persistence, ifNotExists, position);
    }
    if (!tokens.at('(') || atColumnNames()) {
      return createAs(name, persistence, ifNotExists, position);
    }
    tokens.expect('(');
    List<TableElement> elements = tokens.at(')') ? List.of() : tokens.list(this::element);
    tokens.expect(')');
    List<QualifiedName> inherits = List.of();
    if (tokens.accept(Keyword.INHERITS)) {
      inherits = tokens.parenthesized(tokens::qualifiedName);
    }
    String partitioning = partitioning();
    Storage storage = storage();
    return new CreateTable(
        name,
        persistence,
        ifNotExists,
        elements,
        inherits,
        partitioning,
        storage.options(),
        storage.onCommit(),
        position);
  }

  /** {@code (a, b)} and {@code (a)} name columns, {@code (a int)} defines one. */
  private boolean atColumnNames() {
    int next = tokens.peek(2);
    return TokenCursor.isColumnName(tokens.peek(1)) && (next == ',' || next == ')');
  }

  /** A table of a type, or a partition: only recognized. */
  private CreateTable partition(
      QualifiedName name, Persistence persistence, boolean ifNotExists, int position) {
    String what = tokens.at(Keyword.OF) ? "OF" : "PARTITION OF";
    while (!tokens.atEnd()) {
      tokens.advance();
    }
    return new CreateTable(
        name, persistence, ifNotExists, List.of(), List.of(), what, List.of(), null, position);
  }

  private @Nullable String partitioning() {
    if (!tokens.acceptThen(Keyword.PARTITION, Keyword.BY)) {
      return null;
    }
    tokens.columnName();
    IndexColumnParser keys = new IndexColumnParser(grammar);
    tokens.parenthesized(keys::partitionKey);
    return "PARTITION BY";
  }

  private record Storage(List<Option> options, @Nullable OnCommit onCommit) {}

  /** {@code USING method WITH (...) ON COMMIT ... TABLESPACE name}. */
  private Storage storage() {
    if (tokens.accept(Keyword.USING)) {
      tokens.columnName();
    }
    List<Option> parameters = options.optionalParameters();
    if (parameters.isEmpty()) {
      tokens.acceptThen(Keyword.WITHOUT, Keyword.OIDS);
    }
    OnCommit onCommit = tokens.acceptThen(Keyword.ON, Keyword.COMMIT) ? onCommit() : null;
    if (tokens.accept(Keyword.TABLESPACE)) {
      tokens.columnName();
    }
    return new Storage(parameters, onCommit);
  }

  private OnCommit onCommit() {
    if (tokens.accept(Keyword.DROP)) {
      return OnCommit.DROP;
    }
    boolean delete = tokens.accept(Keyword.DELETE);
    if (!delete) {
      tokens.expect(Keyword.PRESERVE);
    }
    tokens.expect(Keyword.ROWS);
    return delete ? OnCommit.DELETE_ROWS : OnCommit.PRESERVE_ROWS;
  }

  private CreateTableAs createAs(
      QualifiedName name, Persistence persistence, boolean ifNotExists, int position) {
    List<String> columns = tokens.optionalColumnNames();
    Storage storage = storage();
    tokens.expect(Keyword.AS);
    Statement source =
        tokens.at(Keyword.EXECUTE) ? new SessionParser(grammar).execute() : grammar.queries.query();
    return new CreateTableAs(
        name,
        persistence,
        false,
        ifNotExists,
        columns,
        storage.options(),
        storage.onCommit(),
        source,
        withData(),
        position);
  }

  /** {@code WITH DATA} or {@code WITH NO DATA}; true when neither is there. */
  boolean withData() {
    if (!tokens.accept(Keyword.WITH)) {
      return true;
    }
    boolean no = tokens.accept(Keyword.NO);
    tokens.expect(Keyword.DATA);
    return !no;
  }

  // ---- elements

  private TableElement element() {
    int position = tokens.position();
    if (tokens.accept(Keyword.LIKE)) {
      return like(position);
    }
    if (constraints.atTableConstraint()) {
      return new TableConstraint(constraints.tableConstraint(), position);
    }
    return column();
  }

  ColumnDefinition column() {
    int position = tokens.position();
    String name = tokens.columnName();
    TypeName type = grammar.types.typeName();
    if (tokens.accept(Keyword.STORAGE) && !tokens.accept(Keyword.DEFAULT)) {
      tokens.columnName();
    }
    if (tokens.accept(Keyword.COMPRESSION) && !tokens.accept(Keyword.DEFAULT)) {
      tokens.columnName();
    }
    ConstraintParser.ColumnQualifiers qualifiers = constraints.columnQualifiers();
    return new ColumnDefinition(
        name, type, qualifiers.collation(), qualifiers.constraints(), position);
  }

  private LikeTable like(int position) {
    QualifiedName table = tokens.qualifiedName();
    Set<LikeOption> included = EnumSet.noneOf(LikeOption.class);
    while (tokens.at(Keyword.INCLUDING) || tokens.at(Keyword.EXCLUDING)) {
      boolean including = tokens.at(Keyword.INCLUDING);
      tokens.advance();
      Set<LikeOption> named = likeOption();
      if (including) {
        included.addAll(named);
      } else {
        included.removeAll(named);
      }
    }
    return new LikeTable(table, List.copyOf(included), position);
  }

  private Set<LikeOption> likeOption() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      throw tokens.syntaxError();
    }
    Set<LikeOption> named =
        switch (keyword) {
          case ALL -> EnumSet.allOf(LikeOption.class);
          case COMMENTS -> EnumSet.of(LikeOption.COMMENTS);
          case COMPRESSION -> EnumSet.of(LikeOption.COMPRESSION);
          case CONSTRAINTS -> EnumSet.of(LikeOption.CONSTRAINTS);
          case DEFAULTS -> EnumSet.of(LikeOption.DEFAULTS);
          case GENERATED -> EnumSet.of(LikeOption.GENERATED);
          case IDENTITY -> EnumSet.of(LikeOption.IDENTITY);
          case INDEXES -> EnumSet.of(LikeOption.INDEXES);
          case STATISTICS -> EnumSet.of(LikeOption.STATISTICS);
          case STORAGE -> EnumSet.of(LikeOption.STORAGE);
          default -> throw tokens.syntaxError();
        };
    tokens.advance();
    return named;
  }

  // ---- TRUNCATE

  Truncate truncate() {
    int position = tokens.position();
    tokens.expect(Keyword.TRUNCATE);
    tokens.accept(Keyword.TABLE);
    SessionParser names = new SessionParser(grammar);
    List<RelationName> tables = tokens.list(names::relationName);
    boolean restart = tokens.acceptThen(Keyword.RESTART, Keyword.IDENTITY);
    if (!restart) {
      tokens.acceptThen(Keyword.CONTINUE, Keyword.IDENTITY);
    }
    return new Truncate(tables, restart, options.cascade(), position);
  }
}
