package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.mvcc.Row;
import org.jspecify.annotations.Nullable;

/**
 * Where the operators of one query meet: the frame whose slots they fill, and beside each slot the
 * stored row that it shows, for those who lock it or change it.
 */
final class Scope {

  final Frame frame;
  final @Nullable Row[] stored;
  final ExecContext context;

  Scope(Frame frame, ExecContext context) {
    this.frame = frame;
    this.stored = new Row[frame.rows.length];
    this.context = context;
  }

  /** The row in a slot that an operator has just filled. */
  @Nullable Object[] row(int slot) {
    @Nullable Object[] row = frame.rows[slot];
    if (row == null) {
      throw new IllegalStateException("slot " + slot + " is empty");
    }
    return row;
  }
}
