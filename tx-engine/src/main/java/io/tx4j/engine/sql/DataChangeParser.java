package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DataStatement.Assignment;
import io.tx4j.engine.sql.DataStatement.ConflictItem;
import io.tx4j.engine.sql.DataStatement.Delete;
import io.tx4j.engine.sql.DataStatement.FieldStep;
import io.tx4j.engine.sql.DataStatement.Indirection;
import io.tx4j.engine.sql.DataStatement.Insert;
import io.tx4j.engine.sql.DataStatement.OnConflict;
import io.tx4j.engine.sql.DataStatement.Overriding;
import io.tx4j.engine.sql.DataStatement.Returning;
import io.tx4j.engine.sql.DataStatement.SubscriptStep;
import io.tx4j.engine.sql.DataStatement.TargetColumn;
import io.tx4j.engine.sql.DataStatement.Update;
import io.tx4j.engine.sql.SqlExpression.CurrentOf;
import io.tx4j.engine.sql.TableReference.Alias;
import io.tx4j.engine.sql.TableReference.NamedTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that planner and executor run: queries, INSERT, UPDATE, DELETE, and their WITH. */
final class DataChangeParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  DataChangeParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** Whether a statement of this kind begins here. */
  boolean atDataStatement() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return tokens.at('(');
    }
    return switch (keyword) {
      case SELECT, VALUES, TABLE, WITH, INSERT, UPDATE, DELETE, MERGE -> true;
      default -> false;
    };
  }

  DataStatement statement() {
    With with = tokens.at(Keyword.WITH) ? with() : null;
    int position = with == null ? tokens.position() : with.position();
    Keyword keyword = tokens.keyword();
    if (keyword == Keyword.INSERT) {
      return insert(with, position);
    }
    if (keyword == Keyword.UPDATE) {
      return update(with, position);
    }
    if (keyword == Keyword.DELETE) {
      return delete(with, position);
    }
    if (keyword == Keyword.MERGE) {
      return new MergeParser(grammar).merge(with, position);
    }
    return grammar.queries.query(with);
  }

  // ---- WITH

  With with() {
    int position = tokens.position();
    tokens.expect(Keyword.WITH);
    boolean recursive = tokens.at(Keyword.RECURSIVE) && TokenCursor.isColumnName(tokens.peek(1));
    if (recursive) {
      tokens.advance();
    }
    return new With(recursive, tokens.list(this::commonTable), position);
  }

  private With.CommonTable commonTable() {
    int position = tokens.position();
    String name = tokens.columnName();
    List<String> columns = tokens.optionalColumnNames();
    tokens.expect(Keyword.AS);
    Boolean materialized = null;
    if (tokens.accept(Keyword.MATERIALIZED)) {
      materialized = true;
    } else if (tokens.acceptThen(Keyword.NOT, Keyword.MATERIALIZED)) {
      materialized = false;
    }
    tokens.expect('(');
    tokens.enter();
    DataStatement statement = statement();
    tokens.leave();
    tokens.expect(')');
    With.Search search = tokens.at(Keyword.SEARCH) ? search() : null;
    With.Cycle cycle = tokens.at(Keyword.CYCLE) ? cycle() : null;
    return new With.CommonTable(name, columns, materialized, statement, search, cycle, position);
  }

  private With.Search search() {
    int position = tokens.position();
    tokens.expect(Keyword.SEARCH);
    boolean breadth = tokens.accept(Keyword.BREADTH);
    if (!breadth) {
      tokens.expect(Keyword.DEPTH);
    }
    tokens.expect(Keyword.FIRST, Keyword.BY);
    List<String> columns = tokens.columnNames();
    tokens.expect(Keyword.SET);
    return new With.Search(breadth, columns, tokens.columnName(), position);
  }

  private With.Cycle cycle() {
    int position = tokens.position();
    tokens.expect(Keyword.CYCLE);
    List<String> columns = tokens.columnNames();
    tokens.expect(Keyword.SET);
    String mark = tokens.columnName();
    SqlExpression value = null;
    SqlExpression otherwise = null;
    if (tokens.accept(Keyword.TO)) {
      value = constant();
      tokens.expect(Keyword.DEFAULT);
      otherwise = constant();
    }
    tokens.expect(Keyword.USING);
    return new With.Cycle(columns, mark, value, otherwise, tokens.columnName(), position);
  }

  private SqlExpression constant() {
    SqlExpression constant = grammar.primaries.primary(true);
    if (constant instanceof SqlExpression.ColumnReference) {
      throw tokens.syntaxError();
    }
    return constant;
  }

  // ---- INSERT

  private Insert insert(@Nullable With with, int position) {
    tokens.expect(Keyword.INSERT, Keyword.INTO);
    int at = tokens.position();
    QualifiedName name = tokens.qualifiedName();
    Alias alias = null;
    if (tokens.accept(Keyword.AS)) {
      int aliasAt = tokens.position();
      alias = new Alias(tokens.columnName(), List.of(), aliasAt);
    }
    NamedTable table = new NamedTable(name, false, alias, null, at);
    List<TargetColumn> columns = List.of();
    Overriding overriding = Overriding.NONE;
    Query source = null;
    if (!tokens.acceptThen(Keyword.DEFAULT, Keyword.VALUES)) {
      if (atColumnList()) {
        columns = tokens.parenthesized(this::targetColumn);
      }
      overriding = overriding();
      source = grammar.queries.query();
    }
    OnConflict onConflict = tokens.at(Keyword.ON) ? onConflict() : null;
    return new Insert(with, table, columns, overriding, source, onConflict, returning(), position);
  }

  /** A parenthesis begins a column list, unless it begins a query. */
  private boolean atColumnList() {
    if (!tokens.at('(')) {
      return false;
    }
    int next = tokens.peek(1);
    if (next == Tokens.KEYWORD + Keyword.VALUES.ordinal()) {
      return tokens.peek(2) != '(';
    }
    return TokenCursor.isColumnName(next);
  }

  Overriding overriding() {
    if (!tokens.accept(Keyword.OVERRIDING)) {
      return Overriding.NONE;
    }
    boolean user = tokens.accept(Keyword.USER);
    if (!user) {
      tokens.expect(Keyword.SYSTEM);
    }
    tokens.expect(Keyword.VALUE);
    return user ? Overriding.USER_VALUE : Overriding.SYSTEM_VALUE;
  }

  private OnConflict onConflict() {
    int position = tokens.position();
    tokens.expect(Keyword.ON, Keyword.CONFLICT);
    List<ConflictItem> target = List.of();
    SqlExpression targetWhere = null;
    String constraint = null;
    if (tokens.at('(')) {
      target = tokens.parenthesized(this::conflictItem);
      targetWhere = grammar.queries.optionalWhere();
    } else if (tokens.acceptThen(Keyword.ON, Keyword.CONSTRAINT)) {
      constraint = tokens.columnName();
    }
    tokens.expect(Keyword.DO);
    if (tokens.accept(Keyword.NOTHING)) {
      return new OnConflict(target, targetWhere, constraint, null, null, position);
    }
    tokens.expect(Keyword.UPDATE, Keyword.SET);
    List<Assignment> assignments = assignments();
    SqlExpression where = grammar.queries.optionalWhere();
    return new OnConflict(target, targetWhere, constraint, assignments, where, position);
  }

  private ConflictItem conflictItem() {
    DefinitionStatement.IndexColumn column = new IndexColumnParser(grammar).column();
    return new ConflictItem(
        column.expression(), column.collation(), column.operatorClass(), column.position());
  }

  // ---- UPDATE and DELETE

  private Update update(@Nullable With with, int position) {
    tokens.expect(Keyword.UPDATE);
    NamedTable table = target();
    tokens.expect(Keyword.SET);
    List<Assignment> assignments = assignments();
    List<TableReference> from = tokens.accept(Keyword.FROM) ? grammar.from.list() : List.of();
    SqlExpression where = whereOrCurrent();
    return new Update(with, table, assignments, from, where, returning(), position);
  }

  private Delete delete(@Nullable With with, int position) {
    tokens.expect(Keyword.DELETE, Keyword.FROM);
    NamedTable table = target();
    List<TableReference> using = tokens.accept(Keyword.USING) ? grammar.from.list() : List.of();
    SqlExpression where = whereOrCurrent();
    return new Delete(with, table, using, where, returning(), position);
  }

  /** A table that is changed, with its alias; SET is no alias without AS. */
  NamedTable target() {
    NamedTable table = grammar.from.relation();
    Alias alias = null;
    if (tokens.accept(Keyword.AS) || (tokens.atColumnName() && !tokens.at(Keyword.SET))) {
      int position = tokens.position();
      alias = new Alias(tokens.columnName(), List.of(), position);
    }
    return new NamedTable(table.name(), table.only(), alias, null, table.position());
  }

  private @Nullable SqlExpression whereOrCurrent() {
    if (tokens.at(Keyword.WHERE, Keyword.CURRENT)
        && tokens.peek(2) == Tokens.KEYWORD + Keyword.OF.ordinal()) {
      int position = tokens.position();
      tokens.advance();
      tokens.advance();
      tokens.advance();
      return new CurrentOf(tokens.columnName(), position);
    }
    return grammar.queries.optionalWhere();
  }

  // ---- parts

  List<Assignment> assignments() {
    return tokens.list(this::assignment);
  }

  private Assignment assignment() {
    int position = tokens.position();
    boolean multiple = tokens.at('(');
    List<TargetColumn> columns =
        multiple ? tokens.parenthesized(this::targetColumn) : List.of(targetColumn());
    tokens.expect('=');
    return new Assignment(columns, multiple, grammar.expressions.parse(), position);
  }

  TargetColumn targetColumn() {
    int position = tokens.position();
    String name = tokens.columnName();
    if (!tokens.at('.') && !tokens.at('[')) {
      return new TargetColumn(name, List.of(), position);
    }
    List<Indirection> steps = new ArrayList<>(1);
    while (tokens.at('.') || tokens.at('[')) {
      steps.add(step());
    }
    return new TargetColumn(name, List.copyOf(steps), position);
  }

  private Indirection step() {
    int position = tokens.position();
    if (tokens.accept('.')) {
      return new FieldStep(tokens.label(), position);
    }
    tokens.expect('[');
    SqlExpression lower = tokens.at(':') ? null : grammar.expressions.parse();
    if (lower != null && tokens.accept(']')) {
      return new SubscriptStep(false, null, lower, position);
    }
    tokens.expect(':');
    SqlExpression upper = tokens.at(']') ? null : grammar.expressions.parse();
    tokens.expect(']');
    return new SubscriptStep(true, lower, upper, position);
  }

  @Nullable Returning returning() {
    int position = tokens.position();
    if (!tokens.accept(Keyword.RETURNING)) {
      return null;
    }
    String oldAlias = null;
    String newAlias = null;
    if (tokens.accept(Keyword.WITH)) {
      tokens.expect('(');
      do {
        int at = tokens.position();
        boolean old = tokens.at(Keyword.OLD);
        if (!old && !tokens.at(Keyword.NEW)) {
          throw tokens.syntaxError();
        }
        tokens.advance();
        tokens.expect(Keyword.AS);
        String alias = tokens.columnName();
        if ((old ? oldAlias : newAlias) != null) {
          throw tokens.error((old ? "OLD" : "NEW") + " cannot be specified multiple times", at);
        }
        if (old) {
          oldAlias = alias;
        } else {
          newAlias = alias;
        }
      } while (tokens.accept(','));
      tokens.expect(')');
    }
    return new Returning(oldAlias, newAlias, grammar.queries.selectItems(), position);
  }
}
