package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must still hold of a row that has changed while its lock was waited for. */
final class Rechecks {

  private Rechecks() {}

  static @Nullable Expr of(BoundQuery.Select select) {
    return of(select.from(), select.where());
  }

  /**
   * All conditions of WHERE and of the inner joins; those of an outer join decide nothing about the
   * locked side.
   */
  static @Nullable Expr of(List<FromItem> from, List<Expr> where) {
    List<Expr> conditions = new ArrayList<>(where);
    JoinUnit.flatten(from, conditions);
    return Conditions.join(conditions);
  }
}
