package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.DateTimes;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.TimeTz;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** extract, date_part and date_trunc. */
final class DateTimeFields {

  /** The other names of a field. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("c", "century"),
          Map.entry("cent", "century"),
          Map.entry("centuries", "century"),
          Map.entry("d", "day"),
          Map.entry("days", "day"),
          Map.entry("dec", "decade"),
          Map.entry("decades", "decade"),
          Map.entry("decs", "decade"),
          Map.entry("h", "hour"),
          Map.entry("hours", "hour"),
          Map.entry("hr", "hour"),
          Map.entry("hrs", "hour"),
          Map.entry("m", "minute"),
          Map.entry("min", "minute"),
          Map.entry("mins", "minute"),
          Map.entry("minutes", "minute"),
          Map.entry("mon", "month"),
          Map.entry("mons", "month"),
          Map.entry("months", "month"),
          Map.entry("ms", "milliseconds"),
          Map.entry("msec", "milliseconds"),
          Map.entry("millisecond", "milliseconds"),
          Map.entry("us", "microseconds"),
          Map.entry("usec", "microseconds"),
          Map.entry("microsecond", "microseconds"),
          Map.entry("qtr", "quarter"),
          Map.entry("s", "second"),
          Map.entry("sec", "second"),
          Map.entry("secs", "second"),
          Map.entry("seconds", "second"),
          Map.entry("w", "week"),
          Map.entry("weeks", "week"),
          Map.entry("y", "year"),
          Map.entry("yr", "year"),
          Map.entry("yrs", "year"),
          Map.entry("years", "year"),
          Map.entry("mil", "millennium"),
          Map.entry("millennia", "millennium"),
          Map.entry("j", "julian"),
          Map.entry("jd", "julian"));

  /** The Julian day of 2000-01-01. */
  private static final long JULIAN_EPOCH = 2_451_545;

  private DateTimeFields() {}

  static void register(Registrar r) {
    for (boolean part : new boolean[] {false, true}) {
      String name = part ? "date_part" : "extract";
      SqlType result = part ? FLOAT8 : NUMERIC;
      r.function(
          name,
          result,
          TEXT,
          TIMESTAMP,
          (c, f, a) -> as(part, ofTimestamp(f, (Long) a, TIMESTAMP, null)));
      r.stable()
          .function(
              name,
              result,
              TEXT,
              TIMESTAMPTZ,
              (c, f, a) -> as(part, ofTimestamptz(c, (String) f, (Long) a)));
      r.function(
          name,
          result,
          TEXT,
          DATE,
          (c, f, a) ->
              as(
                  part,
                  part
                      ? ofTimestamp(f, DateTimes.dateToTimestamp((Integer) a), TIMESTAMP, null)
                      : ofDate(f, (Integer) a)));
      r.function(
          name,
          result,
          TEXT,
          TIME,
          (c, f, a) -> as(part, ofTime(field(f), (Long) a, TIME, (String) f)));
      r.function(
          name, result, TEXT, TIMETZ, (c, f, a) -> as(part, ofTimetz((String) f, (TimeTz) a)));
      r.function(
          name,
          result,
          TEXT,
          INTERVAL,
          (c, f, a) -> as(part, ofInterval((String) f, (Interval) a)));
    }
    r.function(
        "date_trunc",
        TIMESTAMP,
        TEXT,
        TIMESTAMP,
        (c, f, a) -> truncate((String) f, (Long) a, TIMESTAMP));
    r.stable()
        .function(
            "date_trunc",
            TIMESTAMPTZ,
            TEXT,
            TIMESTAMPTZ,
            (c, f, a) -> truncateZoned((String) f, (Long) a, c.timeZone()));
    r.function(
        "date_trunc",
        TIMESTAMPTZ,
        TEXT,
        TIMESTAMPTZ,
        TEXT,
        (c, f, a, z) -> truncateZoned((String) f, (Long) a, DateTimeFunctions.zone(z)));
    r.function(
        "date_trunc", INTERVAL, TEXT, INTERVAL, (c, f, a) -> truncate((String) f, (Interval) a));
  }

