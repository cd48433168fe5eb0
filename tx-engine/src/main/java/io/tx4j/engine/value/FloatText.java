package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text form of real and double precision: the shortest decimal that reads back as the same
 * number, in plain notation from 1e-4 up to 15 digits (6 for real) and with an exponent beyond.
 */
final class FloatText {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)(?:[pP][+-]?\\d+)?");

  private static final int DOUBLE_DIGITS = 15;
  private static final int FLOAT_DIGITS = 6;

  /** As many as any double needs. */
  private static final int MAX_DIGITS = 17;

  /** From here on not every integer is a double. */
  private static final double EXACT_INTEGERS = 0x1p53;

  private FloatText() {}

  static double parseDouble(String text, SqlType type) {
    String body = trim(text);
    Double special = special(body);
    if (special != null) {
      return special;
    }
    double value = Double.parseDouble(javaForm(body, text, type));
    if (Double.isInfinite(value) || value == 0 && !isZero(body)) {
      throw outOfRange(text, type);
    }
    return value;
  }

  static float parseFloat(String text, SqlType type) {
    String body = trim(text);
    Double special = special(body);
    if (special != null) {
      return special.floatValue();
    }
    float value = Float.parseFloat(javaForm(body, text, type));
    if (Float.isInfinite(value) || value == 0 && !isZero(body)) {
      throw outOfRange(text, type);
    }
    return value;
  }

  private static String javaForm(String body, String text, SqlType type) {
    if (NUMBER.matcher(body).matches()) {
      return body;
    }
    if (HEXADECIMAL.matcher(body).matches()) {
      return body.indexOf('p') < 0 && body.indexOf('P') < 0 ? body + "p0" : body;
    }
    throw type.invalidTextOf(text);
  }

  private static @Nullable Double special(String body) {
    switch (body.toLowerCase(Locale.ROOT)) {
      case "nan":
        return Double.NaN;
      case "inf":
      case "+inf":
      case "infinity":
      case "+infinity":
        return Double.POSITIVE_INFINITY;
      case "-inf":
      case "-infinity":
        return Double.NEGATIVE_INFINITY;
      default:
        return null;
    }
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && IntegerText.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && IntegerText.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isZero(String body) {
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == 'e' || c == 'E' || c == 'p' || c == 'P') {
        return true;
      }
      if (c >= '1' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  private static SqlError outOfRange(String text, SqlType type) {
    return SqlError.of(
        SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
        "\"%s\" is out of range for type %s",
        text,
        type.displayName());
  }

  static String format(double value, int extraDigits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    if (extraDigits <= 0) {
      int digits = Math.max(1, DOUBLE_DIGITS + extraDigits);
      return decimal(
          new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)), digits);
    }
    return decimal(shortest(value), DOUBLE_DIGITS);
  }

  static String format(float value, int extraDigits) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    if (extraDigits <= 0) {
      int digits = Math.max(1, FLOAT_DIGITS + extraDigits);
      return decimal(
          new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)), digits);
    }
    return decimal(shortest(value), FLOAT_DIGITS);
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }

  /**
   * Before JDK 19 {@link Double#toString} sometimes has a digit more than it needs; then fewer
   * digits are tried.
   */
  static BigDecimal shortest(double value) {
    BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean subnormal = Math.abs(value) < Double.MIN_NORMAL;
    if (printed.precision() < DOUBLE_DIGITS && !subnormal && Math.abs(value) < EXACT_INTEGERS) {
      return printed;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = subnormal ? 1 : DOUBLE_DIGITS; digits <= MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value && isInside(rounded, value)) {
        return rounded.stripTrailingZeros();
      }
    }
    return printed;
  }

  /** Half-way to a neighbour does not count, though it would be read back by rounding to even. */
  private static boolean isInside(BigDecimal candidate, double value) {
    return isInside(candidate, new BigDecimal(value), Math.nextDown(value), Math.nextUp(value));
  }

  private static boolean isInside(BigDecimal candidate, float value) {
    return isInside(candidate, new BigDecimal(value), Math.nextDown(value), Math.nextUp(value));
  }

  private static boolean isInside(
      BigDecimal candidate, BigDecimal value, double below, double above) {
    BigDecimal twice = candidate.add(candidate);
    boolean overLow =
        Double.isInfinite(below) || twice.compareTo(value.add(new BigDecimal(below))) > 0;
    boolean underHigh =
        Double.isInfinite(above) || twice.compareTo(value.add(new BigDecimal(above))) < 0;
    return overLow && underHigh;
  }

  static BigDecimal shortest(float value) {
    BigDecimal exact = new BigDecimal(value);
    boolean subnormal = Math.abs(value) < Float.MIN_NORMAL;
    for (int digits = subnormal ? 1 : FLOAT_DIGITS; digits < 9; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.floatValue() == value && isInside(rounded, value)) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(9, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String decimal(BigDecimal value, int plainDigits) {
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -4 && exponent < plainDigits) {
      return stripped.toPlainString();
    }
    String digits = stripped.unscaledValue().abs().toString();
    StringBuilder out = new StringBuilder(24);
    if (stripped.signum() < 0) {
      out.append('-');
    }
    out.append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    out.append('e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    if (magnitude < 10) {
      out.append('0');
    }
    return out.append(magnitude).toString();
  }
}
