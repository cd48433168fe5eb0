package io.tx4j.engine.mvcc;

import org.jspecify.annotations.Nullable;

/** Computes the key that a row has in an index from the row's values. Immutable and thread-safe. */
public interface IndexKey {

  /** Number of columns of the key. */
  int width();

  /** The value of a column of the key. */
  @Nullable Object column(int index, @Nullable Object[] values);

  /**
   * Whether the row is in the index at all: a partial index covers the rows that satisfy its
   * predicate.
   */
  boolean covers(@Nullable Object[] values);

  /** A key made of columns of the table, by their positions in the row. */
  static IndexKey ofColumns(int... positions) {
    int[] of = positions.clone();
    return new IndexKey() {
      @Override
      public int width() {
        return of.length;
      }

      @Override
      public @Nullable Object column(int index, @Nullable Object[] values) {
        // A version from before the column was added has no place for it.
        return of[index] < values.length ? values[of[index]] : null;
      }

      @Override
      public boolean covers(@Nullable Object[] values) {
        return true;
      }
    };
  }
}
