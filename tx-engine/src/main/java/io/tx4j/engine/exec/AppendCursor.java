package io.tx4j.engine.exec;

import io.tx4j.engine.plan.SetPlan;
import java.util.List;

/** The rows of one branch after the other: UNION ALL. */
final class AppendCursor extends Cursor {

  private final SetPlan.Append plan;
  private final List<Cursor> branches;
  private final Scope scope;
  private int branch;

  AppendCursor(SetPlan.Append plan, List<Cursor> branches, Scope scope) {
    this.plan = plan;
    this.branches = branches;
    this.scope = scope;
  }

  @Override
  void open() {
    branch = 0;
    if (!branches.isEmpty()) {
      branches.get(0).open();
    }
  }

  @Override
  boolean next() {
    while (branch < branches.size()) {
      if (branches.get(branch).next()) {
        scope.frame.rows[plan.slot()] = scope.row(plan.branches().get(branch).slot());
        return true;
      }
      branch++;
      if (branch < branches.size()) {
        branches.get(branch).open();
      }
    }
    return false;
  }
}
