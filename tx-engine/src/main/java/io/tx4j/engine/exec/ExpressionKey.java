package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.expr.NoSession;
import io.tx4j.engine.mvcc.IndexKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key of an index with expressions or a predicate. Both are immutable, so that a row has the
 * same key whoever computes it.
 *
 * @param columns over the row in slot 0
 * @param predicate of a partial index, over the row in slot 0; null where all rows are in the index
 */
record ExpressionKey(List<Expr> columns, @Nullable Expr predicate) implements IndexKey {

  private static final @Nullable Object[] NO_PARAMETERS = {};

  @Override
  public int width() {
    return columns.size();
  }

  @Override
  public @Nullable Object column(int index, @Nullable Object[] values) {
    return columns.get(index).eval(frame(values));
  }

  @Override
  public boolean covers(@Nullable Object[] values) {
    return predicate == null || predicate.test(frame(values));
  }

  private static Frame frame(@Nullable Object[] values) {
    return new Frame(new Object[][] {values}, NO_PARAMETERS, NoSession.INSTANCE, null);
  }
}
