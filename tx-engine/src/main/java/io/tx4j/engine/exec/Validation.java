package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.mvcc.RowCursor;
import io.tx4j.engine.plan.WriteTarget;
import org.jspecify.annotations.Nullable;

/** Whether the rows that a table has already satisfy a new constraint. */
final class Validation {

  private final ExecContext context;
  private final TableDef table;

  Validation(ExecContext context, TableDef table) {
    this.context = context;
    this.table = table;
  }

  private RowCursor rows() {
    return context.store().table(table.oid()).scan(context.transaction().latestSnapshot());
  }

  /**
   * @param condition over the row in slot 0
   */
  void check(String constraint, Expr condition) {
    Frame frame = new Frame(1, new Object[0], context);
    RowCursor rows = rows();
    while (rows.next()) {
      context.cancellation().check();
      frame.rows[0] = rows.values();
      if (Boolean.FALSE.equals(condition.eval(frame))) {
        throw violation(
                SqlState.CHECK_VIOLATION,
                "check constraint \"%s\" of relation \"%s\" is violated by some row",
                constraint,
                table.name())
            .constraint(constraint);
      }
    }
  }

  void notNull(ColumnDef column) {
    RowCursor rows = rows();
    while (rows.next()) {
      context.cancellation().check();
      if (rows.values()[column.position()] == null) {
        throw violation(
                SqlState.NOT_NULL_VIOLATION,
                "column \"%s\" of relation \"%s\" contains null values",
                column.name(),
                table.name())
            .column(column.name());
      }
    }
  }

  void foreignKey(WriteTarget.Link link) {
    RowCursor rows = rows();
    while (rows.next()) {
      context.cancellation().check();
      ReferenceCheck.check(rows.values(), link, context);
    }
  }

  private SqlError violation(SqlState state, String format, @Nullable Object... arguments) {
    return SqlError.of(state, format, arguments)
        .schema(context.transaction().catalog().schemaName(table.schemaOid()))
        .table(table.name());
  }
}
