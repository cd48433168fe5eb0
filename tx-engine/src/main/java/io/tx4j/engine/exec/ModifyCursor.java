package io.tx4j.engine.exec;

import io.tx4j.engine.plan.Modify;
import org.jspecify.annotations.Nullable;

/** Writes a row for each row of the source; gives those that are to be returned. */
abstract class ModifyCursor extends Cursor {

  final Scope scope;
  final TableWriter writer;
  private final Cursor source;
  private final Modify.@Nullable Returning returning;
  private long changed;

  ModifyCursor(Modify plan, Cursor source, Scope scope) {
    this.scope = scope;
    this.source = source;
    this.writer = new TableWriter(plan.target(), scope);
    this.returning = plan.returning();
  }

  /** Writes what follows from the source's current row; false where nothing does. */
  abstract boolean write();

  @Override
  final void open() {
    source.open();
  }

  @Override
  final boolean next() {
    while (source.next()) {
      if (write()) {
        changed++;
        if (returning != null) {
          scope.frame.rows[returning.slot()] = ValuesCursor.evaluate(returning.values(), scope);
          return true;
        }
      }
    }
    return false;
  }

  @Override
  final long changedRows() {
    return changed;
  }
}
