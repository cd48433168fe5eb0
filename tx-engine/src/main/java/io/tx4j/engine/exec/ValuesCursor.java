package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.plan.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VALUES. */
final class ValuesCursor extends Cursor {

  private final Scan.ValuesScan plan;
  private final Scope scope;
  private int reached;

  ValuesCursor(Scan.ValuesScan plan, Scope scope) {
    this.plan = plan;
    this.scope = scope;
  }

  @Override
  void open() {
    reached = 0;
  }

  @Override
  boolean next() {
    if (reached == plan.rows().size()) {
      return false;
    }
    scope.context.cancellation().check();
    scope.frame.rows[plan.slot()] = evaluate(plan.rows().get(reached), scope);
    reached++;
    return true;
  }

  /** A row of the values of expressions. */
  static @Nullable Object[] evaluate(List<Expr> expressions, Scope scope) {
    @Nullable Object[] row = new Object[expressions.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = expressions.get(i).eval(scope.frame);
    }
    return row;
  }
}
