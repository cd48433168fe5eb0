package io.tx4j.engine.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a row type: its fields with their types. */
public final class RowValue {

  private final List<SqlType> types;
  private final @Nullable Object[] fields;

  public RowValue(List<SqlType> types, @Nullable Object[] fields) {
    this.types = types;
    this.fields = fields;
  }

  public List<SqlType> types() {
    return types;
  }

  public int size() {
    return fields.length;
  }

  public @Nullable Object field(int index) {
    return fields[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowValue
        && types.equals(((RowValue) other).types)
        && Arrays.deepEquals(fields, ((RowValue) other).fields);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(fields);
  }
}
