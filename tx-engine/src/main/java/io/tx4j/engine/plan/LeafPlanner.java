package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import java.util.List;

/** Plans the items of FROM that are neither tables nor joins. */
final class LeafPlanner {

  /** What is assumed where nothing is known. */
  private static final double ROWS = 100;

  private final StatementContext statement;

  LeafPlanner(StatementContext statement) {
    this.statement = statement;
  }

  /**
   * The way to read the item.
   *
   * @param ordered whether any order is as good as another
   */
  Path plan(FromItem item, List<Expr> conditions, boolean ordered) {
    Expr filter = Conditions.join(conditions);
    if (item instanceof FromItem.SystemScan table) {
      double rows = 500;
      return path(
          new Scan.SystemScan(table.table(), table.alias(), table.slot(), filter),
          rows,
          conditions,
          ordered);
    }
    if (item instanceof FromItem.CommonTable table) {
      Plan scan =
          table.recursive()
              ? new Scan.WorkTableScan(table.cte(), table.alias(), table.slot(), filter)
              : new Scan.CteScan(table.cte(), table.name(), table.alias(), table.slot(), filter);
      return path(scan, ROWS, conditions, ordered);
    }
    if (item instanceof FromItem.Functions functions) {
      Plan scan =
          new Scan.FunctionScan(
              functions.calls(),
              functions.ordinality(),
              functions.alias(),
              functions.slot(),
              filter);
      return path(scan, ROWS, conditions, ordered);
    }
    if (item instanceof FromItem.Derived derived) {
      Path inner = new QueryPlanner(statement).path(derived.query());
      Plan plan = filter == null ? inner.plan() : new RowPlan.Filter(inner.plan(), filter);
      double rows = Math.max(1, inner.rows() * Costs.selectivity(conditions));
      double cost = inner.cost() + inner.rows() * Costs.CONDITION * conditions.size();
      return new Path(plan, rows, cost, ordered);
    }
    Plan one = new Scan.OneRow();
    return new Path(filter == null ? one : new RowPlan.Filter(one, filter), 1, 1, true);
  }

  private static Path path(Plan scan, double rows, List<Expr> conditions, boolean ordered) {
    return new Path(
        scan,
        Math.max(1, rows * Costs.selectivity(conditions)),
        rows * (1 + Costs.CONDITION * conditions.size()),
        ordered);
  }
}
