package io.tx4j.engine.exec;

import io.tx4j.engine.mvcc.Row;
import org.jspecify.annotations.Nullable;

/**
 * What some slots held at one moment; the rows themselves are not copied.
 *
 * @param stored the stored rows beside them; null where nobody needs those
 */
record Tuple(@Nullable Object[] @Nullable [] rows, @Nullable Row @Nullable [] stored) {

  /** Takes and puts back tuples of the same slots. */
  static final class Slots {

    private final Scope scope;
    private final int[] slots;

    Slots(Scope scope, int[] slots) {
      this.scope = scope;
      this.slots = slots;
    }

    Tuple save() {
      @Nullable Object[] @Nullable [] rows = new Object[slots.length][];
      for (int i = 0; i < slots.length; i++) {
        rows[i] = scope.frame.rows[slots[i]];
      }
      return new Tuple(rows, scope.context.keepsStoredRows() ? saveStored() : null);
    }

    private @Nullable Row[] saveStored() {
      @Nullable Row[] stored = new Row[slots.length];
      for (int i = 0; i < slots.length; i++) {
        stored[i] = scope.stored[slots[i]];
      }
      return stored;
    }

    void restore(Tuple tuple) {
      @Nullable Row[] stored = tuple.stored();
      for (int i = 0; i < slots.length; i++) {
        scope.frame.rows[slots[i]] = tuple.rows()[i];
        if (stored != null) {
          scope.stored[slots[i]] = stored[i];
        }
      }
    }

    /** The missing side of an outer join. */
    void clear() {
      for (int slot : slots) {
        scope.frame.rows[slot] = null;
        scope.stored[slot] = null;
      }
    }
  }
}
