package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text forms of interval: "1 year 2 days 03:04:05", "1-2", ISO 8601's "P1Y2DT3H4M5S"; written
 * in the postgres style.
 */
final class IntervalText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\s,]*(?:"
              + "(?<sign>[+-]?)(?<hours>\\d+):(?<minutes>\\d+)(?::(?<seconds>\\d+))?(?<fraction>\\.\\d*)?"
              + "|(?<yearSign>[+-]?)(?<years>\\d+)-(?<months>\\d+)(?=\\s|$)"
              + "|(?<number>[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)(?:\\s*(?<unit>[a-z]+)|(?=[\\s,]|$))"
              + "|(?<word>[+-]?[a-z@]+)"
              + ")");
  private static final Pattern ISO_FIELD =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))([ymwdhs])");
  private static final Pattern ISO_TIME =
      Pattern.compile("([+-]?)(\\d+):(\\d+)(?::(\\d+(?:\\.\\d+)?))?");

  private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(DateTimes.MICROS_PER_DAY);

  private final String text;
  private long months;
  private long days;
  private BigDecimal micros = BigDecimal.ZERO;
  private boolean any;

  private IntervalText(String text) {
    this.text = text;
  }

  static Interval parse(String text, int range) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    switch (lower) {
      case "infinity":
      case "+infinity":
        return Interval.INFINITY;
      case "-infinity":
        return Interval.MINUS_INFINITY;
      default:
        IntervalText parser = new IntervalText(text);
        if (lower.startsWith("p") && lower.length() > 1) {
          parser.iso(lower);
        } else {
          parser.fields(lower, range);
        }
        return parser.result();
    }
  }

  private Interval result() {
    BigDecimal rounded = micros.setScale(0, RoundingMode.HALF_EVEN);
    boolean fits =
        months == (int) months && days == (int) days && rounded.toBigInteger().bitLength() < 64;
    if (!fits) {
      throw IntervalType.overflow(text);
    }
    Interval interval = new Interval((int) months, (int) days, rounded.longValue());
    if (!interval.isFinite()) {
      throw IntervalType.overflow(text);
    }
    return interval;
  }

  // --- The postgres style and the SQL standard's

  private void fields(String lower, int range) {
    Matcher token = TOKEN.matcher(lower);
    boolean ago = false;
    while (token.regionStart() < lower.length()) {
      if (!token.lookingAt() || ago) {
        throw invalid();
      }
      if (token.group("hours") != null) {
        time(token, range);
      } else if (token.group("years") != null) {
        int sign = token.group("yearSign").equals("-") ? -1 : 1;
        months += sign * (number(token.group("years")) * 12 + number(token.group("months")));
        any = true;
      } else if (token.group("number") != null) {
        String unit = token.group("unit");
        boolean timeFollows = unit == null && token.end() < lower.length();
        add(
            new BigDecimal(token.group("number")),
            unit != null ? unit : defaultUnit(range, timeFollows));
      } else if (token.group("word").equals("ago") && any) {
        ago = true;
      } else if (!token.group("word").equals("@")) {
        throw invalid();
      }
      token.region(token.end(), lower.length());
    }
    if (!any) {
      throw invalid();
    }
    if (ago) {
      months = -months;
      days = -days;
      micros = micros.negate();
    }
  }

  /** What a number without a unit means: the last field declared; before a time of day, days. */
  private static String defaultUnit(int range, boolean timeFollows) {
    if (range == IntervalType.YEAR) {
      return "year";
    }
    if (range == IntervalType.MONTH || range == (IntervalType.YEAR | IntervalType.MONTH)) {
      return "month";
    }
    if (range == IntervalType.DAY || timeFollows) {
      return "day";
    }
    if (range != IntervalType.FULL_RANGE && (range & IntervalType.SECOND) == 0) {
      return (range & IntervalType.MINUTE) != 0 ? "minute" : "hour";
    }
    return "second";
  }

  private void time(Matcher token, int range) {
    long first = number(token.group("hours"));
    long second = number(token.group("minutes"));
    String third = token.group("seconds");
    String fraction = token.group("fraction");
    boolean minutesFirst =
        third == null && (fraction != null || range == (IntervalType.MINUTE | IntervalType.SECOND));
    long hours = minutesFirst ? 0 : first;
    long minutes = minutesFirst ? first : second;
    long seconds = minutesFirst ? second : third == null ? 0 : number(third);
    if (minutes > 59 || seconds > 60) {
      throw IntervalType.overflow(text);
    }
    BigDecimal sum =
        BigDecimal.valueOf(hours)
            .multiply(BigDecimal.valueOf(3600))
            .add(BigDecimal.valueOf(minutes * 60 + seconds))
            .add(
                fraction == null || fraction.length() == 1
                    ? BigDecimal.ZERO
                    : new BigDecimal("0" + fraction))
            .movePointRight(6);
    micros = token.group("sign").equals("-") ? micros.subtract(sum) : micros.add(sum);
    any = true;
  }

  // --- ISO 8601

  private void iso(String lower) {
    int timeAt = lower.indexOf('t');
    String date = lower.substring(1, timeAt < 0 ? lower.length() : timeAt);
    isoFields(date, false);
    if (timeAt >= 0) {
      String time = lower.substring(timeAt + 1);
      Matcher clock = ISO_TIME.matcher(time);
      if (clock.matches()) {
        BigDecimal seconds =
            BigDecimal.valueOf(number(clock.group(2)) * 3600 + number(clock.group(3)) * 60)
                .add(clock.group(4) == null ? BigDecimal.ZERO : new BigDecimal(clock.group(4)));
        micros =
            micros.add((clock.group(1).equals("-") ? seconds.negate() : seconds).movePointRight(6));
      } else {
        isoFields(time, true);
      }
    }
    if (!any && !(timeAt >= 0)) {
      throw invalid();
    }
  }

  private void isoFields(String part, boolean time) {
    Matcher field = ISO_FIELD.matcher(part);
    while (field.regionStart() < part.length()) {
      if (!field.lookingAt()) {
        throw invalid();
      }
      String unit;
      switch (field.group(2).charAt(0)) {
        case 'y':
          unit = "year";
          break;
        case 'm':
          unit = time ? "minute" : "month";
          break;
        case 'w':
          unit = "week";
          break;
        case 'd':
          unit = "day";
          break;
        case 'h':
          unit = "hour";
          break;
        default:
          unit = "second";
          break;
      }
      add(new BigDecimal(field.group(1)), unit);
      field.region(field.end(), part.length());
    }
  }

  // --- Units

  private void add(BigDecimal amount, String unit) {
    any = true;
    switch (unit) {
      case "millennium", "millennia", "mil", "mils" -> addMonths(amount, 12_000);
      case "century", "centuries", "c", "cent" -> addMonths(amount, 1200);
      case "decade", "decades", "dec", "decs" -> addMonths(amount, 120);
      case "year", "years", "y", "yr", "yrs" -> addMonths(amount, 12);
      case "month", "months", "mon", "mons" -> addMonths(amount, 1);
      case "week", "weeks", "w" -> addDays(amount.multiply(BigDecimal.valueOf(7)));
      case "day", "days", "d" -> addDays(amount);
      case "hour", "hours", "h", "hr", "hrs" -> addMicros(amount, DateTimes.MICROS_PER_HOUR);
      case "minute", "minutes", "m", "min", "mins" ->
          addMicros(amount, DateTimes.MICROS_PER_MINUTE);
      case "second", "seconds", "s", "sec", "secs" ->
          addMicros(amount, DateTimes.MICROS_PER_SECOND);
      case "millisecond", "milliseconds", "ms", "msec", "msecs", "msecond", "mseconds" ->
          addMicros(amount, 1000);
      case "microsecond", "microseconds", "us", "usec", "usecs", "usecond", "useconds" ->
          addMicros(amount, 1);
      default -> throw invalid();
    }
  }

  /** A fraction of a year becomes months; of a month, days of which a month has 30. */
  private void addMonths(BigDecimal amount, int factor) {
    BigDecimal total = amount.multiply(BigDecimal.valueOf(factor));
    if (factor > 1) {
      months += toLong(total.setScale(0, RoundingMode.HALF_EVEN));
      return;
    }
    BigDecimal whole = total.setScale(0, RoundingMode.DOWN);
    months += toLong(whole);
    addDays(total.subtract(whole).multiply(BigDecimal.valueOf(30)));
  }

  private void addDays(BigDecimal amount) {
    BigDecimal whole = amount.setScale(0, RoundingMode.DOWN);
    days += toLong(whole);
    micros =
        micros.add(amount.subtract(whole).multiply(DAY_MICROS).setScale(0, RoundingMode.HALF_EVEN));
  }

  private void addMicros(BigDecimal amount, long unit) {
    micros =
        micros.add(amount.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_EVEN));
  }

  private long toLong(BigDecimal whole) {
    if (whole.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE + 1L)) > 0) {
      throw IntervalType.overflow(text);
    }
    return whole.longValue();
  }

  private long number(@Nullable String digits) {
    if (digits == null) {
      return 0;
    }
    if (digits.length() > 12) {
      throw IntervalType.overflow(text);
    }
    return Long.parseLong(digits);
  }

  private SqlError invalid() {
    return SqlError.of(
        SqlState.INVALID_DATETIME_FORMAT, "invalid input syntax for type interval: \"%s\"", text);
  }

  // --- Output

  static String format(Interval interval) {
    if (!interval.isFinite()) {
      return interval.equals(Interval.INFINITY) ? "infinity" : "-infinity";
    }
    StringBuilder out = new StringBuilder();
    boolean negative = false;
    negative = append(out, interval.months() / 12, "year", negative);
    negative = append(out, interval.months() % 12, "mon", negative);
    negative = append(out, interval.days(), "day", negative);
    long micros = interval.micros();
    if (micros != 0 || out.isEmpty()) {
      appendTime(out, micros, negative);
    }
    return out.toString();
  }

  /**
   * A positive field after a negative one has its sign shown. Returns whether the last field was
   * negative.
   */
  private static boolean append(StringBuilder out, int value, String unit, boolean afterNegative) {
    if (value == 0) {
      return afterNegative;
    }
    out.append(out.isEmpty() ? "" : " ").append(afterNegative && value > 0 ? "+" : "");
    out.append(value).append(' ').append(unit).append(value == 1 ? "" : "s");
    return value < 0;
  }

  private static void appendTime(StringBuilder out, long micros, boolean afterNegative) {
    out.append(out.isEmpty() ? "" : " ").append(micros < 0 ? "-" : afterNegative ? "+" : "");
    // Negated parts, not a negated whole: the smallest long has no opposite.
    DateTimeText.appendPadded(out, Math.abs(micros / DateTimes.MICROS_PER_HOUR), 2);
    out.append(':');
    DateTimeText.appendPadded(out, Math.abs(micros / DateTimes.MICROS_PER_MINUTE % 60), 2);
    out.append(':');
    DateTimeText.appendPadded(out, Math.abs(micros / DateTimes.MICROS_PER_SECOND % 60), 2);
    DateTimeText.appendFraction(out, Math.abs(micros % DateTimes.MICROS_PER_SECOND));
  }
}
