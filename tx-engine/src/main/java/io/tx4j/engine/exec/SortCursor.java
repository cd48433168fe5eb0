package io.tx4j.engine.exec;

import io.tx4j.engine.plan.RowPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders the rows. Where only the first few are asked for it throws the others away as they come,
 * each time that twice as many have gathered.
 */
final class SortCursor extends Cursor {

  private final Cursor input;
  private final Scope scope;
  private final Tuple.Slots slots;
  private final SortOrder order;
  private final Comparator<Entry> comparator;
  private long wanted = Long.MAX_VALUE;
  private List<Entry> entries = List.of();
  private int reached;

  private record Entry(@Nullable Object[] key, Tuple tuple) {}

  SortCursor(Cursor input, RowPlan.Sort plan, Scope scope) {
    this.input = input;
    this.scope = scope;
    this.slots = new Tuple.Slots(scope, plan.slots());
    this.order = new SortOrder(plan.keys());
    this.comparator = (left, right) -> order.compare(left.key(), right.key());
  }

  @Override
  void limit(long rows) {
    wanted = rows;
  }

  @Override
  void open() {
    input.open();
    entries = new ArrayList<>();
    reached = 0;
    while (input.next()) {
      entries.add(new Entry(order.evaluate(scope.frame), slots.save()));
      if (entries.size() / 2 > wanted) {
        sortAndCut();
      }
    }
    sortAndCut();
  }

  private void sortAndCut() {
    entries.sort(comparator);
    if (entries.size() > wanted) {
      entries.subList((int) wanted, entries.size()).clear();
    }
  }

  @Override
  boolean next() {
    if (reached == entries.size()) {
      return false;
    }
    slots.restore(entries.get(reached++).tuple());
    return true;
  }
}
