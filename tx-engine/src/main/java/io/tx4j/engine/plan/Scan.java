package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.SystemTable;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.SetFunctionCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A leaf: rows that come from outside the plan. */
public sealed interface Scan extends Plan {

  @Override
  default List<Plan> inputs() {
    return List.of();
  }

  /** One row that fills no slot: what SELECT without FROM reads. */
  record OneRow() implements Scan {
    @Override
    public int[] slots() {
      return Slots.NONE;
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** VALUES: each row evaluated when it is reached. */
  record ValuesScan(int slot, List<List<Expr>> rows) implements Scan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * All visible rows of a table.
   *
   * @param alias the name that the query calls it by, for EXPLAIN
   * @param filter what a row must satisfy; null for nothing
   */
  record SeqScan(TableDef table, String alias, int slot, @Nullable Expr filter) implements Scan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The visible rows of a table whose key is in the bounds, in the order of the index or against
   * it.
   *
   * @param bounds evaluated when the scan is opened, against slots of outer rows and parameters
   * @param backward against the order of the index
   * @param filter what a row must satisfy besides; null for nothing
   */
  record IndexScan(
      TableDef table,
      IndexDef index,
      String alias,
      int slot,
      IndexBounds bounds,
      boolean backward,
      @Nullable Expr filter)
      implements Scan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The rows of a system table, computed from the catalog that the statement sees. */
  record SystemScan(SystemTable table, String alias, int slot, @Nullable Expr filter)
      implements Scan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The rows of functions side by side: of each its columns, nulls where it has no more rows. With
   * ordinality there is a bigint column more, counting from 1.
   */
  record FunctionScan(
      List<SetFunctionCall> calls,
      boolean ordinality,
      String alias,
      int slot,
      @Nullable Expr filter)
      implements Scan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The rows of a common table expression, which is run once: see {@link SetPlan.With}.
   *
   * @param cte its number in the statement
   */
  record CteScan(int cte, String name, String alias, int slot, @Nullable Expr filter)
      implements Scan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The rows that the last round of a {@link SetPlan.RecursiveUnion} found.
   *
   * @param cte the number of that union
   */
  record WorkTableScan(int cte, String alias, int slot, @Nullable Expr filter) implements Scan {
    @Override
    public int[] slots() {
      return Slots.of(slot);
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of scan.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(OneRow row);

    R visit(ValuesScan scan);

    R visit(SeqScan scan);

    R visit(IndexScan scan);

    R visit(SystemScan scan);

    R visit(FunctionScan scan);

    R visit(CteScan scan);

    R visit(WorkTableScan scan);
  }
}
