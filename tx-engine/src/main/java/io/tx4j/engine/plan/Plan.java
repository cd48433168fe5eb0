package io.tx4j.engine.plan;

import java.util.List;

/**
 * A node of a plan: data only, which {@code engine.exec} turns into a cursor. Immutable and
 * thread-safe.
 *
 * <p>Every relation of a query has a slot in the query's {@link io.tx4j.engine.expr.Frame}. A node
 * that is moved to its next row has filled the slots of {@link #slots()}; its expressions read
 * slots that its inputs have filled, and, below the inner side of a nested loop, those that the
 * outer side has. A slot that is null is the missing side of an outer join.
 */
public sealed interface Plan permits Scan, Join, RowPlan, SetPlan, Modify, Ddl {

  /**
   * The slots that are filled for each row, ascending. An operator that keeps rows (a sort, a hash
   * table) keeps these.
   */
  int[] slots();

  /** The inputs, in the order in which they are run. */
  List<Plan> inputs();

  /** Calls the method of {@code visitor} that is made for this kind of node. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of node.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R>
      extends Scan.Visitor<R>,
          Join.Visitor<R>,
          RowPlan.Visitor<R>,
          SetPlan.Visitor<R>,
          Modify.Visitor<R> {
    R visit(Ddl ddl);
  }
}
