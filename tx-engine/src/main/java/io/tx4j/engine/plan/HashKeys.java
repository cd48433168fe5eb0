package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the two sides of an equality hash alike. */
final class HashKeys {

  private static final List<SqlType> INTEGERS = List.of(Types.INT2, Types.INT4, Types.INT8);

  private HashKeys() {}

  /** The two sides of an equality, of the same type. */
  record Pair(Expr left, Expr right) {}

  /**
   * The sides converted to one type; null where there is none in which equal values are the same.
   */
  static @Nullable Pair sameType(Expr left, Expr right) {
    if (left.type().equals(right.type())) {
      return new Pair(left, right);
    }
    if (INTEGERS.contains(left.type()) && INTEGERS.contains(right.type())) {
      return new Pair(Exprs.cast(left, Types.INT8, -1, 0), Exprs.cast(right, Types.INT8, -1, 0));
    }
    return null;
  }
}
