package io.tx4j.engine.mvcc;

import io.tx4j.engine.key.KeyRange;
import org.jspecify.annotations.Nullable;

/**
 * The visible row that has a key of a unique index, if there is one.
 *
 * <p>There can be more than one for a transaction that has itself written: with a deferrable
 * constraint until it is checked, and where its snapshot still shows a row whose key it has used
 * again after another transaction's delete.
 */
final class PointLookup extends RowCursor {

  private final IndexStore index;
  private final Snapshot snapshot;
  private @Nullable IndexEntry probe;
  private @Nullable IndexEntry last;

  PointLookup(IndexStore index, Snapshot snapshot, KeyRange range) {
    this.index = index;
    this.snapshot = snapshot;
    this.probe = index.lowerBound(range);
  }

  @Override
  public boolean next() {
    // A key has more than one entry only while a row that had it before is not yet collected.
    for (IndexEntry entry = advance(); entry != null; entry = advance()) {
      last = entry;
      @Nullable Object[] values = entry.row().visible(snapshot);
      if (values != null && index.matches(entry, values)) {
        if (!mayHaveAnother()) {
          last = null;
        }
        moveTo(entry.row(), values);
        return true;
      }
    }
    last = null;
    return false;
  }

  private @Nullable IndexEntry advance() {
    IndexEntry first = probe;
    if (first != null) {
      probe = null;
      return index.firstEqual(first);
    }
    IndexEntry from = last;
    return from == null ? null : index.nextEqual(from);
  }

  private boolean mayHaveAnother() {
    Transaction reader = snapshot.transaction();
    return reader.hasWritten()
        && (reader.isolation().usesTransactionSnapshot() || index.definition().deferrable());
  }
}
