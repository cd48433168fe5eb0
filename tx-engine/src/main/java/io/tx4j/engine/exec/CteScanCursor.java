package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.plan.Scan;

/** Reads the rows of a common table expression. */
final class CteScanCursor extends Cursor {

  private final Scan.CteScan plan;
  private final Scope scope;
  private int reached;

  CteScanCursor(Scan.CteScan plan, Scope scope) {
    this.plan = plan;
    this.scope = scope;
  }

  @Override
  void open() {
    reached = 0;
  }

  @Override
  boolean next() {
    SharedRows.Source source = scope.context.sharedRows().expression(plan.cte());
    Expr filter = plan.filter();
    while (source.has(reached)) {
      scope.context.cancellation().check();
      scope.frame.rows[plan.slot()] = source.get(reached++);
      if (filter == null || filter.test(scope.frame)) {
        return true;
      }
    }
    return false;
  }
}
