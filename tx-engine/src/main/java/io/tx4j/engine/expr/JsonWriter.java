package io.tx4j.engine.expr;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.DateTimes;
import io.tx4j.engine.value.JsonText;
import io.tx4j.engine.value.Jsonb;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.SqlType.Category;
import io.tx4j.engine.value.Types;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes SQL values as JSON: to_json and everything that builds JSON of values. */
final class JsonWriter {

  private static final Set<SqlType> NUMBERS =
      Set.of(Types.INT2, Types.INT4, Types.INT8, Types.NUMERIC, Types.FLOAT4, Types.FLOAT8);

  private JsonWriter() {}

  static String write(SqlType type, @Nullable Object value, EvalContext context) {
    StringBuilder out = new StringBuilder();
    append(out, type, value, context);
    return out.toString();
  }

  static Jsonb toJsonb(SqlType type, @Nullable Object value, EvalContext context) {
    if (value instanceof Jsonb) {
      return (Jsonb) value;
    }
    return Jsonb.parse(write(type, value, context));
  }

  static void append(StringBuilder out, SqlType type, @Nullable Object value, EvalContext context) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof ArrayValue) {
      appendArray(out, (ArrayValue) value, 0, 0, ((ArrayValue) value).size(), context);
    } else if (value instanceof RowValue) {
      appendRow(out, (RowValue) value, context);
    } else if (type.equals(Types.BOOL)) {
      out.append(value);
    } else if (type.equals(Types.JSON) || type.equals(Types.JSONB)) {
      out.append(value);
    } else if (NUMBERS.contains(type)) {
      appendNumber(out, type.format(value, context), value);
    } else {
      JsonText.quote(text(type, value, context), out);
    }
  }

  private static void appendNumber(StringBuilder out, String text, Object value) {
    boolean finite =
        value instanceof Numeric
            ? ((Numeric) value).isFinite()
            : Double.isFinite(((Number) value).doubleValue());
    if (finite) {
      out.append(text);
    } else {
      JsonText.quote(text, out);
    }
  }

  /** Dates and times in the form of ISO 8601, whatever DateStyle says. */
  private static String text(SqlType type, Object value, EvalContext context) {
    String text = type.format(value, context);
    boolean timestamp = type.equals(Types.TIMESTAMP) || type.equals(Types.TIMESTAMPTZ);
    if (!timestamp || !DateTimes.isFinite((Long) value)) {
      return text;
    }
    String iso = text.replaceFirst(" ", "T");
    boolean hoursOnly = type.equals(Types.TIMESTAMPTZ) && iso.matches(".*[+-]\\d{2}");
    return hoursOnly ? iso + ":00" : iso;
  }

  private static void appendArray(
      StringBuilder out, ArrayValue array, int dimension, int from, int size, EvalContext context) {
    int count = array.size() == 0 ? 0 : array.length(dimension);
    out.append('[');
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",");
      int step = size / count;
      if (dimension + 1 < array.dimensions()) {
        appendArray(out, array, dimension + 1, from + i * step, step, context);
      } else {
        append(out, array.elementType(), array.elements()[from + i], context);
      }
    }
    out.append(']');
  }

  private static void appendRow(StringBuilder out, RowValue row, EvalContext context) {
    out.append('{');
    for (int i = 0; i < row.size(); i++) {
      out.append(i == 0 ? "" : ",");
      JsonText.quote(row.name(i), out);
      out.append(':');
      append(out, row.types().get(i), row.field(i), context);
    }
    out.append('}');
  }

  /** Whether a value of the type can be the key of an object. */
  static boolean isKey(SqlType type) {
    return isScalar(type) && !type.equals(Types.JSON) && !type.equals(Types.JSONB);
  }

  /** Whether a value of the type is neither an array nor a row. */
  static boolean isScalar(SqlType type) {
    return !type.isArray() && type.category() != Category.COMPOSITE && !type.equals(Types.RECORD);
  }
}
