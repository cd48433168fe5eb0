package io.tx4j.engine.plan;

import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
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
    return !hasSubquery(left) && !hasSubquery(right) && text(left).equals(text(right));
  }

  private static boolean hasSubquery(Expr expr) {
    return expr instanceof SubqueryExpr || expr.children().stream().anyMatch(SameExpr::hasSubquery);
  }

  /** What prints the same is the same, once every column is called by its place. */
  private static String text(Expr expr) {
    return expr.rewrite(
            node ->
                node instanceof ColumnRef ref
                    ? new ColumnRef(
                        ref.level(),
                        ref.slot(),
                        ref.column(),
                        ref.type(),
                        ref.typmod(),
                        "#" + ref.level() + "." + ref.slot() + "." + ref.column())
                    : node)
        .toString();
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
