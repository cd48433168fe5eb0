package io.tx4j.engine.plan;

import io.tx4j.engine.sql.SqlExpression;

/**
 * Where expressions begin. An operator's own position is that of its symbol; some messages point to
 * its leftmost operand.
 */
final class Locations {

  private Locations() {}

  /**
   * The position of the leftmost token of the expression that PostgreSQL's parser takes into
   * account.
   */
  static int start(SqlExpression expression) {
    if (expression instanceof SqlExpression.BinaryOperation operation) {
      return Math.min(operation.position(), start(operation.left()));
    }
    if (expression instanceof SqlExpression.And and) {
      return Math.min(and.position(), start(and.operands().get(0)));
    }
    if (expression instanceof SqlExpression.Or or) {
      return Math.min(or.position(), start(or.operands().get(0)));
    }
    if (expression instanceof SqlExpression.Cast cast) {
      return Math.min(cast.position(), start(cast.operand()));
    }
    if (expression instanceof SqlExpression.Between between) {
      return start(between.operand());
    }
    if (expression instanceof SqlExpression.Like like) {
      return Math.min(like.position(), start(like.operand()));
    }
    if (expression instanceof SqlExpression.InList in) {
      return Math.min(in.position(), start(in.operand()));
    }
    if (expression instanceof SqlExpression.IsNull test) {
      return Math.min(test.position(), start(test.operand()));
    }
    return expression.position();
  }
}
