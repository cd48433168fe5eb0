package io.tx4j.engine.exec;

import io.tx4j.engine.plan.Scan;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Functions in FROM. */
final class FunctionScanCursor extends IteratorCursor {

  private final Scan.FunctionScan plan;

  FunctionScanCursor(Scan.FunctionScan plan, Scope scope) {
    super(scope, plan.slot(), plan.filter());
    this.plan = plan;
  }

  @Override
  Iterator<@Nullable Object[]> start() {
    return new FunctionRows(plan.calls(), plan.ordinality(), scope.frame);
  }
}
