package io.tx4j.engine.plan;

import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Parameter;
import java.util.List;
import java.util.Objects;

/** Tells whether two expressions are the same but for where they stand in the text. */
final class SameExpr {

  private SameExpr() {}

  static boolean test(Expr left, Expr right) {
    if (left == right) {
      return true;
    }
    if (left.getClass() != right.getClass() || !left.type().equals(right.type())) {
      return false;
    }
    if (left instanceof ColumnRef a && right instanceof ColumnRef b) {
      return a.level() == b.level() && a.slot() == b.slot() && a.column() == b.column();
    }
    if (left instanceof Constant a && right instanceof Constant b) {
      return Objects.deepEquals(a.value(), b.value());
    }
    if (left instanceof Parameter a && right instanceof Parameter b) {
      return a.index() == b.index();
    }
    if (left instanceof SubqueryExpr) {
      return false;
    }
    // A node prints all that it has of its own, such as its operator's name.
    return left.toString().equals(right.toString())
        && sameChildren(left.children(), right.children());
  }

  private static boolean sameChildren(List<Expr> left, List<Expr> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!test(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The place of the expression in the list; -1 where it is not in it. */
  static int indexIn(List<Expr> list, Expr expr) {
    for (int i = 0; i < list.size(); i++) {
      if (test(list.get(i), expr)) {
        return i;
      }
    }
    return -1;
  }
}
