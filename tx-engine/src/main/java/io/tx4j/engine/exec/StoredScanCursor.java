package io.tx4j.engine.exec;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.mvcc.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows of a table that satisfy a filter, however they are found. */
abstract class StoredScanCursor extends Cursor {

  final Scope scope;
  private final int slot;
  private final @Nullable Expr filter;
  private final Cancellation cancellation;
  private @Nullable RowCursor rows;

  StoredScanCursor(Scope scope, int slot, @Nullable Expr filter) {
    this.scope = scope;
    this.slot = slot;
    this.filter = filter;
    this.cancellation = scope.context.cancellation();
  }

  /** Where the rows come from next; null where there are no more. */
  abstract @Nullable RowCursor advance();

  @Override
  void open() {
    rows = advance();
  }

  @Override
  boolean next() {
    while (rows != null) {
      RowCursor current = rows;
      while (current.next()) {
        cancellation.check();
        scope.frame.rows[slot] = current.values();
        scope.stored[slot] = current.row();
        if (filter == null || filter.test(scope.frame)) {
          return true;
        }
      }
      rows = advance();
    }
    return false;
  }
}
