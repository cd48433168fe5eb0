package io.tx4j.engine.mvcc;

import io.tx4j.engine.key.KeyRange;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The visible rows whose keys are in a range, in the order of the index or against it. */
final class IndexScan extends RowCursor {

  private final IndexStore index;
  private final Snapshot snapshot;
  private final Iterator<IndexEntry> entries;

  IndexScan(IndexStore index, Snapshot snapshot, KeyRange range, boolean backward) {
    this.index = index;
    this.snapshot = snapshot;
    this.entries = index.entries(range, backward);
  }

  @Override
  public boolean next() {
    while (entries.hasNext()) {
      IndexEntry entry = entries.next();
      @Nullable Object[] values = entry.row().visible(snapshot);
      if (values != null && index.matches(entry, values)) {
        moveTo(entry.row(), values);
        return true;
      }
    }
    return false;
  }
}
