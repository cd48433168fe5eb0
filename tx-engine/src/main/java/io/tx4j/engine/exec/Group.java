package io.tx4j.engine.exec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One group of an aggregation: its key, its first row, the states of its aggregates. */
final class Group {

  private final @Nullable Object[] key;
  private final @Nullable Tuple first;
  private final GroupedAggregate.State[] states;
  private final int set;

  /**
   * @param first a row of the group; null where it has none
   * @param set the index of the grouping set
   */
  Group(@Nullable Object[] key, @Nullable Tuple first, List<GroupedAggregate> aggregates, int set) {
    this.key = key;
    this.first = first;
    this.states =
        aggregates.stream().map(GroupedAggregate::newState).toArray(GroupedAggregate.State[]::new);
    this.set = set;
  }

  /** Takes the row that the scope's slots hold. */
  void add(Scope scope) {
    for (GroupedAggregate.State state : states) {
      state.add(scope);
    }
  }

  /** Fills the slot with the group's row, and the slots of the input with the group's first row. */
  void emit(Scope scope, Tuple.Slots input, int slot) {
    @Nullable Object[] row = new Object[key.length + states.length + 1];
    System.arraycopy(key, 0, row, 0, key.length);
    for (int i = 0; i < states.length; i++) {
      row[key.length + i] = states[i].result(scope.context);
    }
    row[row.length - 1] = set;
    if (first == null) {
      input.clear();
    } else {
      input.restore(first);
    }
    scope.frame.rows[slot] = row;
  }
}
