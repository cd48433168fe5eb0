package io.tx4j.engine.plan;

import io.tx4j.engine.expr.AggregateCall;
import io.tx4j.engine.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of a query.
 *
 * @param distinct each combination of argument values counts once
 * @param orderBy the order in which the rows are fed to it; empty for any
 * @param filter the rows that count; null for all
 */
public record Aggregation(
    AggregateCall call, boolean distinct, List<SortKey> orderBy, @Nullable Expr filter) {

  public Aggregation {
    orderBy = List.copyOf(orderBy);
  }
}