  private static @Nullable Object as(boolean part, @Nullable Numeric value) {
    return value == null || !part ? value : (Object) value.doubleValue();
  }

  private static String field(Object name) {
    String lower = ((String) name).toLowerCase(Locale.ROOT);
    return SYNONYMS.getOrDefault(lower, lower);
  }

  private static SqlError notRecognized(String field, SqlType type) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE,
        "unit \"%s\" not recognized for type %s",
        field.toLowerCase(Locale.ROOT),
        type.displayName());
  }

  private static SqlError unsupported(String field, SqlType type) {
    switch (field(field)) {
      case "century",
      "day",
      "decade",
      "dow",
      "doy",
      "epoch",
      "hour",
      "isodow",
      "isoyear",
      "julian",
      "microseconds",
      "millennium",
      "milliseconds",
      "minute",
      "month",
      "quarter",
      "second",
      "timezone",
      "timezone_hour",
      "timezone_minute",
      "week",
      "year":
        return SqlError.of(
            SqlState.FEATURE_NOT_SUPPORTED,
            "unit \"%s\" not supported for type %s",
            field.toLowerCase(Locale.ROOT),
            type.displayName());
      default:
        return notRecognized(field, type);
    }
  }

  // --- extract

  private static @Nullable Numeric ofDate(Object name, int date) {
    switch (field(name)) {
      case "hour",
      "minute",
      "second",
      "milliseconds",
      "microseconds",
      "timezone",
      "timezone_hour",
      "timezone_minute":
        throw unsupported((String) name, DATE);
      default:
        Numeric value = ofTimestamp(name, DateTimes.dateToTimestamp(date), DATE, null);
        return value == null || !value.isFinite()
            ? value
            : NumericMath.round(value, 0, RoundingMode.DOWN);
    }
  }

  private static @Nullable Numeric ofTimestamptz(EvalContext c, String name, long timestamp) {
    if (!DateTimes.isFinite(timestamp)) {
      return ofTimestamp(name, timestamp, TIMESTAMPTZ, 0);
    }
    int offset = DateTimes.offsetAt(timestamp, c.timeZone());
    if (field(name).equals("epoch")) {
      return epoch(timestamp);
    }
    return ofTimestamp(name, timestamp + offset * DateTimes.MICROS_PER_SECOND, TIMESTAMPTZ, offset);
  }

  /**
   * @param offset seconds east of Greenwich; null for a type without
   */
  private static @Nullable Numeric ofTimestamp(
      Object name, long local, SqlType type, @Nullable Integer offset) {
    String field = field(name);
    if (!DateTimes.isFinite(local)) {
      return ofInfinity(field, (String) name, local > 0, type);
    }
    LocalDateTime time = DateTimes.localDateTime(local);
    int year = time.getYear();
    switch (field) {
      case "year":
        return number(year > 0 ? year : year - 1);
      case "month":
        return number(time.getMonthValue());
      case "day":
        return number(time.getDayOfMonth());
      case "quarter":
        return number((time.getMonthValue() + 2) / 3);
      case "week":
        return number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case "isoyear":
        int isoYear = time.get(IsoFields.WEEK_BASED_YEAR);
        return number(isoYear > 0 ? isoYear : isoYear - 1);
      case "dow":
        return number(time.getDayOfWeek().getValue() % 7);
      case "isodow":
        return number(time.getDayOfWeek().getValue());
      case "doy":
        return number(time.getDayOfYear());
      case "decade":
        return number(Math.floorDiv(year, 10));
      case "century":
        return number(year > 0 ? (year + 99) / 100 : -((99 - (year - 1)) / 100));
      case "millennium":
        return number(year > 0 ? (year + 999) / 1000 : -((999 - (year - 1)) / 1000));
      case "epoch":
        return epoch(local);
      case "julian":
        return julian(local);
      default:
        if (offset != null && field.startsWith("timezone")) {
          return ofOffset(field, offset);
        }
        return ofTime(field, Math.floorMod(local, DateTimes.MICROS_PER_DAY), type, (String) name);
    }
  }

  private static @Nullable Numeric ofInfinity(
      String field, String name, boolean positive, SqlType type) {
    switch (field) {
      case "year", "decade", "century", "millennium", "isoyear", "julian", "epoch":
        return positive ? Numeric.INFINITY : Numeric.MINUS_INFINITY;
      case "month",
      "day",
      "quarter",
      "week",
      "dow",
      "isodow",
      "doy",
      "hour",
      "minute",
      "second",
      "milliseconds",
      "microseconds",
      "timezone",
      "timezone_hour",
      "timezone_minute":
        return null;
      default:
        throw unsupported(name, type);
    }
  }

  private static Numeric number(long value) {
    return Numeric.of(value);
  }

  private static Numeric epoch(long timestamp) {
    BigDecimal micros =
        BigDecimal.valueOf(timestamp).add(BigDecimal.valueOf(DateTimes.EPOCH_SECONDS, -6));
    return Numeric.of(micros.movePointLeft(6).setScale(6));
  }

  private static Numeric julian(long local) {
    Numeric day = number(Math.floorDiv(local, DateTimes.MICROS_PER_DAY) + JULIAN_EPOCH);
    Numeric micros = number(Math.floorMod(local, DateTimes.MICROS_PER_DAY));
    return NumericMath.add(day, NumericMath.divide(micros, number(DateTimes.MICROS_PER_DAY)));
  }

  private static Numeric ofOffset(String field, int offset) {
    return switch (field) {
      case "timezone" -> number(offset);
      case "timezone_hour" -> number(offset / 3600);
      default -> number(offset / 60 % 60);
    };
  }

  private static Numeric ofTime(String field, long micros, SqlType type, String name) {
    switch (field) {
      case "hour":
        return number(micros / DateTimes.MICROS_PER_HOUR);
      case "minute":
        return number(micros / DateTimes.MICROS_PER_MINUTE % 60);
      case "second":
        return DateTimeFunctions.scaled(micros % DateTimes.MICROS_PER_MINUTE, 6);
      case "milliseconds":
        return DateTimeFunctions.scaled(micros % DateTimes.MICROS_PER_MINUTE, 3);
      case "microseconds":
        return number(micros % DateTimes.MICROS_PER_MINUTE);
      case "epoch":
        return DateTimeFunctions.scaled(micros, 6);
      default:
        throw unsupported(name, type);
    }
  }

  private static Numeric ofTimetz(String name, TimeTz time) {
    String field = field(name);
    if (field.equals("timezone")
        || field.equals("timezone_hour")
        || field.equals("timezone_minute")) {
      return ofOffset(field, time.offsetSeconds());
    }
    long shift = field.equals("epoch") ? time.offsetSeconds() * DateTimes.MICROS_PER_SECOND : 0;
    return ofTime(field, time.micros() - shift, TIMETZ, name);
  }

  private static @Nullable Numeric ofInterval(String name, Interval interval) {
    String field = field(name);
    if (!interval.isFinite()) {
      switch (field) {
        case "year", "decade", "century", "millennium", "day", "hour", "epoch":
          return interval.equals(Interval.INFINITY) ? Numeric.INFINITY : Numeric.MINUS_INFINITY;
        case "month", "quarter", "minute", "second", "milliseconds", "microseconds":
          return null;
        default:
          throw unsupported(name, INTERVAL);
      }
    }
    int months = interval.months();
    switch (field) {
      case "year":
        return number(months / 12);
      case "month":
        return number(months % 12);
      case "week":
        return number(interval.days() / 7);
      case "day":
        return number(interval.days());
      case "quarter":
        return number(months >= 0 ? months % 12 / 3 + 1 : -(-months % 12 / 3 + 1));
      case "decade":
        return number(months / 120);
      case "century":
        return number(months / 1200);
      case "millennium":
        return number(months / 12_000);
      case "hour":
        return number(interval.micros() / DateTimes.MICROS_PER_HOUR);
      case "epoch":
        return epoch(interval);
      default:
        return ofTime(field, interval.micros(), INTERVAL, name);
    }
  }

  /** A year counts 365.25 days here, a month 30. */
  private static Numeric epoch(Interval interval) {
    BigDecimal days =
        BigDecimal.valueOf(interval.months() / 12)
            .multiply(new BigDecimal("365.25"))
            .add(BigDecimal.valueOf(interval.months() % 12 * 30L + interval.days()));
    BigDecimal seconds = days.multiply(BigDecimal.valueOf(86_400));
    return Numeric.of(
        seconds.add(BigDecimal.valueOf(interval.micros(), 6)).setScale(6, RoundingMode.HALF_UP));
  }

  // --- date_trunc

  private static long truncateZoned(String name, long timestamp, ZoneId zone) {
    if (!DateTimes.isFinite(timestamp)) {
      return truncate(name, timestamp, TIMESTAMPTZ);
    }
    long local = truncate(name, DateTimes.toLocal(timestamp, zone), TIMESTAMPTZ);
    return DateTimes.toInstant(local, zone);
  }

  private static long truncate(String name, long local, SqlType type) {
    String field = field(name);
    Long unit = unit(field);
    if (unit != null) {
      return DateTimes.isFinite(local) ? Math.floorDiv(local, unit) * unit : local;
    }
    LocalDate day =
        DateTimes.isFinite(local) ? DateTimes.localDateTime(local).toLocalDate() : LocalDate.EPOCH;
    int year = day.getYear();
    LocalDate start =
        switch (field) {
          case "week" -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
          case "month" -> day.withDayOfMonth(1);
          case "quarter" -> LocalDate.of(year, (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
          case "year" -> LocalDate.of(year, 1, 1);
          case "decade" -> LocalDate.of(Math.floorDiv(year, 10) * 10, 1, 1);
          case "century" ->
              LocalDate.of(
                  year > 0 ? (year + 99) / 100 * 100 - 99 : -((99 - (year - 1)) / 100) * 100 + 1,
                  1,
                  1);
          case "millennium" ->
              LocalDate.of(
                  year > 0
                      ? (year + 999) / 1000 * 1000 - 999
                      : -((999 - (year - 1)) / 1000) * 1000 + 1,
                  1,
                  1);
          default -> throw unsupported(name, type);
        };
    return DateTimes.isFinite(local) ? DateTimes.timestamp(start.atStartOfDay()) : local;
  }

  /** Microseconds of a unit of fixed length up to a day; null for the others. */
  private static @Nullable Long unit(String field) {
    return switch (field) {
      case "microseconds" -> 1L;
      case "milliseconds" -> 1000L;
      case "second" -> DateTimes.MICROS_PER_SECOND;
      case "minute" -> DateTimes.MICROS_PER_MINUTE;
      case "hour" -> DateTimes.MICROS_PER_HOUR;
      case "day" -> DateTimes.MICROS_PER_DAY;
      default -> null;
    };
  }

  private static Interval truncate(String name, Interval a) {
    String field = field(name);
    int months =
        switch (field) {
          case "millennium" -> 12_000;
          case "century" -> 1200;
          case "decade" -> 120;
          case "year" -> 12;
          case "quarter" -> 3;
          case "month" -> 1;
          default -> 0;
        };
    if (months > 0) {
      return a.isFinite() ? new Interval(a.months() / months * months, 0, 0) : a;
    }
    Long unit = unit(field);
    if (unit == null) {
      if (field.equals("week")) {
        throw unsupported(name, INTERVAL).detail("Months usually have fractional weeks.");
      }
      throw unsupported(name, INTERVAL);
    }
    long micros = field.equals("day") ? 0 : a.micros() / unit * unit;
    return !a.isFinite() ? a : new Interval(a.months(), a.days(), micros);
  }
}
