package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic of numerics with the scales that PostgreSQL gives its results: sums the larger scale,
 * products the sum of the scales, quotients at least 16 significant digits. Division by zero is
 * 22012.
 */
public final class NumericMath {

  /** Significant digits that a quotient (root, logarithm ...) has at least. */
  static final int MIN_SIGNIFICANT_DIGITS = 16;

  static final int MAX_RESULT_SCALE = 1000;
  private static final int BASE_DIGITS = 4;

  private NumericMath() {}

  public static Numeric add(Numeric a, Numeric b) {
    if (a.isFinite() && b.isFinite()) {
      return Numeric.of(a.decimal().add(b.decimal()));
    }
    if (a.isNaN() || b.isNaN() || a.signum() * b.signum() < 0 && !a.isFinite() && !b.isFinite()) {
      return Numeric.NAN;
    }
    return a.isFinite() ? b : a;
  }

  public static Numeric subtract(Numeric a, Numeric b) {
    return a.isFinite() && b.isFinite()
        ? Numeric.of(a.decimal().subtract(b.decimal()))
        : add(a, negate(b));
  }

  public static Numeric multiply(Numeric a, Numeric b) {
    if (a.isFinite() && b.isFinite()) {
      return Numeric.of(a.decimal().multiply(b.decimal()));
    }
    if (a.isNaN() || b.isNaN()) {
      return Numeric.NAN;
    }
    return infinite(a.signum() * b.signum());
  }

  public static Numeric divide(Numeric a, Numeric b) {
    if (a.isFinite() && b.isFinite()) {
      checkDivisor(b);
      return Numeric.of(
          a.decimal()
              .divide(b.decimal(), quotientScale(a.decimal(), b.decimal()), RoundingMode.HALF_UP));
    }
    if (a.isNaN() || b.isNaN() || !a.isFinite() && !b.isFinite()) {
      return Numeric.NAN;
    }
    if (!b.isFinite()) {
      return Numeric.ZERO;
    }
    checkDivisor(b);
    return infinite(a.signum() * b.signum());
  }

  /** The whole part of the quotient: div(). */
  public static Numeric divideTruncating(Numeric a, Numeric b) {
    if (a.isFinite() && b.isFinite()) {
      checkDivisor(b);
      return Numeric.of(
          a.decimal().divideToIntegralValue(b.decimal()).setScale(0, RoundingMode.DOWN));
    }
    return divide(a, b);
  }

  public static Numeric remainder(Numeric a, Numeric b) {
    if (a.isFinite() && b.isFinite()) {
      checkDivisor(b);
      BigDecimal rest = a.decimal().remainder(b.decimal());
      return Numeric.of(rest.setScale(Math.max(a.scale(), b.scale())));
    }
    if (a.isNaN() || b.isNaN()) {
      return Numeric.NAN;
    }
    if (!a.isFinite()) {
      checkDivisor(b);
      return Numeric.NAN;
    }
    return a;
  }

  public static Numeric negate(Numeric a) {
    return a.isFinite() ? Numeric.of(a.decimal().negate()) : a.isNaN() ? a : infinite(-a.signum());
  }

  public static Numeric abs(Numeric a) {
    return a.signum() < 0 ? negate(a) : a;
  }

  /** Rounds half away from zero; a negative scale rounds before the point. */
  public static Numeric round(Numeric a, int scale, RoundingMode mode) {
    if (!a.isFinite()) {
      return a;
    }
    if (scale < 0 && scale < (long) a.scale() - a.decimal().precision() - 1) {
      return Numeric.ZERO;
    }
    int limited = Math.max(-Numeric.MAX_INTEGER_DIGITS, Math.min(Numeric.MAX_SCALE, scale));
    return Numeric.of(a.decimal().setScale(limited, mode));
  }

  private static Numeric infinite(int sign) {
    return sign == 0 ? Numeric.NAN : sign > 0 ? Numeric.INFINITY : Numeric.MINUS_INFINITY;
  }

  private static void checkDivisor(Numeric divisor) {
    if (divisor.signum() == 0 && !divisor.isNaN()) {
      throw divisionByZero();
    }
  }

  public static SqlError divisionByZero() {
    return new SqlError(SqlState.DIVISION_BY_ZERO, "division by zero");
  }

  /** PostgreSQL's select_div_scale, which counts in digits to the base of 10,000. */
  private static int quotientScale(BigDecimal a, BigDecimal b) {
    int weight = weight(a) - weight(b);
    if (firstDigit(a) <= firstDigit(b)) {
      weight--;
    }
    int scale = MIN_SIGNIFICANT_DIGITS - weight * BASE_DIGITS;
    return Math.min(MAX_RESULT_SCALE, Math.max(scale, Math.max(a.scale(), b.scale())));
  }

  /** The place of the first digit to the base of 10,000: 0 for the one before the point. */
  static int weight(BigDecimal value) {
    return value.signum() == 0
        ? 0
        : Math.floorDiv(value.precision() - value.scale() - 1, BASE_DIGITS);
  }

  private static int firstDigit(BigDecimal value) {
    if (value.signum() == 0) {
      return 0;
    }
    int digits = Math.floorMod(value.precision() - value.scale() - 1, BASE_DIGITS) + 1;
    BigInteger unscaled = value.unscaledValue().abs();
    int surplus = value.precision() - digits;
    return surplus >= 0
        ? unscaled.divide(BigInteger.TEN.pow(surplus)).intValue()
        : unscaled.multiply(BigInteger.TEN.pow(-surplus)).intValue();
  }

  /** A scale that is neither below the arguments' nor beyond what a result has. */
  static int resultScale(int wanted, int argumentScale) {
    return Math.min(MAX_RESULT_SCALE, Math.max(Math.max(wanted, argumentScale), 0));
  }

  // --- Conversions

  /** As PostgreSQL converts: to 15 significant digits. */
  public static Numeric fromDouble(double value) {
    return fromDouble(value, 15);
  }

  /** As PostgreSQL converts: to 6 significant digits. */
  public static Numeric fromFloat(float value) {
    return fromDouble(value, 6);
  }

  private static Numeric fromDouble(double value, int digits) {
    if (Double.isNaN(value)) {
      return Numeric.NAN;
    }
    if (Double.isInfinite(value)) {
      return infinite(value > 0 ? 1 : -1);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return Numeric.of(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
  }

  /**
   * Rounded to an integer type.
   *
   * @throws SqlError 22003 where it does not fit, 0A000 for NaN and the infinities
   */
  public static long toLong(Numeric value, long min, long max, SqlType type) {
    if (!value.isFinite()) {
      throw SqlError.of(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot convert %s to %s",
          value.isNaN() ? "NaN" : "infinity",
          type.displayName());
    }
    BigDecimal rounded = value.decimal().setScale(0, RoundingMode.HALF_UP);
    if (rounded.precision() <= 19) {
      BigInteger whole = rounded.toBigInteger();
      if (whole.bitLength() < 64 && whole.longValue() >= min && whole.longValue() <= max) {
        return whole.longValue();
      }
    }
    throw IntegerTypes.outOfRange(type);
  }
}
