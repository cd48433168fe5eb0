package io.tx4j.engine.mvcc;

import org.jspecify.annotations.Nullable;

/** Every visible row of a table, in the order of their ids. */
final class TableScan extends RowCursor {

  private final RowArray rows;
  private final Snapshot snapshot;
  private final long endId;
  private long nextId;

  TableScan(RowArray rows, Snapshot snapshot) {
    this.rows = rows;
    this.snapshot = snapshot;
    this.endId = rows.endId();
  }

  @Override
  public boolean next() {
    for (Row row = rows.firstFrom(nextId, endId);
        row != null;
        row = rows.firstFrom(nextId, endId)) {
      nextId = row.id() + 1;
      @Nullable Object[] values = row.visible(snapshot);
      if (values != null) {
        moveTo(row, values);
        return true;
      }
    }
    nextId = endId;
    return false;
  }
}
