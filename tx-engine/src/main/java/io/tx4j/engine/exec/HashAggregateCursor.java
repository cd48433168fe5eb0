package io.tx4j.engine.exec;

import io.tx4j.engine.plan.RowPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups by hashing: one table of groups for each grouping set. */
final class HashAggregateCursor extends Cursor {

  private final Cursor input;
  private final RowPlan.Aggregate plan;
  private final Scope scope;
  private final Tuple.Slots inputSlots;
  private final KeyTypes types;
  private final List<GroupedAggregate> aggregates;
  private Iterator<Group> groups = Collections.emptyIterator();

  HashAggregateCursor(Cursor input, RowPlan.Aggregate plan, Scope scope) {
    this.input = input;
    this.plan = plan;
    this.scope = scope;
    this.inputSlots = new Tuple.Slots(scope, plan.input().slots());
    this.types = KeyTypes.of(plan.keys());
    this.aggregates = plan.aggregations().stream().map(GroupedAggregate::new).toList();
  }

  @Override
  void open() {
    List<Map<KeyTypes.Key, Group>> tables = new ArrayList<>();
    plan.sets().forEach(set -> tables.add(new LinkedHashMap<>()));
    input.open();
    while (input.next()) {
      @Nullable Object[] all = types.evaluate(plan.keys(), scope.frame).values();
      for (int set = 0; set < tables.size(); set++) {
        groupOf(tables.get(set), all, set).add(scope);
      }
    }
    List<Group> found = new ArrayList<>();
    for (int set = 0; set < tables.size(); set++) {
      found.addAll(tables.get(set).values());
      if (tables.get(set).isEmpty() && plan.sets().get(set).isEmpty()) {
        found.add(new Group(new Object[plan.keys().size()], null, aggregates, set));
      }
    }
    groups = found.iterator();
  }

  private Group groupOf(Map<KeyTypes.Key, Group> table, @Nullable Object[] all, int set) {
    KeyTypes.Key key = new KeyTypes.Key(types, keysOfSet(all, plan.sets().get(set)));
    Group group = table.get(key);
    if (group == null) {
      group = new Group(key.values(), inputSlots.save(), aggregates, set);
      table.put(key, group);
    }
    return group;
  }

  /** The keys that are not in the set are null. */
  private static @Nullable Object[] keysOfSet(@Nullable Object[] all, List<Integer> set) {
    if (set.size() == all.length) {
      return all;
    }
    @Nullable Object[] keys = new Object[all.length];
    for (int index : set) {
      keys[index] = all[index];
    }
    return keys;
  }

  @Override
  boolean next() {
    if (!groups.hasNext()) {
      return false;
    }
    groups.next().emit(scope, inputSlots, plan.slot());
    return true;
  }
}
