package io.tx4j.engine.exec;

import org.jspecify.annotations.Nullable;

/** A statement that reads or changes rows. */
final class QueryExecution extends Execution {

  private final Cursor cursor;
  private final Scope scope;
  private final int resultSlot;
  private boolean opened;
  private long returned;

  /**
   * @param resultSlot where each row of the result is; -1 where it has none
   */
  QueryExecution(Cursor cursor, Scope scope, int resultSlot) {
    this.cursor = cursor;
    this.scope = scope;
    this.resultSlot = resultSlot;
  }

  @Override
  public boolean next() {
    if (!opened) {
      opened = true;
      cursor.open();
    }
    if (!cursor.next()) {
      return false;
    }
    returned++;
    return true;
  }

  @Override
  public @Nullable Object[] row() {
    return scope.row(resultSlot);
  }

  @Override
  public long rowCount() {
    long changed = cursor.changedRows();
    return changed == Cursor.CHANGES_NOTHING ? returned : changed;
  }
}
