package io.tx4j.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** Plans as text for people, in the form of PostgreSQL's EXPLAIN with COSTS OFF. */
public final class Explain {

  private Explain() {}

  /** The lines of the text. */
  public static List<String> lines(PlannedStatement statement) {
    List<String> lines = new ArrayList<>();
    add(statement.plan(), 0, "", lines);
    return lines;
  }

  /** The node's line, its properties indented below, then its inputs with an arrow each. */
  private static void add(Plan plan, int depth, String role, List<String> lines) {
    if (plan instanceof RowPlan.Project project) {
      // PostgreSQL's nodes compute their own output; a node for it would only be noise.
      add(project.input(), depth, role, lines);
      return;
    }
    String indent = depth == 0 ? "" : "  ".repeat(3 * depth - 2);
    String inner = "  ".repeat(3 * depth + 1);
    lines.add(indent + (depth == 0 ? "" : "->  ") + role + plan.accept(new PlanTitles()));
    for (String property : plan.accept(new PlanProperties())) {
      lines.add(inner + property);
    }
    addInputs(plan, depth, lines);
    addSubqueries(plan, depth, lines);
  }

  private static void addInputs(Plan plan, int depth, List<String> lines) {
    if (plan instanceof SetPlan.With with) {
      String indent = "  ".repeat(3 * depth + 1);
      for (SetPlan.Cte cte : with.ctes()) {
        lines.add(indent + "CTE " + cte.name());
        add(cte.query().plan(), depth + 1, "", lines);
      }
      add(with.query(), depth + 1, "", lines);
      return;
    }
    for (Plan input : plan.inputs()) {
      if (!(input instanceof Scan.OneRow)) {
        add(input, depth + 1, "", lines);
      }
    }
  }

  private static void addSubqueries(Plan plan, int depth, List<String> lines) {
    String indent = "  ".repeat(3 * depth + 1);
    int number = 0;
    for (SubqueryExpr subquery : PlanExpressions.subqueries(plan)) {
      number++;
      lines.add(indent + (subquery.correlated() ? "SubPlan " : "InitPlan ") + number);
      add(subquery.plan(), depth + 1, "", lines);
    }
  }
}
