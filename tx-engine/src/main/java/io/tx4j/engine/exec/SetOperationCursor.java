package io.tx4j.engine.exec;

import io.tx4j.engine.plan.SetPlan;
import java.util.HashMap;
import java.util.Map;

/** INTERSECT and EXCEPT: counts the right rows, then lets each left row meet them. */
final class SetOperationCursor extends Cursor {

  private final SetPlan.SetOperation plan;
  private final Cursor left;
  private final Cursor right;
  private final Scope scope;
  private final KeyTypes types;

  /** How many right rows are left for each key. */
  private Map<KeyTypes.Key, Integer> counts = Map.of();

  SetOperationCursor(SetPlan.SetOperation plan, Cursor left, Cursor right, Scope scope) {
    this.plan = plan;
    this.left = left;
    this.right = right;
    this.scope = scope;
    this.types = new KeyTypes(plan.types());
  }

  @Override
  void open() {
    counts = new HashMap<>();
    right.open();
    while (right.next()) {
      counts.merge(new KeyTypes.Key(types, scope.row(plan.right().slot())), 1, Integer::sum);
    }
    left.open();
  }

  @Override
  boolean next() {
    boolean intersect = plan.operator() == SetPlan.Operator.INTERSECT;
    while (left.next()) {
      KeyTypes.Key key = new KeyTypes.Key(types, scope.row(plan.left().slot()));
      boolean kept = plan.all() ? takeOne(key) == intersect : takeAll(key, intersect);
      if (kept) {
        scope.frame.rows[plan.slot()] = key.values();
        return true;
      }
    }
    return false;
  }

  /** Whether there was a right row left to pair this left row with. */
  private boolean takeOne(KeyTypes.Key key) {
    int count = counts.getOrDefault(key, 0);
    if (count > 0) {
      counts.put(key, count - 1);
    }
    return count > 0;
  }

  /** Whether the first left row of this key is in the result; further ones are not. */
  private boolean takeAll(KeyTypes.Key key, boolean intersect) {
    if (intersect) {
      return counts.remove(key) != null;
    }
    return counts.putIfAbsent(key, 1) == null;
  }
}
