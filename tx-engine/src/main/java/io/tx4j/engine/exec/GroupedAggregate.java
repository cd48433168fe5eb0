package io.tx4j.engine.exec;

import io.tx4j.engine.expr.AggregateFunction;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.plan.Aggregation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a query: makes the states of groups, and knows which rows count in what order.
 */
final class GroupedAggregate {

  private final Aggregation aggregation;
  private final List<Expr> arguments;
  private final KeyTypes argumentTypes;
  private final SortOrder order;

  GroupedAggregate(Aggregation aggregation) {
    this.aggregation = aggregation;
    this.arguments = aggregation.call().arguments();
    this.argumentTypes = KeyTypes.of(arguments);
    this.order = new SortOrder(aggregation.orderBy());
  }

  State newState() {
    return new State();
  }

  /** The state of the aggregate in one group. */
  final class State {

    private final AggregateFunction.Accumulator accumulator = aggregation.call().accumulator();
    private final @Nullable Set<KeyTypes.Key> seen =
        aggregation.distinct() ? new HashSet<>() : null;
    private final List<Ordered> ordered = new ArrayList<>(0);

    /** Arguments that wait for the end of the group to be put in order. */
    private record Ordered(@Nullable Object[] key, @Nullable Object[] arguments) {}

    /** Takes the row that the scope's slots hold. */
    void add(Scope scope) {
      Expr filter = aggregation.filter();
      if (filter != null && !filter.test(scope.frame)) {
        return;
      }
      @Nullable Object[] values = ValuesCursor.evaluate(arguments, scope);
      if (seen != null && !seen.add(new KeyTypes.Key(argumentTypes, values))) {
        return;
      }
      if (aggregation.orderBy().isEmpty()) {
        accumulator.add(values, scope.context);
      } else {
        ordered.add(new Ordered(order.evaluate(scope.frame), values));
      }
    }

    /** The result; no row is added afterwards. */
    @Nullable Object result(ExecContext context) {
      ordered.sort((left, right) -> order.compare(left.key(), right.key()));
      ordered.forEach(row -> accumulator.add(row.arguments(), context));
      ordered.clear();
      return accumulator.result(context);
    }
  }
}
