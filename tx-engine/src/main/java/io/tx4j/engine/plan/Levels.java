package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import org.jspecify.annotations.Nullable;

/** Moves expressions between a frame and the frames within it. */
final class Levels {

  private Levels() {}

  /**
   * The expression as it is read from a frame that many levels further in; negative for further
   * out.
   *
   * @throws SqlError 0A000 where the expression has a subquery, which cannot be moved
   */
  static Expr outward(Expr expr, int levels) {
    return levels == 0
        ? expr
        : expr.rewrite(
            node -> {
              if (node instanceof SubqueryExpr) {
                throw SqlError.notSupported("a subquery inside an operand of IN, ANY or ALL");
              }
              return node instanceof ColumnRef ref
                  ? new ColumnRef(
                      ref.level() + levels,
                      ref.slot(),
                      ref.column(),
                      ref.type(),
                      ref.typmod(),
                      ref.name())
                  : node;
            });
  }

  /** Whether the expression reads a slot of its own frame. */
  static boolean readsOwnFrame(Expr expr) {
    return ownColumn(expr) != null;
  }

  /** A column of the expression's own frame that it reads; null where it reads none. */
  static @Nullable ColumnRef ownColumn(Expr expr) {
    if (expr instanceof ColumnRef ref) {
      return ref.level() == 0 ? ref : null;
    }
    for (Expr child : expr.children()) {
      ColumnRef found = ownColumn(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether the expression reads a slot of a frame around. */
  static boolean readsOuterFrame(Expr expr) {
    if (expr instanceof ColumnRef ref) {
      return ref.level() > 0;
    }
    return expr.children().stream().anyMatch(Levels::readsOuterFrame);
  }
}
