package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An integer as a value of an index's column that is of another size. A value that the column
 * cannot have is null where it is looked for (nothing is equal to it), and the column's nearest one
 * where it bounds a range.
 */
final class IndexValue extends Expr {

  private static final Set<SqlType> INTEGERS = Set.of(Types.INT2, Types.INT4, Types.INT8);

  /** Types whose values are the same texts in the same order. */
  private static final Set<SqlType> TEXTS = Set.of(Types.TEXT, Types.VARCHAR);

  private final Expr value;
  private final SqlType type;
  private final boolean equality;

  private IndexValue(Expr value, SqlType type, boolean equality) {
    this.value = value;
    this.type = type;
    this.equality = equality;
  }

  /** Whether the values of two types are the same objects in the same order. */
  static boolean isSameValues(SqlType left, SqlType right) {
    return left.equals(right) || (TEXTS.contains(left) && TEXTS.contains(right));
  }

  /**
   * The value as one of the column's type.
   *
   * @param equality whether it is looked for, rather than the bound of a range
   * @return the expression itself where it is one already; null where it cannot be made one
   */
  static @Nullable Expr of(Expr value, SqlType column, boolean equality) {
    SqlType type = value.type();
    if (isSameValues(type, column)) {
      return value;
    }
    return INTEGERS.contains(type) && INTEGERS.contains(column)
        ? new IndexValue(value, column, equality)
        : null;
  }

  /** The array, where its elements are values of the column's type; null otherwise. */
  static @Nullable Expr ofArray(Expr array, SqlType column) {
    SqlType element = array.type().elementType();
    return element != null && isSameValues(element, column) ? array : null;
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object number = value.eval(frame);
    if (number == null) {
      return null;
    }
    long wide = ((Number) number).longValue();
    if (type.equals(Types.INT8)) {
      return wide;
    }
    boolean small = type.equals(Types.INT2);
    long least = small ? Short.MIN_VALUE : Integer.MIN_VALUE;
    long greatest = small ? Short.MAX_VALUE : Integer.MAX_VALUE;
    long nearest = Math.max(least, Math.min(greatest, wide));
    if (equality && nearest != wide) {
      return null;
    }
    return small ? (Object) (short) nearest : (Object) (int) nearest;
  }

  @Override
  public List<Expr> children() {
    return List.of(value);
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new IndexValue(children.get(0), type, equality);
  }

  @Override
  public void print(StringBuilder out) {
    value.print(out);
  }
}
