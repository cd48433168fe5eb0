package io.tx4j.engine.exec;

import io.tx4j.engine.expr.SetFunction;
import io.tx4j.engine.expr.SetFunctionCall;
import io.tx4j.engine.plan.RowPlan;
import io.tx4j.engine.value.RowValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that return rows, in a select list. */
final class ProjectSetCursor extends Cursor {

  private final Cursor input;
  private final RowPlan.ProjectSet plan;
  private final Scope scope;
  private @Nullable FunctionRows rows;

  ProjectSetCursor(Cursor input, RowPlan.ProjectSet plan, Scope scope) {
    this.input = input;
    this.plan = plan;
    this.scope = scope;
  }

  @Override
  void open() {
    input.open();
    rows = null;
  }

  @Override
  boolean next() {
    FunctionRows current = rows;
    while (current == null || !current.hasNext()) {
      if (!input.next()) {
        return false;
      }
      current = new FunctionRows(plan.calls(), false, scope.frame);
      rows = current;
    }
    scope.context.cancellation().check();
    scope.frame.rows[plan.slot()] = oneColumnForEachCall(current.next());
    return true;
  }

  private @Nullable Object[] oneColumnForEachCall(@Nullable Object[] columns) {
    List<SetFunctionCall> calls = plan.calls();
    @Nullable Object[] row = new Object[calls.size()];
    int column = 0;
    for (int i = 0; i < row.length; i++) {
      List<SetFunction.Column> of = calls.get(i).columns();
      row[i] = of.size() == 1 ? columns[column] : rowValue(of, columns, column);
      column += of.size();
    }
    return row;
  }

  private static RowValue rowValue(
      List<SetFunction.Column> columns, @Nullable Object[] values, int from) {
    return new RowValue(
        columns.stream().map(SetFunction.Column::type).toList(),
        Arrays.copyOfRange(values, from, from + columns.size()));
  }
}
