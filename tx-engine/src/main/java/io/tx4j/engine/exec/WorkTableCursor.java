package io.tx4j.engine.exec;

import io.tx4j.engine.plan.Scan;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads what the last round of a recursion found. */
final class WorkTableCursor extends IteratorCursor {

  private final Scan.WorkTableScan plan;

  WorkTableCursor(Scan.WorkTableScan plan, Scope scope) {
    super(scope, plan.slot(), plan.filter());
    this.plan = plan;
  }

  @Override
  Iterator<@Nullable Object[]> start() {
    return scope.context.sharedRows().workTable(plan.cte()).iterator();
  }
}
