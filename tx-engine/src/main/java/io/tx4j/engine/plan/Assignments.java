package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.RowExpr;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** SET of UPDATE and of ON CONFLICT DO UPDATE: the new value of each column of the table. */
final class Assignments {

  private final StatementContext statement;
  private final TableDef table;
  private final WriteTarget target;
  private final List<Expr> values = new ArrayList<>();
  private final Set<Integer> changed = new TreeSet<>();

  /**
   * @param target gives the defaults
   * @param oldSlot where the row of before is: columns that are not assigned to keep its values
   */
  Assignments(StatementContext statement, WriteTarget target, int oldSlot) {
    this.statement = statement;
    this.table = target.table();
    this.target = target;
    for (ColumnDef column : table.columns()) {
      values.add(
          column.isGenerated()
              ? new Constant(column.type(), null)
              : new ColumnRef(
                  0, oldSlot, column.position(), column.type(), column.typmod(), column.name()));
    }
  }

  /** For each column, by position, its new value. */
  List<Expr> values() {
    return values;
  }

  /** The positions of the columns that are assigned to, and of the generated ones. */
  Set<Integer> changed() {
    target.generated().forEach(generated -> changed.add(generated.position()));
    return changed;
  }

  void bind(List<DataStatement.Assignment> assignments, ExpressionBinder binder) {
    for (DataStatement.Assignment assignment : assignments) {
      if (assignment.multiple()) {
        bindMultiple(assignment, binder);
      } else {
        bindOne(assignment.columns().get(0), assignment.value(), binder);
      }
    }
  }

  private void bindMultiple(DataStatement.Assignment assignment, ExpressionBinder binder) {
    List<DataStatement.TargetColumn> columns = assignment.columns();
    SqlExpression value = assignment.value();
    if (value instanceof SqlExpression.Row row) {
      checkCount(columns.size(), row.fields().size(), row.position());
      for (int i = 0; i < columns.size(); i++) {
        bindOne(columns.get(i), row.fields().get(i), binder);
      }
    } else if (value instanceof SqlExpression.ScalarSubquery subquery) {
      Expr row =
          new SubqueryBinder(binder).rowOf(subquery.query(), columns.size(), subquery.position());
      List<Expr> fields = ((RowExpr) row).fields();
      for (int i = 0; i < columns.size(); i++) {
        assign(columns.get(i), fields.get(i), subquery.position());
      }
    } else if (columns.size() == 1) {
      bindOne(columns.get(0), value, binder);
    } else {
      throw new SqlError(
              SqlState.FEATURE_NOT_SUPPORTED,
              "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression")
          .position(Locations.start(value));
    }
  }

  private static void checkCount(int columns, int values, int position) {
    if (columns != values) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "number of columns does not match number of values")
          .position(position);
    }
  }

  private void bindOne(
      DataStatement.TargetColumn name, SqlExpression value, ExpressionBinder binder) {
    if (value instanceof SqlExpression.DefaultValue) {
      ColumnDef column = column(name);
      set(column, target.defaults().get(column.position()));
      return;
    }
    assign(name, binder.bind(value), Locations.start(value));
  }

  private void assign(DataStatement.TargetColumn name, Expr value, int position) {
    ColumnDef column = column(name);
    checkAssignable(column);
    set(column, Values.assigned(statement, column, value, position));
  }

  private static void checkAssignable(ColumnDef column) {
    String detail =
        column.isGenerated()
            ? "Column \"" + column.name() + "\" is a generated column."
            : column.identity() == ColumnDef.Identity.ALWAYS
                ? "Column \""
                    + column.name()
                    + "\" is an identity column defined as GENERATED ALWAYS."
                : null;
    if (detail != null) {
      throw SqlError.of(
              SqlState.GENERATED_ALWAYS,
              "column \"%s\" can only be updated to DEFAULT",
              column.name())
          .detail(detail);
    }
  }

  private void set(ColumnDef column, Expr value) {
    if (!changed.add(column.position())) {
      throw SqlError.of(
          SqlState.SYNTAX_ERROR, "multiple assignments to same column \"%s\"", column.name());
    }
    if (!column.isGenerated()) {
      values.set(column.position(), value);
    }
  }

  private ColumnDef column(DataStatement.TargetColumn name) {
    if (!name.indirection().isEmpty()) {
      throw SqlError.notSupported("assignment to a part of a column").position(name.position());
    }
    ColumnDef column = table.column(name.name());
    if (column == null) {
      throw Values.noSuchColumn(table, name);
    }
    return column;
  }
}
