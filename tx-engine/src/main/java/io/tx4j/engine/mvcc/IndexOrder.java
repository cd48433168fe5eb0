package io.tx4j.engine.mvcc;

import io.tx4j.engine.key.KeyColumn;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of an index: by its columns, then by row id; bounds stand before or after their equals.
 */
final class IndexOrder implements Comparator<IndexEntry> {

  private final KeyColumn first;
  private final KeyColumn[] columns;

  IndexOrder(List<KeyColumn> columns) {
    this.first = columns.get(0);
    this.columns = columns.toArray(KeyColumn[]::new);
  }

  @Override
  public int compare(IndexEntry left, IndexEntry right) {
    int order = compareKeys(left, right);
    return order != 0 ? order : Long.compare(left.tie(), right.tie());
  }

  /** Compares the columns that both have. */
  int compareKeys(IndexEntry left, IndexEntry right) {
    int width = Math.min(left.width(), right.width());
    if (width == 0) {
      return 0;
    }
    int order = first.compare(left.first, right.first);
    for (int i = 1; order == 0 && i < width; i++) {
      order = columns[i].compare(left.rest[i - 1], right.rest[i - 1]);
    }
    return order;
  }

  boolean sameColumn(int index, @Nullable Object left, @Nullable Object right) {
    return left == right || columns[index].compare(left, right) == 0;
  }

  /** Equal keys have equal hashes. */
  int hash(IndexEntry entry) {
    int hash = 0;
    for (int i = 0; i < columns.length; i++) {
      Object value = entry.column(i);
      hash = 31 * hash + (value == null ? 0 : columns[i].type().hash(value));
    }
    return hash;
  }
}
