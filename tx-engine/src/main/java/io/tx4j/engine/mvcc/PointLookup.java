package io.tx4j.engine.mvcc;

import io.tx4j.engine.key.KeyRange;
import org.jspecify.annotations.Nullable;

/** The one visible row that has a key of a unique index, if there is one. */
final class PointLookup extends RowCursor {

  private final IndexStore index;
  private final Snapshot snapshot;
  private final KeyRange range;
  private boolean done;

  PointLookup(IndexStore index, Snapshot snapshot, KeyRange range) {
    this.index = index;
    this.snapshot = snapshot;
    this.range = range;
  }

  @Override
  public boolean next() {
    if (done) {
      return false;
    }
    done = true;
    // A key has more than one entry only while a row that had it before is not yet collected.
    for (IndexEntry entry = index.firstEqual(index.lowerBound(range));
        entry != null;
        entry = index.nextEqual(entry)) {
      @Nullable Object[] values = entry.row().visible(snapshot);
      if (values != null && index.matches(entry, values)) {
        moveTo(entry.row(), values);
        return true;
      }
    }
    return false;
  }
}
