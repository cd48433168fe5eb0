package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.SetFunctionCall;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.WaitPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node with one input, whose rows it drops, orders, groups or computes from. */
public sealed interface RowPlan extends Plan {

  Plan input();

  @Override
  default List<Plan> inputs() {
    return List.of(input());
  }

  /** The rows that satisfy the condition. */
  record Filter(Plan input, Expr condition) implements RowPlan {
    @Override
    public int[] slots() {
      return input.slots();
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Computes a row from each row of the input. The input's slots stay filled. */
  record Project(Plan input, int slot, List<Expr> outputs) implements RowPlan {
    @Override
    public int[] slots() {
      return Slots.plus(input.slots(), slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Functions that return rows, in a select list: for each row of the input as many rows as the
   * longest of them gives, nulls for those that have no more. Each result goes to its column in the
   * row of the slot: the value of a function with one column, a {@link
   * io.tx4j.engine.value.RowValue} of one with several.
   */
  record ProjectSet(Plan input, int slot, List<SetFunctionCall> calls) implements RowPlan {
    @Override
    public int[] slots() {
      return Slots.plus(input.slots(), slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Orders the rows; equal ones stay in the order of the input. Under a {@link Limit} only its
   * first rows need be kept.
   */
  record Sort(Plan input, List<SortKey> keys) implements RowPlan {
    @Override
    public int[] slots() {
      return input.slots();
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The first rows after an offset. Both are bigint expressions, evaluated when opened: null means
   * none, negative is 2201W or 2201X.
   *
   * @param count null for no limit
   * @param offset null for none
   * @param ties WITH TIES: further rows that equal the last one in these keys, by which the input
   *     is sorted; empty otherwise
   */
  record Limit(Plan input, @Nullable Expr count, @Nullable Expr offset, List<SortKey> ties)
      implements RowPlan {
    @Override
    public int[] slots() {
      return input.slots();
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The first row for each combination of the keys, in the order of the input: DISTINCT and
   * DISTINCT ON. Nulls are equal.
   */
  record Distinct(Plan input, List<Expr> keys) implements RowPlan {
    @Override
    public int[] slots() {
      return input.slots();
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Groups. The row of the slot holds the group's keys, then the aggregates' results, then (int4)
   * the index of the grouping set. The input's slots hold the first row of the group (null where
   * there is none), so that columns which the keys determine can be read there.
   *
   * @param keys of the groups; nulls are equal. Without any there is one group, even of no rows
   * @param sets the grouping sets, each the indexes of its keys, ascending; the other keys are null
   *     in its groups. A plain GROUP BY has one set of all keys
   * @param sorted whether the rows of a group come next to each other
   */
  record Aggregate(
      Plan input,
      int slot,
      List<Expr> keys,
      List<Aggregation> aggregations,
      List<List<Integer>> sets,
      boolean sorted)
      implements RowPlan {
    @Override
    public int[] slots() {
      return Slots.plus(input.slots(), slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Keeps the rows of the input when first read; opened again it gives them from memory. */
  record Materialize(Plan input) implements RowPlan {
    @Override
    public int[] slots() {
      return input.slots();
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A table whose row in a slot is to be locked; a slot that is null is skipped. */
  record RowLock(int slot, TableDef table, RowLockMode mode, WaitPolicy waiting) {}

  /**
   * Locks a row of each of the tables. Where a row was changed meanwhile, READ COMMITTED puts its
   * newest version into the slot and drops the row unless {@code recheck} still holds.
   *
   * @param recheck all conditions of the query; null for none
   */
  record LockRows(Plan input, List<RowLock> locks, @Nullable Expr recheck) implements RowPlan {
    @Override
    public int[] slots() {
      return input.slots();
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of node.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(Filter filter);

    R visit(Project project);

    R visit(ProjectSet project);

    R visit(Sort sort);

    R visit(Limit limit);

    R visit(Distinct distinct);

    R visit(Aggregate aggregate);

    R visit(Materialize materialize);

    R visit(LockRows lock);
  }
}
