package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.expr.Comparison;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.InListExpr;
import io.tx4j.engine.expr.LogicExpr;
import io.tx4j.engine.expr.QuantifiedExpr;
import io.tx4j.engine.expr.RoutineCall;
import java.util.List;

/**
 * What things cost and how much conditions keep, in the spirit of PostgreSQL's defaults for columns
 * that it knows nothing about. The unit is one row looked at in a scan.
 */
final class Costs {

  /** Evaluating one condition. */
  static final double CONDITION = 0.25;

  /** Descending an index. */
  static final double INDEX_DESCENT = 3;

  /** One row through an index. */
  static final double INDEX_ROW = 1.3;

  /** Putting a row into a hash table, and looking one up. */
  static final double HASH_BUILD = 1.5;

  static final double HASH_PROBE = 1;

  /** One turn of the inner loop over kept rows. */
  static final double LOOP = 0.6;

  /** A part of a table that equality with a value keeps, where nothing is known. */
  private static final double EQUALITY = 0.005;

  private static final double RANGE = 1.0 / 3;
  private static final double OTHER = 0.25;

  /**
   * Tables count as at least this large: a plan outlives the moment in which its table was still
   * empty.
   */
  private static final long SMALLEST_TABLE = 1000;

  private Costs() {}

  static double tableRows(StatementContext statement, int tableOid) {
    return Math.max(SMALLEST_TABLE, statement.statistics().rowCount(tableOid));
  }

  static double sort(double rows) {
    return rows * Math.log(rows + 2) * 0.5;
  }

  /** The part of the rows that a condition keeps. */
  static double selectivity(Expr condition) {
    if (condition instanceof RoutineCall call && call.comparison() != null) {
      Comparison comparison = call.comparison();
      return comparison == Comparison.EQ
          ? EQUALITY
          : comparison == Comparison.NE ? 1 - EQUALITY : RANGE;
    }
    if (condition instanceof InListExpr in) {
      return Math.min(0.5, EQUALITY * in.list().size());
    }
    if (condition instanceof QuantifiedExpr) {
      return Math.min(0.5, EQUALITY * 10);
    }
    if (condition instanceof LogicExpr.Or or) {
      return Math.min(1, or.children().stream().mapToDouble(Costs::selectivity).sum());
    }
    if (condition instanceof LogicExpr.Not not) {
      return 1 - selectivity(not.condition());
    }
    return OTHER;
  }

  static double selectivity(List<Expr> conditions) {
    double selectivity = 1;
    for (Expr condition : conditions) {
      selectivity *= selectivity(condition);
    }
    return selectivity;
  }

  /** The rows that an index gives for each combination of values of its leading columns. */
  static double rowsForPrefix(IndexDef index, double tableRows, int equalColumns) {
    int width = index.keys().size();
    if (index.unique() && equalColumns == width) {
      return 1;
    }
    double selective = index.unique() ? Math.pow(tableRows, -(double) equalColumns / width) : 1;
    return Math.max(1, tableRows * Math.min(Math.pow(EQUALITY, equalColumns), selective));
  }
}
