package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Comparison;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.LogicExpr;
import io.tx4j.engine.expr.RoutineCall;
import java.util.ArrayList;
import java.util.List;

/** Finds the keys by which the rows of {@code IN (query)} can be hashed. */
final class SubqueryTests {

  private SubqueryTests() {}

  /**
   * The test of an equality, with its keys where it consists of plain equalities of an operand and
   * a column.
   */
  static SubqueryExpr.Test withKeys(Expr condition) {
    List<Expr> operands = new ArrayList<>();
    List<Expr> columns = new ArrayList<>();
    List<Expr> equalities =
        condition instanceof LogicExpr.And and ? and.children() : List.of(condition);
    for (Expr equality : equalities) {
      if (!(equality instanceof RoutineCall call) || call.comparison() != Comparison.EQ) {
        return new SubqueryExpr.Test(condition, List.of(), List.of());
      }
      HashKeys.Pair pair = HashKeys.sameType(call.argument(0), call.argument(1));
      if (pair == null
          || Levels.readsOwnFrame(pair.left())
          || Levels.readsOuterFrame(pair.right())) {
        return new SubqueryExpr.Test(condition, List.of(), List.of());
      }
      operands.add(Levels.outward(pair.left(), -1));
      columns.add(pair.right());
    }
    return new SubqueryExpr.Test(condition, operands, columns);
  }
}
