package io.tx4j.engine.exec;

import io.tx4j.engine.plan.Scan;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A table of the system catalog. */
final class SystemScanCursor extends IteratorCursor {

  private final Scan.SystemScan plan;

  SystemScanCursor(Scan.SystemScan plan, Scope scope) {
    super(scope, plan.slot(), plan.filter());
    this.plan = plan;
  }

  @Override
  Iterator<@Nullable Object[]> start() {
    return plan.table().rows().of(scope.context.transaction().catalog()).iterator();
  }
}
