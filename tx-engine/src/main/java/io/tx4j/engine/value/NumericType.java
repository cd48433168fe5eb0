package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** numeric and numeric(precision, scale). */
final class NumericType extends SqlType {

  private static final int HEADER = 4;
  private static final int MAX_PRECISION = 1000;
  private static final int SCALE_MASK = 0x7FF;

  NumericType() {
    super(1700, "numeric", "numeric", Category.NUMERIC, false, -1, 1231);
  }

  @Override
  public String displayName(int typmod) {
    return typmod < HEADER
        ? displayName()
        : "numeric(" + precision(typmod) + "," + scale(typmod) + ")";
  }

  private static int precision(int typmod) {
    return typmod - HEADER >> 16 & 0xFFFF;
  }

  /** Eleven bits with a sign. */
  private static int scale(int typmod) {
    return (typmod - HEADER & SCALE_MASK ^ 0x400) - 0x400;
  }

  @Override
  public int typmod(int... arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "invalid NUMERIC type modifier");
    }
    int precision = arguments[0];
    int scale = arguments.length == 2 ? arguments[1] : 0;
    if (precision < 1 || precision > MAX_PRECISION) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "NUMERIC precision %d must be between 1 and %d",
          precision,
          MAX_PRECISION);
    }
    if (scale < -MAX_PRECISION || scale > MAX_PRECISION) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "NUMERIC scale %d must be between %d and %d",
          scale,
          -MAX_PRECISION,
          MAX_PRECISION);
    }
    return (precision << 16 | scale & SCALE_MASK) + HEADER;
  }

  @Override
  public Object coerce(Object value, int typmod, boolean explicit) {
    Numeric numeric = (Numeric) value;
    if (typmod < HEADER || numeric.isNaN()) {
      return value;
    }
    int precision = precision(typmod);
    int scale = scale(typmod);
    if (!numeric.isFinite()) {
      throw overflow(
          String.format(
              "A field with precision %d, scale %d cannot hold an infinite value.",
              precision, scale));
    }
    BigDecimal rounded = numeric.decimal().setScale(scale, RoundingMode.HALF_UP);
    int integerDigits = precision - scale;
    if (rounded.signum() != 0 && rounded.precision() - rounded.scale() > integerDigits) {
      throw overflow(
          String.format(
              "A field with precision %d, scale %d must round to an absolute value less than %s.",
              precision, scale, integerDigits == 0 ? "1" : "10^" + integerDigits));
    }
    return Numeric.of(rounded);
  }

  private static SqlError overflow(String detail) {
    return new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow")
        .detail(detail);
  }

  @Override
  public Object parse(String text, ValueContext context) {
    return NumericText.parse(text, this);
  }

  @Override
  public String format(Object value, ValueContext context) {
    return value.toString();
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    NumericBinary.write((Numeric) value, sink);
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    return NumericBinary.read(bytes, offset, length);
  }

  @Override
  public int compare(Object left, Object right) {
    return ((Numeric) left).compareTo((Numeric) right);
  }
}
