package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.expr.LogicExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions as lists of those that all must hold. */
final class Conditions {

  private Conditions() {}

  /** The conditions that an AND joins; none for TRUE. */
  static List<Expr> split(Expr condition) {
    List<Expr> parts = new ArrayList<>();
    collect(condition, parts);
    return parts;
  }

  private static void collect(Expr condition, List<Expr> parts) {
    if (condition instanceof LogicExpr.And and) {
      and.children().forEach(child -> collect(child, parts));
    } else if (!(condition instanceof Constant constant)
        || !Boolean.TRUE.equals(constant.value())) {
      parts.add(condition);
    }
  }

  /** The conditions as one; null for none. */
  static @Nullable Expr join(List<Expr> conditions) {
    switch (conditions.size()) {
      case 0:
        return null;
      case 1:
        return conditions.get(0);
      default:
        return Exprs.and(conditions);
    }
  }
}
