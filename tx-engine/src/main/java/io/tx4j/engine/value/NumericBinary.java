package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The binary form of numeric: the number of digits to the base of 10,000, the weight of the first,
 * sign, scale, digits; 16 bits each.
 */
final class NumericBinary {

  private static final int BASE_DIGITS = 4;
  private static final BigInteger BASE = BigInteger.valueOf(10_000);
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;

  /** Without a meaning; it is what PostgreSQL sends. */
  private static final int SCALE_OF_INFINITY = 0x20;

  private NumericBinary() {}

  static void write(Numeric value, ByteSink sink) {
    if (!value.isFinite()) {
      if (value.isNaN()) {
        header(sink, 0, 0, NAN, 0);
      } else {
        header(sink, 0, 0, value.signum() > 0 ? INFINITY : MINUS_INFINITY, SCALE_OF_INFINITY);
      }
      return;
    }
    BigDecimal decimal = value.decimal();
    // So many zeros behind that the point stands between two digits of the base.
    int scale = decimal.scale();
    int padded = -Math.floorMod(-scale, BASE_DIGITS);
    BigInteger rest = decimal.unscaledValue().abs();
    int fractionGroups = (scale - padded) / BASE_DIGITS;
    if (padded != 0) {
      rest = rest.multiply(BigInteger.TEN.pow(-padded));
    }
    short[] digits = new short[(rest.bitLength() / 13) + 1];
    int count = 0;
    while (rest.signum() != 0) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      digits[count++] = parts[1].shortValue();
      rest = parts[0];
    }
    int last = 0;
    while (last < count && digits[last] == 0) {
      last++;
    }
    int weight = count == 0 ? 0 : count - 1 - fractionGroups;
    header(sink, count - last, weight, decimal.signum() < 0 ? NEGATIVE : 0, scale);
    for (int i = count - 1; i >= last; i--) {
      sink.putShort(digits[i]);
    }
  }

  private static void header(ByteSink sink, int digits, int weight, int sign, int scale) {
    sink.putShort(digits);
    sink.putShort(weight);
    sink.putShort(sign);
    sink.putShort(scale);
  }

  static Numeric read(byte[] bytes, int offset, int length) {
    if (length < 8) {
      throw new SqlError(SqlState.PROTOCOL_VIOLATION, "insufficient data left in message");
    }
    int count = Bytes.getShort(bytes, offset);
    int weight = Bytes.getShort(bytes, offset + 2);
    int sign = Bytes.getShort(bytes, offset + 4) & 0xFFFF;
    int scale = Bytes.getShort(bytes, offset + 6);
    SqlType.checkLength(8 + 2 * Math.max(0, count), length);
    switch (sign) {
      case NAN:
        return Numeric.NAN;
      case INFINITY:
        return Numeric.INFINITY;
      case MINUS_INFINITY:
        return Numeric.MINUS_INFINITY;
      case 0:
      case NEGATIVE:
        break;
      default:
        throw new SqlError(
            SqlState.INVALID_BINARY_REPRESENTATION, "invalid sign in external \"numeric\" value");
    }
    if (scale < 0 || scale > Numeric.MAX_SCALE) {
      throw new SqlError(
          SqlState.INVALID_BINARY_REPRESENTATION, "invalid scale in external \"numeric\" value");
    }
    BigInteger unscaled = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      int digit = Bytes.getShort(bytes, offset + 8 + 2 * i);
      if (digit < 0 || digit >= 10_000) {
        throw new SqlError(
            SqlState.INVALID_BINARY_REPRESENTATION, "invalid digit in external \"numeric\" value");
      }
      unscaled = unscaled.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    BigDecimal value = new BigDecimal(unscaled, (count - 1 - weight) * BASE_DIGITS);
    BigDecimal scaled = value.setScale(scale, RoundingMode.DOWN);
    return Numeric.of(sign == NEGATIVE ? scaled.negate() : scaled);
  }
}
