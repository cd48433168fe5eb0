package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.plan.Join;
import org.jspecify.annotations.Nullable;

/** For each left row, all right rows anew. */
final class NestedLoopCursor extends Cursor {

  private final Join.Kind kind;
  private final Cursor left;
  private final Cursor right;
  private final @Nullable Expr condition;
  private final Scope scope;
  private final Tuple.Slots rightSlots;
  private boolean hasLeft;
  private boolean matched;

  NestedLoopCursor(Join.NestedLoopJoin plan, Cursor left, Cursor right, Scope scope) {
    this.kind = plan.kind();
    this.left = left;
    this.right = right;
    this.condition = plan.condition();
    this.scope = scope;
    this.rightSlots = new Tuple.Slots(scope, plan.right().slots());
    if (kind == Join.Kind.RIGHT || kind == Join.Kind.FULL) {
      throw new IllegalArgumentException("a nested loop does not find unmatched right rows");
    }
  }

  @Override
  void open() {
    left.open();
    hasLeft = false;
  }

  @Override
  boolean next() {
    while (hasLeft || nextLeft()) {
      if (nextMatch()) {
        if (kind == Join.Kind.ANTI) {
          hasLeft = false;
          continue;
        }
        hasLeft = kind != Join.Kind.SEMI;
        return true;
      }
      hasLeft = false;
      if (!matched && (kind == Join.Kind.LEFT || kind == Join.Kind.ANTI)) {
        rightSlots.clear();
        return true;
      }
    }
    return false;
  }

  private boolean nextLeft() {
    if (!left.next()) {
      return false;
    }
    hasLeft = true;
    matched = false;
    right.open();
    return true;
  }

  private boolean nextMatch() {
    while (right.next()) {
      if (condition == null || condition.test(scope.frame)) {
        matched = true;
        return true;
      }
    }
    return false;
  }
}
