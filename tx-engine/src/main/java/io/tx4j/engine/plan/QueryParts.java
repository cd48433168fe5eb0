package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.SetFunctionCall;
import io.tx4j.engine.sql.SqlExpression;
import java.util.List;

/**
 * What the expressions of a SELECT may contain that is computed apart from them, before they are
 * evaluated: each method notes such a thing and gives the column in which its result will be.
 */
interface QueryParts {

  Expr aggregate(Aggregation aggregation, int position);

  Expr setFunction(SetFunctionCall call, int position);

  /**
   * GROUPING(...).
   *
   * @param positions of the arguments
   */
  Expr grouping(List<Expr> arguments, List<Integer> positions);

  Expr window(SqlExpression.FunctionCall call, ExpressionBinder binder);
}
