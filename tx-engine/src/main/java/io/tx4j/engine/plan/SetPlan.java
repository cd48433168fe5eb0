package io.tx4j.engine.plan;

import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Rows of several queries in one result, and queries that others read from. */
public sealed interface SetPlan extends Plan {

  /**
   * A query that is one of several.
   *
   * @param slot where its row is
   */
  record Branch(Plan plan, int slot) {}

  /** The rows of one branch after the other, each put into the slot as it is: UNION ALL. */
  record Append(List<Branch> branches, int slot) implements SetPlan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public List<Plan> inputs() {
      return branches.stream().map(Branch::plan).toList();
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Which rows a {@link SetOperation} keeps. UNION is a DISTINCT over an {@link Append}. */
  enum Operator {
    INTERSECT,
    EXCEPT
  }

  /**
   * INTERSECT or EXCEPT over whole rows, nulls being equal.
   *
   * @param all duplicates count as often as they occur; otherwise each row once
   * @param types of the columns, by which rows are compared
   */
  record SetOperation(
      Operator operator, boolean all, Branch left, Branch right, int slot, List<SqlType> types)
      implements SetPlan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public List<Plan> inputs() {
      return List.of(left.plan(), right.plan());
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A common table expression.
   *
   * @param cte its number in the statement, by which {@link Scan.CteScan} finds its rows
   * @param modifies whether it writes: then it is run to its end even if nobody reads it
   */
  record Cte(int cte, String name, Branch query, boolean modifies) {}

  /**
   * A query with common table expressions. Each is run at most once for each time this node is
   * opened, the first time that it is read; those that write are run to their end, in their order,
   * when the query is done.
   */
  record With(List<Cte> ctes, Plan query) implements SetPlan {
    @Override
    public int[] slots() {
      return query.slots();
    }

    @Override
    public List<Plan> inputs() {
      List<Plan> inputs = new ArrayList<>();
      ctes.forEach(cte -> inputs.add(cte.query().plan()));
      inputs.add(query);
      return inputs;
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * WITH RECURSIVE: the rows of the first branch, then again and again those of the second, whose
   * {@link Scan.WorkTableScan} reads the rows found in the round before, until a round finds none.
   *
   * @param all false: a row that was found before does not count
   * @param types of the columns, by which rows are compared
   */
  record RecursiveUnion(
      int cte, Branch initial, Branch recursive, boolean all, int slot, List<SqlType> types)
      implements SetPlan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public List<Plan> inputs() {
      return List.of(initial.plan(), recursive.plan());
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
    R visit(Append append);

    R visit(SetOperation operation);

    R visit(With with);

    R visit(RecursiveUnion union);
  }
}
