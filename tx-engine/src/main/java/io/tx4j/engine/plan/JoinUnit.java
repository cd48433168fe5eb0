package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of FROM that is joined as a whole: anything but an inner join.
 *
 * @param slots that it fills
 * @param needs slots of other units that must be filled before, for LATERAL
 */
record JoinUnit(FromItem item, Set<Integer> slots, Set<Integer> needs) {

  static JoinUnit of(FromItem item) {
    Set<Integer> slots = new TreeSet<>();
    Set<Integer> needs = new TreeSet<>();
    collect(item, slots, needs);
    needs.removeAll(slots);
    return new JoinUnit(item, slots, needs);
  }

  private static void collect(FromItem item, Set<Integer> slots, Set<Integer> needs) {
    if (item instanceof FromItem.Table table) {
      slots.add(table.slot());
    } else if (item instanceof FromItem.SystemScan table) {
      slots.add(table.slot());
    } else if (item instanceof FromItem.CommonTable table) {
      slots.add(table.slot());
    } else if (item instanceof FromItem.Derived derived) {
      slots.add(derived.query().slot());
      needs.addAll(derived.needs());
    } else if (item instanceof FromItem.Functions functions) {
      slots.add(functions.slot());
      needs.addAll(functions.needs());
    } else if (item instanceof FromItem.Joined joined) {
      collect(joined.left(), slots, needs);
      collect(joined.right(), slots, needs);
      joined.conditions().forEach(condition -> needs.addAll(OwnSlots.of(condition)));
    }
  }

  /** The units that inner joins consist of; their conditions are added to the list. */
  static List<JoinUnit> flatten(List<FromItem> items, List<Expr> conditions) {
    List<JoinUnit> units = new ArrayList<>();
    items.forEach(item -> flatten(item, units, conditions));
    if (units.isEmpty()) {
      units.add(of(new FromItem.Nothing()));
    }
    return units;
  }

  private static void flatten(FromItem item, List<JoinUnit> units, List<Expr> conditions) {
    if (item instanceof FromItem.Joined joined && joined.kind() == Join.Kind.INNER) {
      flatten(joined.left(), units, conditions);
      flatten(joined.right(), units, conditions);
      conditions.addAll(joined.conditions());
    } else if (!(item instanceof FromItem.Nothing)) {
      units.add(of(item));
    }
  }
}
