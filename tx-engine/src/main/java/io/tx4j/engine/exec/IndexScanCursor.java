package io.tx4j.engine.exec;

import io.tx4j.engine.key.KeyRange;
import io.tx4j.engine.mvcc.IndexStore;
import io.tx4j.engine.mvcc.RowCursor;
import io.tx4j.engine.plan.IndexBounds;
import io.tx4j.engine.plan.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table whose keys are in the bounds. */
final class IndexScanCursor extends StoredScanCursor {

  private final Scan.IndexScan plan;
  private final IndexStore index;
  private List<KeyRange> ranges = List.of();
  private int reached;

  IndexScanCursor(Scan.IndexScan plan, Scope scope) {
    super(scope, plan.slot(), plan.filter());
    this.plan = plan;
    this.index = scope.context.store().table(plan.table().oid()).index(plan.index().oid());
  }

  @Override
  void open() {
    IndexBounds bounds = plan.bounds();
    ranges = bounds.isAll() ? List.of(KeyRange.ALL) : bounds.ranges(scope.frame);
    reached = 0;
    super.open();
  }

  @Override
  @Nullable RowCursor advance() {
    if (reached == ranges.size()) {
      return null;
    }
    KeyRange range = ranges.get(plan.backward() ? ranges.size() - 1 - reached : reached);
    reached++;
    return index.scan(scope.context.snapshot(), range, plan.backward());
  }
}
