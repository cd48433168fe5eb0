package io.tx4j.engine.mvcc;

import org.jspecify.annotations.Nullable;

/**
 * A key in an ordered index, with the row that has it or had it. The first column stands apart from
 * the rest because most indexes have one.
 */
class IndexEntry {

  private static final @Nullable Object[] NO_MORE = {};

  final @Nullable Object first;
  final @Nullable Object[] rest;
  private final @Nullable Row row;

  private IndexEntry(@Nullable Object first, @Nullable Object[] rest, @Nullable Row row) {
    this.first = first;
    this.rest = rest;
    this.row = row;
  }

  static IndexEntry of(IndexKey key, @Nullable Object[] values, Row row) {
    int width = key.width();
    @Nullable Object[] rest = NO_MORE;
    if (width > 1) {
      rest = new Object[width - 1];
      for (int i = 1; i < width; i++) {
        rest[i - 1] = key.column(i, values);
      }
    }
    return new IndexEntry(key.column(0, values), rest, row);
  }

  Row row() {
    Row of = row;
    if (of == null) {
      throw new IllegalStateException("a bound has no row");
    }
    return of;
  }

  /** How many leading columns take part in a comparison. */
  int width() {
    return rest.length + 1;
  }

  /** Orders entries whose compared columns are equal. */
  long tie() {
    return row().id();
  }

  final @Nullable Object column(int index) {
    return index == 0 ? first : rest[index - 1];
  }

  /** The place before, or after, all entries whose leading columns are equal to the given ones. */
  static final class Bound extends IndexEntry {

    private final int width;
    private final boolean after;

    Bound(@Nullable Object[] prefix, boolean after) {
      super(
          prefix.length == 0 ? null : prefix[0],
          prefix.length <= 1 ? NO_MORE : java.util.Arrays.copyOfRange(prefix, 1, prefix.length),
          null);
      this.width = prefix.length;
      this.after = after;
    }

    @Override
    int width() {
      return width;
    }

    @Override
    long tie() {
      return after ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }
}
