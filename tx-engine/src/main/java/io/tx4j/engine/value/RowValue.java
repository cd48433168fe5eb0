package io.tx4j.engine.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a row type: its fields with their types. */
public final class RowValue {

  private final List<SqlType> types;
  private final List<String> names;
  private final @Nullable Object[] fields;

  public RowValue(List<SqlType> types, @Nullable Object[] fields) {
    this(types, List.of(), fields);
  }

  /**
   * @param names of the fields; empty where they have none
   */
  public RowValue(List<SqlType> types, List<String> names, @Nullable Object[] fields) {
    this.types = types;
    this.names = names;
    this.fields = fields;
  }

  /** The field's name; f1, f2, ... where the row was made by ROW(...). */
  public String name(int index) {
    return names.isEmpty() ? "f" + (index + 1) : names.get(index);
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
