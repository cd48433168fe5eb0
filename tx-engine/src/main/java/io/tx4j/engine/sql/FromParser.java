package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.TableReference.Alias;
import io.tx4j.engine.sql.TableReference.DerivedTable;
import io.tx4j.engine.sql.TableReference.FunctionItem;
import io.tx4j.engine.sql.TableReference.Join;
import io.tx4j.engine.sql.TableReference.JoinKind;
import io.tx4j.engine.sql.TableReference.NamedTable;
import io.tx4j.engine.sql.TableReference.ResultColumn;
import io.tx4j.engine.sql.TableReference.Sample;
import io.tx4j.engine.sql.TableReference.TableFunction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The items of FROM: tables, functions, subqueries, joins. */
final class FromParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  FromParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  List<TableReference> list() {
    return tokens.list(this::item);
  }

  /** A table with all joins that follow it. */
  TableReference item() {
    tokens.enter();
    TableReference item = joins(single());
    tokens.leave();
    return item;
  }

  // ---- joins

  private TableReference joins(TableReference first) {
    TableReference left = first;
    for (int chain = 1; atJoin(); chain++) {
      tokens.checkDepth(chain);
      left = join(left);
    }
    return left;
  }

  private boolean atJoin() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case JOIN, CROSS, INNER, LEFT, RIGHT, FULL, NATURAL -> true;
      default -> false;
    };
  }

  private Join join(TableReference left) {
    int position = left.position();
    if (tokens.acceptThen(Keyword.CROSS, Keyword.JOIN)) {
      return new Join(left, JoinKind.CROSS, single(), false, List.of(), null, null, null, position);
    }
    if (tokens.accept(Keyword.NATURAL)) {
      JoinKind kind = joinKind();
      return new Join(left, kind, single(), true, List.of(), null, null, null, position);
    }
    JoinKind kind = joinKind();
    TableReference right = single();
    // a JOIN b JOIN c ON x ON y: the first condition belongs to the inner join.
    tokens.enter();
    while (atJoin()) {
      right = join(right);
    }
    tokens.leave();
    if (tokens.accept(Keyword.USING)) {
      List<String> using = tokens.parenthesized(tokens::columnName);
      Alias alias = null;
      if (tokens.accept(Keyword.AS)) {
        int at = tokens.position();
        alias = new Alias(tokens.columnName(), List.of(), at);
      }
      return new Join(left, kind, right, false, using, alias, null, null, position);
    }
    tokens.expect(Keyword.ON);
    SqlExpression on = grammar.expressions.parse();
    return new Join(left, kind, right, false, List.of(), null, on, null, position);
  }

  /** The words before JOIN, and JOIN. */
  private JoinKind joinKind() {
    JoinKind kind = JoinKind.INNER;
    if (!tokens.accept(Keyword.INNER)) {
      if (tokens.accept(Keyword.LEFT)) {
        kind = JoinKind.LEFT;
      } else if (tokens.accept(Keyword.RIGHT)) {
        kind = JoinKind.RIGHT;
      } else if (tokens.accept(Keyword.FULL)) {
        kind = JoinKind.FULL;
      }
      if (kind != JoinKind.INNER) {
        tokens.accept(Keyword.OUTER);
      }
    }
    tokens.expect(Keyword.JOIN);
    return kind;
  }

  // ---- single items

  private TableReference single() {
    int position = tokens.position();
    if (tokens.accept(Keyword.LATERAL)) {
      if (tokens.at('(')) {
        Query query = grammar.queries.parenthesized();
        return new DerivedTable(query, true, optionalAlias(), position);
      }
      refuseTableConstructors();
      return function(true, position);
    }
    if (tokens.at('(')) {
      return parenthesized();
    }
    refuseTableConstructors();
    if (tokens.at(Keyword.ONLY)) {
      return aliased(relation(), position);
    }
    if (atRowsFrom() || atFunction()) {
      return function(false, position);
    }
    if (tokens.atTypeOrFunctionName() && !tokens.atColumnName()) {
      // The name of a function, whose parenthesis is missing.
      tokens.advance();
      throw tokens.syntaxError();
    }
    return aliased(relation(), position);
  }

  private boolean atRowsFrom() {
    return tokens.at(Keyword.ROWS, Keyword.FROM);
  }

  private void refuseTableConstructors() {
    if ((tokens.at(Keyword.XMLTABLE) || tokens.at(Keyword.JSON_TABLE)) && tokens.nextIs('(')) {
      int position = tokens.position();
      String what = tokens.at(Keyword.XMLTABLE) ? "XMLTABLE" : "JSON_TABLE";
      throw SqlError.notSupported(what).position(position);
    }
  }

  /** Whether a call begins here: names and points up to an opening parenthesis. */
  private boolean atFunction() {
    Keyword keyword = tokens.keyword();
    if (tokens.nextIs('(')) {
      return tokens.atTypeOrFunctionName() || isSpecialFunction(keyword);
    }
    if (isValueFunction(keyword)) {
      return true;
    }
    if (keyword == Keyword.COLLATION && tokens.nextIs(Keyword.FOR)) {
      return true;
    }
    if (!tokens.atColumnName() || !tokens.nextIs('.')) {
      return false;
    }
    int distance = 1;
    while (tokens.peek(distance) == '.') {
      distance += 2;
    }
    return tokens.peek(distance) == '(';
  }

  private static boolean isSpecialFunction(@Nullable Keyword keyword) {
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case CAST,
          TREAT,
          COALESCE,
          GREATEST,
          LEAST,
          NULLIF,
          EXTRACT,
          NORMALIZE,
          OVERLAY,
          POSITION,
          SUBSTRING,
          TRIM,
          MERGE_ACTION ->
          true;
      default -> isValueFunction(keyword);
    };
  }

  private static boolean isValueFunction(@Nullable Keyword keyword) {
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case CURRENT_DATE,
          CURRENT_TIME,
          CURRENT_TIMESTAMP,
          LOCALTIME,
          LOCALTIMESTAMP,
          CURRENT_ROLE,
          CURRENT_USER,
          USER,
          SESSION_USER,
          SYSTEM_USER,
          CURRENT_CATALOG,
          CURRENT_SCHEMA ->
          true;
      default -> false;
    };
  }

  /** A table's name with ONLY or a star, without alias. */
  NamedTable relation() {
    int position = tokens.position();
    if (tokens.accept(Keyword.ONLY)) {
      boolean parenthesis = tokens.accept('(');
      QualifiedName name = tokens.qualifiedName();
      if (parenthesis) {
        tokens.expect(')');
      }
      return new NamedTable(name, true, null, null, position);
    }
    QualifiedName name = tokens.qualifiedName();
    tokens.accept('*');
    return new NamedTable(name, false, null, null, position);
  }

  private NamedTable aliased(NamedTable table, int position) {
    Alias alias = optionalAlias();
    Sample sample = tokens.at(Keyword.TABLESAMPLE) ? sample() : null;
    return new NamedTable(table.name(), table.only(), alias, sample, position);
  }

  private Sample sample() {
    int position = tokens.position();
    tokens.expect(Keyword.TABLESAMPLE);
    if (!tokens.atTypeOrFunctionName() && !tokens.nextIs('.')) {
      throw tokens.syntaxError();
    }
    int at = tokens.position();
    QualifiedName method = tokens.restOfName(tokens.label(), at);
    List<SqlExpression> arguments = tokens.parenthesized(grammar.expressions::parse);
    SqlExpression seed = null;
    if (tokens.accept(Keyword.REPEATABLE)) {
      tokens.expect('(');
      seed = grammar.expressions.parse();
      tokens.expect(')');
    }
    return new Sample(method, arguments, seed, position);
  }

  // ---- parentheses

  /**
   * A subquery or a joined table in parentheses. Whether nested parentheses end as the one or the
   * other shows only behind the inner ones.
   */
  private TableReference parenthesized() {
    int position = tokens.position();
    Inner inner = inner();
    if (inner.query() != null) {
      return new DerivedTable(inner.query(), false, optionalAlias(), position);
    }
    Join join = inner.join();
    if (join == null) {
      throw tokens.syntaxError();
    }
    return withAlias(join, position);
  }

  private Join withAlias(Join join, int position) {
    Alias alias = optionalAlias();
    return alias == null
        ? join
        : new Join(
            join.left(),
            join.kind(),
            join.right(),
            join.natural(),
            join.using(),
            join.usingAlias(),
            join.on(),
            alias,
            position);
  }

  /** What stood in parentheses: one of the two is not null. */
  private record Inner(@Nullable Query query, @Nullable Join join) {}

  private Inner inner() {
    tokens.expect('(');
    tokens.enter();
    Inner result;
    if (grammar.queries.atQuery()) {
      result = new Inner(grammar.queries.query(), null);
    } else if (tokens.at('(')) {
      result = nested();
    } else {
      result = new Inner(null, requireJoin(item()));
    }
    tokens.expect(')');
    tokens.leave();
    return result;
  }

  private Inner nested() {
    int position = tokens.position();
    Inner inner = inner();
    if (inner.query() != null) {
      if (tokens.at(')') || grammar.queries.atContinuation()) {
        return new Inner(grammar.queries.continueFrom(inner.query()), null);
      }
      TableReference left = new DerivedTable(inner.query(), false, optionalAlias(), position);
      return new Inner(null, requireJoin(joins(left)));
    }
    Join join = Objects.requireNonNull(inner.join());
    Join left = withAlias(join, position);
    if (left.alias() != null && !atJoin()) {
      throw tokens.syntaxError();
    }
    return new Inner(null, requireJoin(joins(left)));
  }

  /** Only a join may stand in parentheses, not a table. */
  private Join requireJoin(TableReference item) {
    if (item instanceof Join join) {
      return join;
    }
    throw tokens.syntaxError();
  }

  // ---- functions

  private TableFunction function(boolean lateral, int position) {
    boolean rowsFrom = atRowsFrom();
    List<FunctionItem> functions;
    if (rowsFrom) {
      tokens.advance();
      tokens.advance();
      functions = tokens.parenthesized(this::rowsFromItem);
    } else {
      functions = List.of(new FunctionItem(call(), List.of()));
    }
    boolean ordinality = tokens.accept(Keyword.WITH, Keyword.ORDINALITY);
    Alias alias = null;
    List<ResultColumn> columns = List.of();
    if (tokens.at(Keyword.AS) && tokens.nextIs('(')) {
      tokens.advance();
      columns = resultColumns();
    } else if (tokens.at(Keyword.AS) || tokens.atColumnName()) {
      tokens.accept(Keyword.AS);
      int at = tokens.position();
      String name = tokens.columnName();
      if (tokens.at('(') && atResultColumns()) {
        columns = resultColumns();
        alias = new Alias(name, List.of(), at);
      } else {
        alias = new Alias(name, tokens.optionalColumnNames(), at);
      }
    }
    return new TableFunction(functions, rowsFrom, lateral, ordinality, alias, columns, position);
  }

  private FunctionItem rowsFromItem() {
    SqlExpression call = call();
    List<ResultColumn> columns = tokens.accept(Keyword.AS) ? resultColumns() : List.of();
    return new FunctionItem(call, columns);
  }

  /** A call without WITHIN GROUP, FILTER and OVER: PostgreSQL's func_expr_windowless. */
  SqlExpression call() {
    Keyword keyword = tokens.keyword();
    if (keyword != null) {
      SqlExpression special = grammar.standardFunctions.call(keyword);
      if (special != null) {
        return special;
      }
    }
    if (!tokens.atTypeOrFunctionName() && !(tokens.atColumnName() && tokens.nextIs('.'))) {
      throw tokens.syntaxError();
    }
    int position = tokens.position();
    return grammar.functions.application(tokens.restOfName(tokens.label(), position));
  }

  /** Behind the parenthesis: {@code name type} is a definition, {@code name,} is a name. */
  private boolean atResultColumns() {
    int next = tokens.peek(2);
    return TokenCursor.isColumnName(tokens.peek(1)) && next != ',' && next != ')';
  }

  List<ResultColumn> resultColumns() {
    return tokens.parenthesized(this::resultColumn);
  }

  ResultColumn resultColumn() {
    int position = tokens.position();
    String name = tokens.columnName();
    TypeName type = grammar.types.typeName();
    QualifiedName collation = tokens.accept(Keyword.COLLATE) ? tokens.anyName() : null;
    return new ResultColumn(name, type, collation, position);
  }

  // ---- aliases

  @Nullable Alias optionalAlias() {
    if (tokens.accept(Keyword.AS) || tokens.atColumnName()) {
      int position = tokens.position();
      String name = tokens.columnName();
      return new Alias(name, tokens.optionalColumnNames(), position);
    }
    return null;
  }
}
