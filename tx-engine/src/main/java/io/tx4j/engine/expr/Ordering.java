package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;

/** Compares values of two types that = compares. */
final class Ordering {

  private Ordering() {}

  static int compare(SqlType leftType, Object left, SqlType rightType, Object right) {
    if (leftType.equals(rightType)) {
      return leftType.compare(left, right);
    }
    if (left instanceof Float || left instanceof Double) {
      return Double.compare(
          ((Number) left).doubleValue() + 0.0, ((Number) right).doubleValue() + 0.0);
    }
    if (left instanceof Number && right instanceof Number) {
      return Long.compare(((Number) left).longValue(), ((Number) right).longValue());
    }
    return leftType.compare(left, right);
  }
}
