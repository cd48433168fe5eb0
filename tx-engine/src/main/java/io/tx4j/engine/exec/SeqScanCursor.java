package io.tx4j.engine.exec;

import io.tx4j.engine.mvcc.RowCursor;
import io.tx4j.engine.mvcc.TableStore;
import io.tx4j.engine.plan.Scan;
import org.jspecify.annotations.Nullable;

/** All rows of a table. */
final class SeqScanCursor extends StoredScanCursor {

  private final TableStore table;
  private boolean scanned;

  SeqScanCursor(Scan.SeqScan plan, Scope scope) {
    super(scope, plan.slot(), plan.filter());
    this.table = scope.context.store().table(plan.table().oid());
  }

  @Override
  void open() {
    scanned = false;
    super.open();
  }

  @Override
  @Nullable RowCursor advance() {
    if (scanned) {
      return null;
    }
    scanned = true;
    return table.scan(scope.context.snapshot());
  }
}
