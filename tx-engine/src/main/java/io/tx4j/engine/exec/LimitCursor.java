package io.tx4j.engine.exec;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.plan.RowPlan;
import org.jspecify.annotations.Nullable;

/** The first rows after an offset. */
final class LimitCursor extends Cursor {

  private final Cursor input;
  private final RowPlan.Limit plan;
  private final Scope scope;
  private final SortOrder ties;
  private long toSkip;
  private long left;
  private @Nullable Object @Nullable [] lastKey;

  LimitCursor(Cursor input, RowPlan.Limit plan, Scope scope) {
    this.input = input;
    this.plan = plan;
    this.scope = scope;
    this.ties = new SortOrder(plan.ties());
  }

  @Override
  void open() {
    toSkip =
        evaluate(plan.offset(), 0, SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE, "OFFSET");
    left =
        evaluate(plan.count(), Long.MAX_VALUE, SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE, "LIMIT");
    lastKey = null;
    long rows = left + toSkip;
    input.limit(plan.ties().isEmpty() && rows >= 0 ? rows : Long.MAX_VALUE);
    input.open();
  }

  private long evaluate(@Nullable Expr expr, long otherwise, SqlState negative, String clause) {
    Object value = expr == null ? null : expr.eval(scope.frame);
    if (value == null) {
      return otherwise;
    }
    long rows = (Long) value;
    if (rows < 0) {
      throw SqlError.of(negative, "%s must not be negative", clause);
    }
    return rows;
  }

  @Override
  boolean next() {
    if (left == 0) {
      return !plan.ties().isEmpty() && nextTie();
    }
    for (; toSkip > 0; toSkip--) {
      if (!input.next()) {
        left = 0;
        return false;
      }
    }
    if (!input.next()) {
      return false;
    }
    left--;
    if (left == 0 && !plan.ties().isEmpty()) {
      lastKey = ties.evaluate(scope.frame);
    }
    return true;
  }

  private boolean nextTie() {
    @Nullable Object[] last = lastKey;
    if (last != null && input.next() && ties.compare(last, ties.evaluate(scope.frame)) == 0) {
      return true;
    }
    lastKey = null;
    return false;
  }
}
