package io.tx4j.engine.plan;

import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.SetFunctionCall;
import io.tx4j.engine.sql.QueryBody.SetOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose names and types are known.
 *
 * @param ctes its common table expressions
 * @param orderBy over the slots of the body's input, or, where {@code sortsResult}, over its result
 * @param locks what FOR UPDATE and its kin lock
 */
record BoundQuery(
    List<BoundCte> ctes,
    Body body,
    List<SortKey> orderBy,
    boolean sortsResult,
    @Nullable Expr limit,
    @Nullable Expr offset,
    boolean withTies,
    List<RowPlan.RowLock> locks,
    List<OutputColumn> columns) {

  /** The slot in which its rows are. */
  int slot() {
    return body.slot();
  }

  /** What computes the rows. */
  sealed interface Body {
    int slot();
  }

  /**
   * SELECT.
   *
   * @param where conditions that all must hold
   * @param grouping null where there is none
   * @param having conditions that all must hold
   * @param setCalls functions that return rows; null for none
   * @param outputs the columns; where they are exactly the row of a slot, {@code slot} is that one
   * @param distinctOn the keys of DISTINCT ON; empty otherwise
   */
  record Select(
      List<FromItem> from,
      List<Expr> where,
      @Nullable Grouping grouping,
      List<Expr> having,
      List<WindowStage> windows,
      @Nullable SetCalls setCalls,
      List<Expr> outputs,
      int slot,
      boolean distinct,
      List<Expr> distinctOn)
      implements Body {

    /**
     * Whether the outputs are the row that is in the slot already, so that nothing is to be
     * computed.
     */
    boolean isRowOfSlot() {
      return !outputs.isEmpty()
          && outputs.get(0) instanceof ColumnRef ref
          && ref.slot() == slot
          && ref.level() == 0;
    }
  }

  /**
   * Functions in the select list that return rows; their results are in the slot, one after the
   * other.
   */
  record SetCalls(List<SetFunctionCall> calls, int slot) {}

  /** GROUP BY and the aggregates; see {@link RowPlan.Aggregate}. */
  record Grouping(
      int slot, List<Expr> keys, List<Aggregation> aggregations, List<List<Integer>> sets) {}

  /** VALUES. */
  record Values(List<List<Expr>> rows, int slot) implements Body {}

  /** UNION, INTERSECT or EXCEPT. */
  record Combination(SetOperator operator, boolean all, BoundQuery left, BoundQuery right, int slot)
      implements Body {}

  /** WITH RECURSIVE: the query behind a recursive common table expression. */
  record Recursion(int cte, boolean all, BoundQuery initial, BoundQuery recursive, int slot)
      implements Body {}

  /** A statement that writes and returns rows, as a common table expression. */
  record Modification(Modify plan, List<BoundCte> ctes, int slot) implements Body {}

  /**
   * Whether it is a plain SELECT from tables, which a query around it can take in as part of its
   * own FROM.
   */
  boolean isPlainSelect() {
    return body instanceof Select select
        && ctes.isEmpty()
        && orderBy.isEmpty()
        && limit == null
        && offset == null
        && locks.isEmpty()
        && select.grouping() == null
        && select.having().isEmpty()
        && select.windows().isEmpty()
        && select.setCalls() == null
        && !select.distinct()
        && select.distinctOn().isEmpty();
  }
}
