package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.expr.Volatility;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks the expressions of a definition and turns them into the SQL that the catalog keeps. */
final class DefinitionExpressions {

  private final StatementContext statement;
  private final TableDef table;

  /**
   * @param table whose columns they may name
   */
  DefinitionExpressions(DdlScript script, TableDef table) {
    this.statement = new StatementContext(script.context());
    this.table = table;
  }

  private Expr bind(SqlExpression expression, Clause clause) {
    Scope scope = new Scope(null, new FrameLayout(null), null);
    List<ScopeColumn> columns = FromBinder.tableColumns(0, null, table.oid(), table.columns());
    scope.add(new ScopeTable(table.name(), null, columns));
    return new ExpressionBinder(statement, scope, clause).bind(expression);
  }

  /** The default of a column; 42804 where it is of another type. */
  String defaultSql(ColumnDef column, SqlExpression expression) {
    Expr value = bind(expression, Clause.DEFAULT);
    boolean literal = value.type().equals(Types.UNKNOWN);
    Expr assigned;
    try {
      assigned = Exprs.assign(value, column.type(), -1, column.name(), Locations.start(expression));
    } catch (SqlError error) {
      throw error.state() == SqlState.DATATYPE_MISMATCH
          ? SqlError.of(
                  SqlState.DATATYPE_MISMATCH,
                  "column \"%s\" is of type %s but default expression is of type %s",
                  column.name(),
                  column.type().displayName(),
                  value.type().displayName())
              .hint("You will need to rewrite or cast the expression.")
          : error;
    }
    return (literal ? assigned : value).toString();
  }

  /** The expression of a generated column. */
  String generatedSql(ColumnDef column, SqlExpression expression, Set<String> generated) {
    Expr value = bind(expression, Clause.GENERATED);
    for (int attnum : columnsOf(value)) {
      if (generated.contains(table.column(attnum).name())) {
        throw SqlError.of(
                SqlState.INVALID_OBJECT_DEFINITION,
                "cannot use generated column \"%s\" in column generation expression",
                table.column(attnum).name())
            .detail("A generated column cannot reference another generated column.")
            .position(Locations.start(expression));
      }
    }
    Expr assigned =
        Exprs.assign(
            value, column.type(), column.typmod(), column.name(), Locations.start(expression));
    if (assigned.volatility() != Volatility.IMMUTABLE) {
      throw new SqlError(
          SqlState.INVALID_OBJECT_DEFINITION, "generation expression is not immutable");
    }
    return value.type().equals(Types.UNKNOWN) ? assigned.toString() : value.toString();
  }

  /** The condition of a CHECK. */
  Expr check(SqlExpression expression) {
    return Exprs.condition(bind(expression, Clause.CHECK), "CHECK", Locations.start(expression));
  }

  /** The expression of an index's key. */
  Expr indexKey(SqlExpression expression) {
    Expr key = Exprs.resolveUnknown(bind(expression, Clause.INDEX_EXPRESSION));
    if (key.volatility() != Volatility.IMMUTABLE) {
      throw new SqlError(
              SqlState.INVALID_OBJECT_DEFINITION,
              "functions in index expression must be marked IMMUTABLE")
          .position(Locations.start(expression));
    }
    return key;
  }

  /** The predicate of a partial index. */
  Expr indexPredicate(SqlExpression expression) {
    Expr predicate =
        Exprs.condition(
            bind(expression, Clause.INDEX_PREDICATE), "WHERE", Locations.start(expression));
    if (predicate.volatility() != Volatility.IMMUTABLE) {
      throw new SqlError(
          SqlState.INVALID_OBJECT_DEFINITION,
          "functions in index predicate must be marked IMMUTABLE");
    }
    return predicate;
  }

  /** The attnums of the columns that an expression reads, ascending. */
  static List<Integer> columnsOf(Expr expr) {
    Set<Integer> attnums = new TreeSet<>();
    collect(expr, attnums);
    return new ArrayList<>(attnums);
  }

  private static void collect(Expr expr, Set<Integer> attnums) {
    if (expr instanceof ColumnRef ref) {
      attnums.add(ref.column() + 1);
    }
    expr.children().forEach(child -> collect(child, attnums));
  }
}
