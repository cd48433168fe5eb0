package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A numeric: a decimal whose scale is the number of digits shown after the point, or NaN, Infinity,
 * -Infinity. {@code equals}, {@code hashCode} and {@code compareTo} are SQL's: 1.0 equals 1.00, NaN
 * equals NaN and is the largest. Arithmetic is in {@code NumericMath}.
 */
public final class Numeric implements Comparable<Numeric> {

  /** Digits after the point that a value may have. */
  public static final int MAX_SCALE = 16_383;

  /** Digits before the point that a value may have. */
  public static final int MAX_INTEGER_DIGITS = 131_072;

  public static final Numeric ZERO = new Numeric(BigDecimal.ZERO);
  public static final Numeric ONE = new Numeric(BigDecimal.ONE);
  public static final Numeric NAN = new Numeric(Double.NaN);
  public static final Numeric INFINITY = new Numeric(Double.POSITIVE_INFINITY);
  public static final Numeric MINUS_INFINITY = new Numeric(Double.NEGATIVE_INFINITY);

  private final @Nullable BigDecimal decimal;

  /** NaN or an infinity where {@link #decimal} is null; else without meaning. */
  private final double special;

  private Numeric(BigDecimal decimal) {
    this.decimal = decimal;
    this.special = 0;
  }

  private Numeric(double special) {
    this.decimal = null;
    this.special = special;
  }

  /**
   * @throws SqlError 22003 where it has more digits than {@link #MAX_INTEGER_DIGITS}
   */
  public static Numeric of(BigDecimal value) {
    BigDecimal scaled = value.scale() < 0 ? checkDigits(value).setScale(0) : value;
    if (scaled.scale() > MAX_SCALE) {
      scaled = scaled.setScale(MAX_SCALE, RoundingMode.HALF_UP);
    }
    return new Numeric(checkDigits(scaled));
  }

  public static Numeric of(BigInteger value) {
    return of(new BigDecimal(value));
  }

  public static Numeric of(long value) {
    return new Numeric(BigDecimal.valueOf(value));
  }

  private static BigDecimal checkDigits(BigDecimal value) {
    if ((long) value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
    }
    return value;
  }

  public boolean isFinite() {
    return decimal != null;
  }

  public boolean isNaN() {
    return decimal == null && Double.isNaN(special);
  }

  /**
   * The decimal.
   *
   * @throws IllegalStateException for NaN and the infinities
   */
  public BigDecimal decimal() {
    if (decimal == null) {
      throw new IllegalStateException("expected a finite numeric, found " + this);
    }
    return decimal;
  }

  /** Digits after the point; 0 for NaN and the infinities. */
  public int scale() {
    return decimal == null ? 0 : decimal.scale();
  }

  /** -1, 0 or 1; 0 for NaN too. */
  public int signum() {
    return decimal != null ? decimal.signum() : isNaN() ? 0 : special > 0 ? 1 : -1;
  }

  public double doubleValue() {
    return decimal == null ? special : decimal.doubleValue();
  }

  @Override
  public int compareTo(Numeric other) {
    if (decimal != null && other.decimal != null) {
      return decimal.compareTo(other.decimal);
    }
    return Double.compare(decimal == null ? special : 0, other.decimal == null ? other.special : 0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Numeric && compareTo((Numeric) other) == 0;
  }

  @Override
  public int hashCode() {
    return decimal == null ? Double.hashCode(special) : decimal.stripTrailingZeros().hashCode();
  }

  /** PostgreSQL's text form: never with an exponent. */
  @Override
  public String toString() {
    if (decimal != null) {
      return decimal.toPlainString();
    }
    return isNaN() ? "NaN" : special > 0 ? "Infinity" : "-Infinity";
  }
}
