package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Roots, powers, exponentials and logarithms of numerics. The scale of a result follows
 * PostgreSQL's estimates; the digits are computed with some to spare and rounded once.
 */
public final class NumericPowers {

  private static final int GUARD_DIGITS = 12;

  /** The largest exponent to the base of e that PostgreSQL computes. */
  private static final double MAX_EXPONENT = 6000;

  private static final double LOG10_E = 0.434294481903252;
  private static final double LN_10 = 2.302585092994046;
  private static final int DOUBLE_DIGITS = 15;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int MAX_FACTORIAL = 32_177;

  private NumericPowers() {}

  public static Numeric sqrt(Numeric value) {
    if (value.signum() < 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "cannot take square root of a negative number");
    }
    if (!value.isFinite()) {
      return value;
    }
    BigDecimal decimal = value.decimal();
    int weight = NumericMath.weight(decimal) + 1;
    int rootDigits = (weight > 0 ? weight * 4 / 2 : -(-weight * 4 / 2)) - 1;
    int scale =
        NumericMath.resultScale(NumericMath.MIN_SIGNIFICANT_DIGITS - rootDigits, decimal.scale());
    return sqrt(value, scale);
  }

  /** The root of a finite number that is not negative, with so many digits after the point. */
  public static Numeric sqrt(Numeric value, int scale) {
    BigInteger shifted =
        value.decimal().setScale(2 * (scale + 2), RoundingMode.DOWN).unscaledValue();
    return Numeric.of(
        new BigDecimal(shifted.sqrt(), scale + 2).setScale(scale, RoundingMode.HALF_UP));
  }

  public static Numeric exp(Numeric value) {
    if (!value.isFinite()) {
      return value.signum() < 0 ? Numeric.ZERO : value;
    }
    if (Math.abs(value.doubleValue()) >= MAX_EXPONENT) {
      return beyond(value.signum());
    }
    double digits = value.doubleValue() * LOG10_E;
    int scale =
        NumericMath.resultScale(NumericMath.MIN_SIGNIFICANT_DIGITS - (int) digits, value.scale());
    return Numeric.of(exp(value.decimal(), scale).setScale(scale, RoundingMode.HALF_UP));
  }

  public static Numeric ln(Numeric value) {
    checkLogarithm(value);
    if (!value.isFinite()) {
      return value;
    }
    int scale =
        NumericMath.resultScale(
            NumericMath.MIN_SIGNIFICANT_DIGITS - lnDigits(value.decimal()), value.scale());
    return Numeric.of(
        ln(value.decimal(), scale + GUARD_DIGITS).setScale(scale, RoundingMode.HALF_UP));
  }

  /** The logarithm of {@code value} to the base. */
  public static Numeric log(Numeric base, Numeric value) {
    if (base.isNaN() || value.isNaN()) {
      return Numeric.NAN;
    }
    checkLogarithm(base);
    checkLogarithm(value);
    if (!base.isFinite() || !value.isFinite()) {
      if (!base.isFinite() && !value.isFinite()) {
        return Numeric.NAN;
      }
      return base.isFinite() ? Numeric.INFINITY : Numeric.ZERO;
    }
    int lnBase = lnDigits(base.decimal());
    int lnValue = lnDigits(value.decimal());
    int scale =
        NumericMath.resultScale(
            NumericMath.MIN_SIGNIFICANT_DIGITS - (lnValue - lnBase),
            Math.max(base.scale(), value.scale()));
    int working = scale + GUARD_DIGITS + Math.abs(lnBase) + Math.abs(lnValue);
    BigDecimal divisor = ln(base.decimal(), working);
    if (divisor.signum() == 0) {
      throw NumericMath.divisionByZero();
    }
    return Numeric.of(ln(value.decimal(), working).divide(divisor, scale, RoundingMode.HALF_UP));
  }

  public static Numeric power(Numeric base, Numeric exponent) {
    if (base.isFinite() && exponent.isFinite()) {
      return finitePower(base, exponent);
    }
    if (exponent.equals(Numeric.ZERO) || base.equals(Numeric.ONE)) {
      return Numeric.ONE;
    }
    if (base.isNaN() || exponent.isNaN()) {
      return Numeric.NAN;
    }
    double result = Math.pow(base.doubleValue(), exponent.doubleValue());
    if (base.equals(Numeric.of(-1))) {
      return Numeric.ONE;
    }
    checkPower(base, exponent);
    return result == 0 ? Numeric.ZERO : result > 0 ? Numeric.INFINITY : Numeric.MINUS_INFINITY;
  }

  private static void checkPower(Numeric base, Numeric exponent) {
    if (base.signum() == 0 && exponent.signum() < 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "zero raised to a negative power is undefined");
    }
    if (base.signum() < 0 && exponent.isFinite() && !isWhole(exponent.decimal())) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "a negative number raised to a non-integer power yields a complex result");
    }
  }

  private static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  private static Numeric finitePower(Numeric base, Numeric exponent) {
    checkPower(base, exponent);
    BigDecimal b = base.decimal();
    BigDecimal e = exponent.decimal();
    int argumentScale = Math.max(base.scale(), exponent.scale());
    if (b.signum() == 0) {
      int argument = isWhole(e) ? argumentScale : 0;
      int scale = NumericMath.resultScale(NumericMath.MIN_SIGNIFICANT_DIGITS, argument);
      return Numeric.of((e.signum() == 0 ? BigDecimal.ONE : BigDecimal.ZERO).setScale(scale));
    }
    double digits = e.doubleValue() * log10(b.abs());
    boolean whole = isWhole(e) && e.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    if (!whole && Math.abs(digits / LOG10_E) >= MAX_EXPONENT) {
      return beyond(digits > 0 ? 1 : -1);
    }
    checkWeight(digits);
    if (digits + 1 < -NumericMath.MAX_RESULT_SCALE) {
      return Numeric.of(BigDecimal.ZERO.setScale(NumericMath.MAX_RESULT_SCALE));
    }
    int scale =
        NumericMath.resultScale(NumericMath.MIN_SIGNIFICANT_DIGITS - (int) digits, argumentScale);
    int significant = Math.max(0, (int) digits) + scale + GUARD_DIGITS;
    BigDecimal result =
        whole ? wholePower(b, e.intValueExact(), significant) : realPower(b, e, significant, scale);
    return Numeric.of(result.setScale(scale, RoundingMode.HALF_UP));
  }

  /** A negative base has a whole exponent here, only one too large for {@link #wholePower}. */
  private static BigDecimal realPower(
      BigDecimal base, BigDecimal exponent, int significant, int scale) {
    BigDecimal size = exp(ln(base.abs(), significant).multiply(exponent), scale);
    boolean odd = base.signum() < 0 && exponent.toBigInteger().testBit(0);
    return odd ? size.negate() : size;
  }

  /** The result of an exponent that is too large for PostgreSQL to try. */
  private static Numeric beyond(int sign) {
    if (sign > 0) {
      throw overflow();
    }
    return Numeric.of(BigDecimal.ZERO.setScale(NumericMath.MAX_RESULT_SCALE));
  }

  private static BigDecimal wholePower(BigDecimal base, int exponent, int significant) {
    MathContext context = new MathContext(significant + GUARD_DIGITS, RoundingMode.HALF_EVEN);
    BigDecimal result = BigDecimal.ONE;
    BigDecimal square = base;
    for (long rest = Math.abs((long) exponent); rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = result.multiply(square, context);
      }
      square = square.multiply(square, context);
    }
    return exponent < 0 ? BigDecimal.ONE.divide(result, context) : result;
  }

  public static Numeric factorial(long n) {
    if (n < 0) {
      throw new SqlError(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "factorial of a negative number is undefined");
    }
    if (n > MAX_FACTORIAL) {
      throw overflow();
    }
    BigInteger product = BigInteger.ONE;
    for (long i = 2; i <= n; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return Numeric.of(product);
  }

  private static void checkLogarithm(Numeric value) {
    if (value.signum() < 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_LOGARITHM, "cannot take logarithm of a negative number");
    }
    if (value.signum() == 0 && !value.isNaN()) {
      throw new SqlError(SqlState.INVALID_ARGUMENT_FOR_LOGARITHM, "cannot take logarithm of zero");
    }
  }

  private static void checkWeight(double digits) {
    if (digits > Numeric.MAX_INTEGER_DIGITS) {
      throw overflow();
    }
  }

  private static SqlError overflow() {
    return new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
  }

  private static double log10(BigDecimal positive) {
    int exponent = positive.precision() - positive.scale() - 1;
    double mantissa = positive.scaleByPowerOfTen(-exponent).doubleValue();
    return Math.log10(mantissa) + exponent;
  }

  /** PostgreSQL's estimate_ln_dweight: about how many digits before the point the logarithm has. */
  private static int lnDigits(BigDecimal value) {
    BigDecimal fromOne = value.subtract(BigDecimal.ONE);
    if (fromOne.abs().compareTo(new BigDecimal("0.1")) <= 0) {
      if (fromOne.signum() == 0) {
        return 0;
      }
      int exponent = fromOne.precision() - fromOne.scale() - 1;
      return exponent;
    }
    double ln = log10(value) * LN_10;
    return (int) Math.log10(Math.abs(ln));
  }

  /** e^x to {@code scale} digits after the point and some more. */
  private static BigDecimal exp(BigDecimal x, int scale) {
    int integerDigits = Math.max(0, (int) (x.doubleValue() * LOG10_E) + 1);
    // Halved until the series converges fast, squared as often afterwards.
    int digits = integerDigits + scale + GUARD_DIGITS;
    int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 8 + (int) Math.sqrt(digits));
    MathContext context = new MathContext(digits + halvings, RoundingMode.HALF_EVEN);
    BigDecimal reduced = x.divide(TWO.pow(halvings), context);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    BigDecimal epsilon = BigDecimal.ONE.movePointLeft(context.getPrecision() + 2);
    for (int i = 1; term.abs().compareTo(epsilon) > 0; i++) {
      term = term.multiply(reduced, context).divide(BigDecimal.valueOf(i), context);
      sum = sum.add(term, context);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, context);
    }
    return sum;
  }

  /** ln x, to {@code digits} digits after the point. */
  private static BigDecimal ln(BigDecimal x, int digits) {
    int exponent = x.precision() - x.scale() - 1;
    int precision = digits + GUARD_DIGITS;
    BigDecimal result = lnOfMantissa(x.scaleByPowerOfTen(-exponent), precision);
    if (exponent == 0) {
      return result;
    }
    BigDecimal ten = lnOfMantissa(BigDecimal.TEN, precision + GUARD_DIGITS / 2);
    return result.add(ten.multiply(BigDecimal.valueOf(exponent)));
  }

  /** Halley's iteration for e^y = x: every step triples the digits, from those of a double on. */
  private static BigDecimal lnOfMantissa(BigDecimal x, int digits) {
    BigDecimal y = BigDecimal.valueOf(Math.log(x.doubleValue()));
    for (int known = DOUBLE_DIGITS; ; known = Math.min(3 * known, digits)) {
      int wanted = Math.min(3 * known, digits) + GUARD_DIGITS;
      MathContext context = new MathContext(wanted, RoundingMode.HALF_EVEN);
      BigDecimal power = exp(y, wanted);
      BigDecimal step = x.subtract(power).multiply(TWO).divide(x.add(power), context);
      y = y.add(step).setScale(wanted, RoundingMode.HALF_EVEN);
      if (3 * known >= digits) {
        return y;
      }
    }
  }
}
