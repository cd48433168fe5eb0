package io.tx4j.engine.expr;

import java.util.ArrayList;
import java.util.List;

/** Makes AND, OR and NOT: flat, and without the constants that decide nothing. */
final class Logic {

  private Logic() {}

  static Expr and(List<Expr> conditions) {
    List<Expr> left = new ArrayList<>(conditions.size());
    for (Expr condition : conditions) {
      if (condition instanceof LogicExpr.And) {
        left.addAll(condition.children());
      } else if (isConstant(condition, false)) {
        return Constant.FALSE;
      } else if (!isConstant(condition, true)) {
        left.add(condition);
      }
    }
    return left.isEmpty()
        ? Constant.TRUE
        : left.size() == 1 ? left.get(0) : new LogicExpr.And(left);
  }

  static Expr or(List<Expr> conditions) {
    List<Expr> left = new ArrayList<>(conditions.size());
    for (Expr condition : conditions) {
      if (condition instanceof LogicExpr.Or) {
        left.addAll(condition.children());
      } else if (isConstant(condition, true)) {
        return Constant.TRUE;
      } else if (!isConstant(condition, false)) {
        left.add(condition);
      }
    }
    return left.isEmpty()
        ? Constant.FALSE
        : left.size() == 1 ? left.get(0) : new LogicExpr.Or(left);
  }

  static Expr not(Expr condition) {
    if (condition instanceof LogicExpr.Not) {
      return ((LogicExpr.Not) condition).condition();
    }
    return Folding.fold(new LogicExpr.Not(condition));
  }

  private static boolean isConstant(Expr e, boolean value) {
    return e instanceof Constant && Boolean.valueOf(value).equals(((Constant) e).value());
  }
}
