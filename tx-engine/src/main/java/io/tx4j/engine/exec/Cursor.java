package io.tx4j.engine.exec;

/**
 * An operator at work: moves from row to row, each time with the slots of its plan filled. Used by
 * one thread. What it holds is plain memory, so it need not be closed.
 */
abstract class Cursor {

  /** {@link #changedRows} of a cursor that only reads. */
  static final long CHANGES_NOTHING = -1;

  /** Begins, or begins again, before the first row; expressions see the slots as they are now. */
  abstract void open();

  /** Moves to the next row; false at the end. */
  abstract boolean next();

  /** How many rows a statement that changes rows has changed so far. */
  long changedRows() {
    return CHANGES_NOTHING;
  }

  /** Told before {@link #open} that no more than the first so many rows will be asked for. */
  void limit(long rows) {}
}
