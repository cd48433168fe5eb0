package io.tx4j.engine.exec;

import io.tx4j.engine.plan.RowPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups rows that come sorted: a group is done when the next one begins. */
final class SortedAggregateCursor extends Cursor {

  private final Cursor input;
  private final RowPlan.Aggregate plan;
  private final Scope scope;
  private final Tuple.Slots inputSlots;
  private final KeyTypes types;
  private final List<GroupedAggregate> aggregates;

  /** The key and the row that the next group begins with; null at the end of the input. */
  private KeyTypes.@Nullable Key nextKey;

  private @Nullable Tuple nextTuple;
  private boolean emptyGroupDue;

  SortedAggregateCursor(Cursor input, RowPlan.Aggregate plan, Scope scope) {
    this.input = input;
    this.plan = plan;
    this.scope = scope;
    this.inputSlots = new Tuple.Slots(scope, plan.input().slots());
    this.types = KeyTypes.of(plan.keys());
    this.aggregates = plan.aggregations().stream().map(GroupedAggregate::new).toList();
  }

  @Override
  void open() {
    input.open();
    readAhead();
    emptyGroupDue = nextKey == null && plan.keys().isEmpty();
  }

  private void readAhead() {
    boolean found = input.next();
    nextKey = found ? types.evaluate(plan.keys(), scope.frame) : null;
    nextTuple = found ? inputSlots.save() : null;
  }

  @Override
  boolean next() {
    KeyTypes.Key key = nextKey;
    Tuple first = nextTuple;
    if (key == null || first == null) {
      return emitEmptyGroup();
    }
    Group group = new Group(key.values(), first, aggregates, 0);
    inputSlots.restore(first);
    do {
      group.add(scope);
      readAhead();
    } while (key.equals(nextKey));
    group.emit(scope, inputSlots, plan.slot());
    return true;
  }

  private boolean emitEmptyGroup() {
    if (!emptyGroupDue) {
      return false;
    }
    emptyGroupDue = false;
    new Group(new Object[0], null, aggregates, 0).emit(scope, inputSlots, plan.slot());
    return true;
  }
}
