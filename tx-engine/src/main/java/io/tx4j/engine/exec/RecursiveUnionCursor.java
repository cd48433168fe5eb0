package io.tx4j.engine.exec;

import io.tx4j.engine.plan.SetPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** WITH RECURSIVE: rows of the first branch, then rounds of the second until one finds nothing. */
final class RecursiveUnionCursor extends Cursor {

  private final SetPlan.RecursiveUnion plan;
  private final Cursor initial;
  private final Cursor recursive;
  private final Scope scope;
  private final KeyTypes types;
  private Cursor current;
  private Set<KeyTypes.Key> seen = Set.of();
  private List<@Nullable Object[]> found = new ArrayList<>();

  RecursiveUnionCursor(SetPlan.RecursiveUnion plan, Cursor initial, Cursor recursive, Scope scope) {
    this.plan = plan;
    this.initial = initial;
    this.recursive = recursive;
    this.scope = scope;
    this.types = new KeyTypes(plan.types());
    this.current = initial;
  }

  @Override
  void open() {
    seen = new HashSet<>();
    found = new ArrayList<>();
    current = initial;
    initial.open();
  }

  @Override
  boolean next() {
    do {
      while (current.next()) {
        int slot = current == initial ? plan.initial().slot() : plan.recursive().slot();
        @Nullable Object[] row = scope.row(slot);
        if (plan.all() || seen.add(new KeyTypes.Key(types, row))) {
          found.add(row);
          scope.frame.rows[plan.slot()] = row;
          return true;
        }
      }
    } while (nextRound());
    return false;
  }

  private boolean nextRound() {
    if (found.isEmpty()) {
      return false;
    }
    scope.context.cancellation().check();
    scope.context.sharedRows().setWorkTable(plan.cte(), found);
    found = new ArrayList<>();
    current = recursive;
    recursive.open();
    return true;
  }
}
