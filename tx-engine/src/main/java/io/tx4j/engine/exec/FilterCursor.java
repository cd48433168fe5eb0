package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;

/** The rows that satisfy a condition. */
final class FilterCursor extends Cursor {

  private final Cursor input;
  private final Expr condition;
  private final Scope scope;

  FilterCursor(Cursor input, Expr condition, Scope scope) {
    this.input = input;
    this.condition = condition;
    this.scope = scope;
  }

  @Override
  void open() {
    input.open();
  }

  @Override
  boolean next() {
    while (input.next()) {
      if (condition.test(scope.frame)) {
        return true;
      }
    }
    return false;
  }
}
