package io.tx4j.engine.exec;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.expr.Expr;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are not stored, and come from an iterator, put into a slot if they satisfy a filter.
 */
abstract class IteratorCursor extends Cursor {

  final Scope scope;
  private final int slot;
  private final @Nullable Expr filter;
  private final Cancellation cancellation;
  private Iterator<@Nullable Object[]> rows = Collections.emptyIterator();

  IteratorCursor(Scope scope, int slot, @Nullable Expr filter) {
    this.scope = scope;
    this.slot = slot;
    this.filter = filter;
    this.cancellation = scope.context.cancellation();
  }

  abstract Iterator<@Nullable Object[]> start();

  @Override
  void open() {
    rows = start();
  }

  @Override
  boolean next() {
    while (rows.hasNext()) {
      cancellation.check();
      scope.frame.rows[slot] = rows.next();
      if (filter == null || filter.test(scope.frame)) {
        return true;
      }
    }
    return false;
  }
}
