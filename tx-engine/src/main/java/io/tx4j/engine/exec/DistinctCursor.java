package io.tx4j.engine.exec;

import io.tx4j.engine.plan.RowPlan;
import java.util.HashSet;
import java.util.Set;

/** The first row for each key. */
final class DistinctCursor extends Cursor {

  private final Cursor input;
  private final RowPlan.Distinct plan;
  private final Scope scope;
  private final KeyTypes types;
  private Set<KeyTypes.Key> seen = Set.of();

  DistinctCursor(Cursor input, RowPlan.Distinct plan, Scope scope) {
    this.input = input;
    this.plan = plan;
    this.scope = scope;
    this.types = KeyTypes.of(plan.keys());
  }

  @Override
  void open() {
    seen = new HashSet<>();
    input.open();
  }

  @Override
  boolean next() {
    while (input.next()) {
      if (seen.add(types.evaluate(plan.keys(), scope.frame))) {
        return true;
      }
    }
    return false;
  }
}
