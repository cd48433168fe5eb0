package io.tx4j.engine.wal;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.ByteSink;
import io.tx4j.engine.value.EnumValue;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.Jsonb;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.TimeTz;
import io.tx4j.engine.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that they can be read without knowing their type; the tests are in order of what
 * is common.
 */
final class ValueEncoder {

  private static final int LARGEST_ASCII = 0x7F;

  private ValueEncoder() {}

  /** A row: the number of its values, then the values. */
  static void putRow(ByteSink sink, @Nullable Object[] values) {
    Varint.put(sink, values.length);
    for (Object value : values) {
      putValue(sink, value);
    }
  }

  static void putValue(ByteSink sink, @Nullable Object value) {
    if (value == null) {
      sink.putByte(ValueTag.NULL);
    } else if (value instanceof Long number) {
      sink.putByte(ValueTag.INT8);
      Varint.putSigned(sink, number);
    } else if (value instanceof Integer number) {
      sink.putByte(ValueTag.INT4);
      Varint.putSigned(sink, number);
    } else if (value instanceof String text) {
      sink.putByte(ValueTag.TEXT);
      putText(sink, text);
    } else if (value instanceof Boolean truth) {
      sink.putByte(truth ? ValueTag.TRUE : ValueTag.FALSE);
    } else if (value instanceof Numeric numeric) {
      putNumeric(sink, numeric);
    } else if (value instanceof Double number) {
      sink.putByte(ValueTag.FLOAT8);
      sink.putLong(Double.doubleToRawLongBits(number));
    } else if (value instanceof UUID uuid) {
      sink.putByte(ValueTag.UUID);
      sink.putLong(uuid.getMostSignificantBits());
      sink.putLong(uuid.getLeastSignificantBits());
    } else {
      putRarer(sink, value);
    }
  }

  private static void putRarer(ByteSink sink, Object value) {
    if (value instanceof byte[] bytes) {
      sink.putByte(ValueTag.BYTEA);
      putBytes(sink, bytes);
    } else if (value instanceof Short number) {
      sink.putByte(ValueTag.INT2);
      Varint.putSigned(sink, number);
    } else if (value instanceof Float number) {
      sink.putByte(ValueTag.FLOAT4);
      sink.putInt(Float.floatToRawIntBits(number));
    } else if (value instanceof Interval interval) {
      sink.putByte(ValueTag.INTERVAL);
      Varint.putSigned(sink, interval.months());
      Varint.putSigned(sink, interval.days());
      Varint.putSigned(sink, interval.micros());
    } else if (value instanceof TimeTz time) {
      sink.putByte(ValueTag.TIMETZ);
      Varint.putSigned(sink, time.micros());
      Varint.putSigned(sink, time.offsetSeconds());
    } else if (value instanceof EnumValue label) {
      sink.putByte(ValueTag.ENUM);
      sink.putInt(Float.floatToRawIntBits(label.order()));
      putText(sink, label.label());
    } else if (value instanceof ArrayValue array) {
      putArray(sink, array);
    } else if (value instanceof Jsonb json) {
      putJsonb(sink, json);
    } else if (value instanceof RowValue row) {
      putComposite(sink, row);
    } else {
      throw new IllegalArgumentException("expected a value, found " + value.getClass());
    }
  }

  private static void putNumeric(ByteSink sink, Numeric numeric) {
    if (!numeric.isFinite()) {
      sink.putByte(
          numeric.isNaN()
              ? ValueTag.NUMERIC_NAN
              : numeric.signum() > 0 ? ValueTag.NUMERIC_INFINITY : ValueTag.NUMERIC_MINUS_INFINITY);
      return;
    }
    BigDecimal decimal = numeric.decimal();
    BigInteger unscaled = decimal.unscaledValue();
    if (unscaled.bitLength() < Long.SIZE) {
      sink.putByte(ValueTag.NUMERIC_SHORT);
      Varint.put(sink, decimal.scale());
      Varint.putSigned(sink, unscaled.longValue());
    } else {
      sink.putByte(ValueTag.NUMERIC_LONG);
      Varint.put(sink, decimal.scale());
      putBytes(sink, unscaled.toByteArray());
    }
  }

  private static void putArray(ByteSink sink, ArrayValue array) {
    sink.putByte(ValueTag.ARRAY);
    Varint.put(sink, array.elementType().oid());
    Varint.put(sink, array.dimensions());
    for (int i = 0; i < array.dimensions(); i++) {
      Varint.put(sink, array.length(i));
      Varint.putSigned(sink, array.lowerBound(i));
    }
    putRow(sink, array.elements());
  }

  private static void putJsonb(ByteSink sink, Jsonb json) {
    sink.putByte(ValueTag.JSONB);
    int lengthAt = sink.size();
    sink.putInt(0);
    Types.JSONB.writeBinary(json, sink);
    sink.setInt(lengthAt, sink.size() - lengthAt - Integer.BYTES);
  }

  private static void putComposite(ByteSink sink, RowValue row) {
    sink.putByte(ValueTag.COMPOSITE);
    Varint.put(sink, row.size());
    for (int i = 0; i < row.size(); i++) {
      SqlType type = row.types().get(i);
      Varint.put(sink, type.oid());
      putValue(sink, row.field(i));
    }
  }

  static void putBytes(ByteSink sink, byte[] bytes) {
    Varint.put(sink, bytes.length);
    sink.putBytes(bytes);
  }

  private static void putText(ByteSink sink, String text) {
    if (isAscii(text)) {
      Varint.put(sink, text.length());
      sink.putText(text);
    } else {
      putBytes(sink, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LARGEST_ASCII) {
        return false;
      }
    }
    return true;
  }
}
