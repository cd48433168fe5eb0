package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.key.KeyColumn;

/** An item of ORDER BY. */
public record SortKey(Expr expr, boolean descending, boolean nullsFirst) {

  /** The order of its values. */
  public KeyColumn order() {
    return new KeyColumn(expr.type(), descending, nullsFirst);
  }
}
