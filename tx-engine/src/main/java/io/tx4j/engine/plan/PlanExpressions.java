package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions of a node of a plan. */
final class PlanExpressions {

  private PlanExpressions() {}

  /** The subqueries in the node's own expressions. */
  static List<SubqueryExpr> subqueries(Plan plan) {
    List<SubqueryExpr> found = new ArrayList<>();
    for (Expr expr : of(plan)) {
      collect(expr, found);
    }
    return found;
  }

  private static void collect(Expr expr, List<SubqueryExpr> found) {
    if (expr instanceof SubqueryExpr subquery) {
      found.add(subquery);
      return;
    }
    expr.children().forEach(child -> collect(child, found));
  }

  private static List<Expr> of(Plan plan) {
    List<Expr> exprs = new ArrayList<>();
    if (plan instanceof Scan.SeqScan scan) {
      add(exprs, scan.filter());
    } else if (plan instanceof Scan.IndexScan scan) {
      add(exprs, scan.filter());
    } else if (plan instanceof RowPlan.Filter filter) {
      exprs.add(filter.condition());
    } else if (plan instanceof Join.NestedLoopJoin join) {
      add(exprs, join.condition());
    } else if (plan instanceof Join.HashJoin join) {
      add(exprs, join.condition());
    } else if (plan instanceof Modify.Update update) {
      exprs.addAll(update.values());
    } else if (plan instanceof Modify.Insert insert) {
      exprs.addAll(insert.values());
    }
    for (Plan input : plan.inputs()) {
      if (input instanceof RowPlan.Project project) {
        exprs.addAll(project.outputs());
      }
    }
    return exprs;
  }

  private static void add(List<Expr> exprs, @Nullable Expr expr) {
    if (expr != null) {
      exprs.add(expr);
    }
  }
}
