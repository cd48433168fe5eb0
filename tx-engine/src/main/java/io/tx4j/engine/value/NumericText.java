package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of numeric. */
final class NumericText {

  private static final String DIGITS = "\\d+(?:_\\d+)*";
  private static final Pattern DECIMAL =
      Pattern.compile(
          "([+-]?(?:"
              + DIGITS
              + "\\.?(?:"
              + DIGITS
              + ")?|\\."
              + DIGITS
              + "))(?:[eE]([+-]?"
              + DIGITS
              + "))?");
  private static final Pattern RADIX =
      Pattern.compile("([+-]?)0(?:[xX]((?:_?[0-9a-fA-F])+)|[oO]((?:_?[0-7])+)|[bB]((?:_?[01])+))");

  /** Beyond this an exponent makes a number that no numeric holds. */
  private static final int MAX_EXPONENT_DIGITS = 9;

  private NumericText() {}

  static Numeric parse(String text, SqlType type) {
    String body = text.strip();
    Matcher decimal = DECIMAL.matcher(body);
    if (decimal.matches()) {
      return decimal(decimal, text, type);
    }
    Matcher radix = RADIX.matcher(body);
    if (radix.matches()) {
      return integer(radix);
    }
    switch (body.toLowerCase(Locale.ROOT)) {
      case "nan":
        return Numeric.NAN;
      case "inf":
      case "+inf":
      case "infinity":
      case "+infinity":
        return Numeric.INFINITY;
      case "-inf":
      case "-infinity":
        return Numeric.MINUS_INFINITY;
      default:
        throw type.invalidTextOf(text);
    }
  }

  private static Numeric decimal(Matcher matcher, String text, SqlType type) {
    BigDecimal mantissa = new BigDecimal(matcher.group(1).replace("_", ""));
    String exponentText = matcher.group(2);
    if (exponentText == null) {
      return checked(mantissa);
    }
    String digits = exponentText.replace("_", "");
    if (digits.length() > MAX_EXPONENT_DIGITS) {
      throw type.invalidTextOf(text);
    }
    int exponent = Integer.parseInt(digits);
    if (mantissa.signum() == 0) {
      return checked(
          mantissa.setScale(Math.max(0, Math.min(mantissa.scale() - exponent, Numeric.MAX_SCALE))));
    }
    return checked(mantissa.scaleByPowerOfTen(exponent));
  }

  private static Numeric checked(BigDecimal value) {
    if (value.scale() > Numeric.MAX_SCALE) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
    }
    return Numeric.of(value);
  }

  private static Numeric integer(Matcher matcher) {
    int group = matcher.group(2) != null ? 2 : matcher.group(3) != null ? 3 : 4;
    int base = group == 2 ? 16 : group == 3 ? 8 : 2;
    BigInteger value = new BigInteger(matcher.group(group).replace("_", ""), base);
    return Numeric.of(matcher.group(1).equals("-") ? value.negate() : value);
  }
}
