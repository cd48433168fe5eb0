package io.tx4j.engine.exec;

/** One row without slots. */
final class OneRowCursor extends Cursor {

  private boolean done;

  @Override
  void open() {
    done = false;
  }

  @Override
  boolean next() {
    boolean first = !done;
    done = true;
    return first;
  }
}
