package io.tx4j.engine.mvcc;

import org.jspecify.annotations.Nullable;

/** The visible rows of a scan, one after the other. Used by one thread. */
public abstract class RowCursor {

  private @Nullable Row row;
  private @Nullable Object @Nullable [] values;

  /** Moves to the next visible row. */
  public abstract boolean next();

  /** The row that {@link #next()} moved to. */
  public final Row row() {
    Row current = row;
    if (current == null) {
      throw new IllegalStateException("row() before next()");
    }
    return current;
  }

  /** Its values as the snapshot sees them; not to be changed. */
  public final @Nullable Object[] values() {
    @Nullable Object[] current = values;
    if (current == null) {
      throw new IllegalStateException("values() before next()");
    }
    return current;
  }

  final void moveTo(Row toRow, @Nullable Object[] toValues) {
    row = toRow;
    values = toValues;
  }
}
