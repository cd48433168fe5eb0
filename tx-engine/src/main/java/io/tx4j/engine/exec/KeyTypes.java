package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of keys that are hashed: values are equal as their types say, and nulls are equal. */
final class KeyTypes {

  private final SqlType[] types;

  KeyTypes(List<SqlType> types) {
    this.types = types.toArray(SqlType[]::new);
  }

  static KeyTypes of(List<Expr> expressions) {
    return new KeyTypes(expressions.stream().map(Expr::type).toList());
  }

  /** The key that the expressions have for the frame's rows. */
  Key evaluate(List<Expr> expressions, Frame frame) {
    @Nullable Object[] values = new Object[types.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = expressions.get(i).eval(frame);
    }
    return new Key(this, values);
  }

  private int hash(@Nullable Object[] values) {
    int hash = 1;
    for (int i = 0; i < types.length; i++) {
      Object value = values[i];
      hash = 31 * hash + (value == null ? 0 : types[i].hash(value));
    }
    return hash;
  }

  private boolean equal(@Nullable Object[] left, @Nullable Object[] right) {
    for (int i = 0; i < types.length; i++) {
      Object a = left[i];
      Object b = right[i];
      if (a == null || b == null ? a != b : !types[i].equal(a, b)) {
        return false;
      }
    }
    return true;
  }

  /** Values as the key of a hash table; the array is not changed any more. */
  static final class Key {

    private final KeyTypes types;
    private final @Nullable Object[] values;
    private final int hash;

    Key(KeyTypes types, @Nullable Object[] values) {
      this.types = types;
      this.values = values;
      this.hash = types.hash(values);
    }

    @Nullable Object[] values() {
      return values;
    }

    boolean hasNull() {
      for (Object value : values) {
        if (value == null) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && hash == key.hash && types.equal(values, key.values);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
