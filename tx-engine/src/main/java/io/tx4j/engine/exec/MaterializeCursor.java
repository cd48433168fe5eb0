package io.tx4j.engine.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of its input when they are first read. */
final class MaterializeCursor extends Cursor {

  private final Cursor input;
  private final Tuple.Slots slots;
  private @Nullable List<Tuple> tuples;
  private int reached;

  MaterializeCursor(Cursor input, int[] slots, Scope scope) {
    this.input = input;
    this.slots = new Tuple.Slots(scope, slots);
  }

  @Override
  void open() {
    reached = 0;
  }

  @Override
  boolean next() {
    List<Tuple> kept = tuples;
    if (kept == null) {
      kept = readAll();
      tuples = kept;
    }
    if (reached == kept.size()) {
      return false;
    }
    slots.restore(kept.get(reached++));
    return true;
  }

  private List<Tuple> readAll() {
    List<Tuple> all = new ArrayList<>();
    input.open();
    while (input.next()) {
      all.add(slots.save());
    }
    return all;
  }
}
