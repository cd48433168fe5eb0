package io.tx4j.engine.exec;

import io.tx4j.engine.plan.RowPlan;

/** Computes a row from each row. */
final class ProjectCursor extends Cursor {

  private final Cursor input;
  private final RowPlan.Project plan;
  private final Scope scope;

  ProjectCursor(Cursor input, RowPlan.Project plan, Scope scope) {
    this.input = input;
    this.plan = plan;
    this.scope = scope;
  }

  @Override
  void open() {
    input.open();
  }

  @Override
  boolean next() {
    if (!input.next()) {
      return false;
    }
    scope.frame.rows[plan.slot()] = ValuesCursor.evaluate(plan.outputs(), scope);
    return true;
  }

  @Override
  void limit(long rows) {
    input.limit(rows);
  }
}
