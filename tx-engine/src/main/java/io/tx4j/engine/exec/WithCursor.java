package io.tx4j.engine.exec;

import io.tx4j.engine.plan.SetPlan;
import java.util.List;

/** A query with common table expressions; those that write are run to their end with it. */
final class WithCursor extends Cursor {

  private final SetPlan.With plan;
  private final List<Cursor> expressions;
  private final Cursor query;
  private final Scope scope;

  WithCursor(SetPlan.With plan, List<Cursor> expressions, Cursor query, Scope scope) {
    this.plan = plan;
    this.expressions = expressions;
    this.query = query;
    this.scope = scope;
  }

  @Override
  void open() {
    for (int i = 0; i < expressions.size(); i++) {
      SetPlan.Cte cte = plan.ctes().get(i);
      scope
          .context
          .sharedRows()
          .define(cte.cte(), new SharedRows.Source(expressions.get(i), cte.query().slot(), scope));
    }
    query.open();
  }

  @Override
  boolean next() {
    if (query.next()) {
      return true;
    }
    for (SetPlan.Cte cte : plan.ctes()) {
      if (cte.modifies()) {
        scope.context.sharedRows().expression(cte.cte()).runToEnd();
      }
    }
    return false;
  }

  @Override
  long changedRows() {
    return query.changedRows();
  }
}
