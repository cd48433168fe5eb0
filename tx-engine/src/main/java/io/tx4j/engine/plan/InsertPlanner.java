package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;

/** Plans INSERT. */
final class InsertPlanner {

  private final StatementContext statement;
  private final Scope outer;

  /** Where the rows come from, and the value of each column of the table over them. */
  private record Source(Plan plan, List<Expr> values) {}

  /**
   * @param outer an empty scope in the frame of the statement
   */
  InsertPlanner(StatementContext statement, Scope outer) {
    this.statement = statement;
    this.outer = outer;
  }

  ModificationBinder.PlannedModification plan(DataStatement.Insert insert, List<BoundCte> ctes) {
    TableDef table = Relations.findWritable(statement, insert.table().name(), "insert into");
    statement.use(table, LockMode.ROW_EXCLUSIVE);
    int slot = outer.frame().newSlot();
    WriteTarget target = WriteTarget.of(statement.catalog(), table, slot);
    InsertColumns columns = InsertColumns.bind(target, insert);
    Source source = source(insert, columns);
    Scope scope = new Scope(outer.parent(), outer.frame(), outer.ctes());
    scope.add(WriteScopes.table(statement, table, insert.table(), slot));
    Modify.OnConflict onConflict =
        insert.onConflict() == null
            ? null
            : new ConflictPlanner(statement, outer, target)
                .plan(insert.onConflict(), insert.table());
    ReturningBinder.Result returning = ReturningBinder.bind(statement, insert.returning(), scope);
    Modify modify =
        new Modify.Insert(
            target, source.plan(), source.values(), onConflict, returning.returning());
    return new ModificationBinder.PlannedModification(modify, ctes, returning.columns());
  }

  private Source source(DataStatement.Insert insert, InsertColumns columns) {
    Query query = insert.source();
    if (query == null) {
      return new Source(new Scan.OneRow(), columns.complete(List.of()));
    }
    if (query.body() instanceof QueryBody.Values values && isBare(query)) {
      return values.rows().size() == 1
          ? new Source(new Scan.OneRow(), columns.complete(row(values.rows().get(0), columns)))
          : rows(values, columns);
    }
    return query(query, columns);
  }

  private static boolean isBare(Query query) {
    return query.with() == null
        && query.orderBy().isEmpty()
        && query.limit() == null
        && query.offset() == null;
  }

  /** The values of one VALUES row, assigned to their columns. */
  private List<Expr> row(List<SqlExpression> row, InsertColumns columns) {
    columns.checkCount(
        row.size(),
        row.isEmpty() ? 0 : Locations.start(row.get(Math.min(row.size() - 1, columns.size()))));
    ExpressionBinder binder = new ExpressionBinder(statement, outer, Clause.INSERT_VALUES);
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      SqlExpression value = row.get(i);
      boolean isDefault = value instanceof SqlExpression.DefaultValue;
      values.add(
          isDefault
              ? columns.defaultOf(i)
              : columns.given(statement, i, binder.bind(value), Locations.start(value)));
    }
    return values;
  }

  private Source rows(QueryBody.Values values, InsertColumns columns) {
    int width = values.rows().get(0).size();
    List<List<Expr>> rows = new ArrayList<>();
    for (List<SqlExpression> row : values.rows()) {
      if (row.size() != width) {
        throw new SqlError(SqlState.SYNTAX_ERROR, "VALUES lists must all be the same length")
            .position(row.isEmpty() ? values.position() : Locations.start(row.get(0)));
      }
      rows.add(row(row, columns));
    }
    int slot = outer.frame().newSlot();
    List<Expr> references = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      ColumnDef column = columns.column(i);
      references.add(new ColumnRef(0, slot, i, column.type(), column.typmod(), column.name()));
    }
    return new Source(new Scan.ValuesScan(slot, rows), columns.complete(references));
  }

  private Source query(Query query, InsertColumns columns) {
    BoundQuery bound =
        new QueryBinder(statement, outer.parent(), outer.frame(), outer.ctes()).bind(query, true);
    int position =
        query.body() instanceof QueryBody.Select select ? start(select, columns.size()) : 0;
    columns.checkCount(bound.columns().size(), position);
    List<Expr> values = new ArrayList<>();
    List<Expr> literals =
        bound.body() instanceof BoundQuery.Select select ? select.outputs() : List.of();
    for (int i = 0; i < bound.columns().size(); i++) {
      OutputColumn column = bound.columns().get(i);
      boolean unknown = column.type().equals(Types.UNKNOWN);
      Expr value =
          unknown && i < literals.size()
              ? literals.get(i)
              : new ColumnRef(0, bound.slot(), i, column.type(), column.typmod(), column.name());
      values.add(columns.given(statement, i, value, start(query, i)));
    }
    return new Source(new QueryPlanner(statement).plan(bound), columns.complete(values));
  }

  private static int start(Query query, int index) {
    return query.body() instanceof QueryBody.Select select ? start(select, index) : 0;
  }

  private static int start(QueryBody.Select select, int index) {
    return index < select.items().size()
        ? Locations.start(select.items().get(index).expression())
        : 0;
  }
}
