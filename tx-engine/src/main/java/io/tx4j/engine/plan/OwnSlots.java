package io.tx4j.engine.plan;

import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import java.util.Set;
import java.util.TreeSet;

/** The slots of its own frame that an expression reads. */
final class OwnSlots {

  private OwnSlots() {}

  static Set<Integer> of(Expr expr) {
    Set<Integer> slots = new TreeSet<>();
    addTo(slots, expr);
    return slots;
  }

  static void addTo(Set<Integer> slots, Expr expr) {
    if (expr instanceof ColumnRef ref) {
      if (ref.level() == 0) {
        slots.add(ref.slot());
      }
      return;
    }
    for (Expr child : expr.children()) {
      addTo(slots, child);
    }
  }
}
