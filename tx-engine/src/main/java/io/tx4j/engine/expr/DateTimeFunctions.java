package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.DateTimes;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.TimeTz;
import io.tx4j.engine.value.TimeZones;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The clock, and arithmetic and conversions of dates and times. */
final class DateTimeFunctions {

  /** Seconds beyond this make more microseconds than a long holds. */
  private static final double MAX_SECONDS = Long.MAX_VALUE / 1e6;

  private DateTimeFunctions() {}

  static void register(Registrar r) {
    clock(r);
    dates(r);
    timestamps(r);
    times(r);
    intervals(r);
    comparisons(r);
    zones(r);
    makers(r);
    casts(r);
  }

  private static void clock(Registrar r) {
    Registrar stable = r.stable();
    for (String name : List.of("now", "transaction_timestamp", "current_timestamp")) {
      stable.function(name, TIMESTAMPTZ, c -> c.transactionTimestamp());
    }
    stable.function("statement_timestamp", TIMESTAMPTZ, c -> c.statementTimestamp());
    r.volatileOnes().function("clock_timestamp", TIMESTAMPTZ, c -> DateTimes.currentTimestamp());
    r.volatileOnes()
        .function(
            "timeofday",
            TEXT,
            c ->
                DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss.SSSSSS yyyy z", Locale.ROOT)
                    .format(ZonedDateTime.now(c.timeZone())));
    stable.function("current_date", DATE, c -> DateTimes.timestampToDate(localNow(c)));
    stable.function("localtimestamp", TIMESTAMP, DateTimeFunctions::localNow);
    stable.function("localtime", TIME, c -> timeOf(localNow(c)));
    stable.function("current_time", TIMETZ, DateTimeFunctions::currentTime);
    stable.function(
        "current_timestamp",
        TIMESTAMPTZ,
        INT4,
        (c, p) -> DateTimes.roundTo(c.transactionTimestamp(), precision(p)));
    stable.function(
        "localtimestamp", TIMESTAMP, INT4, (c, p) -> DateTimes.roundTo(localNow(c), precision(p)));
    stable.function(
        "localtime", TIME, INT4, (c, p) -> DateTimes.roundTo(timeOf(localNow(c)), precision(p)));
    stable.function(
        "current_time", TIMETZ, INT4, (c, p) -> TIMETZ.coerce(currentTime(c), precision(p), true));
  }

  private static int precision(Object p) {
    return Math.min(6, (Integer) p);
  }

  private static long localNow(EvalContext c) {
    return DateTimes.toLocal(c.transactionTimestamp(), c.timeZone());
  }

  private static TimeTz currentTime(EvalContext c) {
    return new TimeTz(
        timeOf(localNow(c)), DateTimes.offsetAt(c.transactionTimestamp(), c.timeZone()));
  }

  private static long timeOf(long local) {
    return Math.floorMod(local, DateTimes.MICROS_PER_DAY);
  }

  // --- Arithmetic

  private static void dates(Registrar r) {
    r.operator("+", DATE, DATE, INT4, (c, a, b) -> addDays((Integer) a, (Integer) b));
    r.operator("+", DATE, INT4, DATE, (c, a, b) -> addDays((Integer) b, (Integer) a));
    r.operator("-", DATE, DATE, INT4, (c, a, b) -> addDays((Integer) a, -(long) (Integer) b));
    r.operator("-", INT4, DATE, DATE, (c, a, b) -> subtractDates((Integer) a, (Integer) b));
    r.operator("+", TIMESTAMP, DATE, INTERVAL, (c, a, b) -> plus(a, b));
    r.operator("+", TIMESTAMP, INTERVAL, DATE, (c, a, b) -> plus(b, a));
    r.operator(
        "-", TIMESTAMP, DATE, INTERVAL, (c, a, b) -> plus(a, Intervals.negate((Interval) b)));
    r.operator("+", TIMESTAMP, DATE, TIME, (c, a, b) -> at((Integer) a, (Long) b));
    r.operator("+", TIMESTAMP, TIME, DATE, (c, a, b) -> at((Integer) b, (Long) a));
    r.operator("+", TIMESTAMPTZ, DATE, TIMETZ, (c, a, b) -> at((Integer) a, (TimeTz) b));
    r.operator("+", TIMESTAMPTZ, TIMETZ, DATE, (c, a, b) -> at((Integer) b, (TimeTz) a));
  }

  private static Object addDays(int date, long days) {
    return DateTimes.isFinite(date) ? DateTimes.checkDate(date + days) : date;
  }

  private static Object subtractDates(int a, int b) {
    if (!DateTimes.isFinite(a) || !DateTimes.isFinite(b)) {
      throw new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "cannot subtract infinite dates");
    }
    return a - b;
  }

  private static long plus(Object date, Object interval) {
    return DateTimes.plus(DateTimes.dateToTimestamp((Integer) date), (Interval) interval);
  }

  private static long at(int date, long time) {
    long midnight = DateTimes.dateToTimestamp(date);
    return DateTimes.isFinite(midnight) ? DateTimes.checkTimestamp(midnight + time) : midnight;
  }

  private static long at(int date, TimeTz time) {
    long local = at(date, time.micros());
    return DateTimes.isFinite(local)
        ? DateTimes.checkTimestamp(local - time.offsetSeconds() * DateTimes.MICROS_PER_SECOND)
        : local;
  }

  private static void timestamps(Registrar r) {
    r.operator(
        "+", TIMESTAMP, TIMESTAMP, INTERVAL, (c, a, b) -> DateTimes.plus((Long) a, (Interval) b));
    r.operator(
        "+", TIMESTAMP, INTERVAL, TIMESTAMP, (c, a, b) -> DateTimes.plus((Long) b, (Interval) a));
    r.operator(
        "-",
        TIMESTAMP,
        TIMESTAMP,
        INTERVAL,
        (c, a, b) -> DateTimes.plus((Long) a, Intervals.negate((Interval) b)));
    Registrar stable = r.stable();
    stable.operator(
        "+", TIMESTAMPTZ, TIMESTAMPTZ, INTERVAL, (c, a, b) -> plusZoned(c, a, (Interval) b));
    stable.operator(
        "+", TIMESTAMPTZ, INTERVAL, TIMESTAMPTZ, (c, a, b) -> plusZoned(c, b, (Interval) a));
    stable.operator(
        "-",
        TIMESTAMPTZ,
        TIMESTAMPTZ,
        INTERVAL,
        (c, a, b) -> plusZoned(c, a, Intervals.negate((Interval) b)));
    r.operator("-", INTERVAL, TIMESTAMP, TIMESTAMP, (c, a, b) -> difference((Long) a, (Long) b));
    r.operator(
        "-", INTERVAL, TIMESTAMPTZ, TIMESTAMPTZ, (c, a, b) -> difference((Long) a, (Long) b));
    r.function("age", INTERVAL, TIMESTAMP, TIMESTAMP, (c, a, b) -> age((Long) a, (Long) b));
    stable.function(
        "age", INTERVAL, TIMESTAMPTZ, TIMESTAMPTZ, (c, a, b) -> age(local(c, a), local(c, b)));
    stable.function("age", INTERVAL, TIMESTAMP, (c, a) -> age(midnight(c), (Long) a));
    stable.function("age", INTERVAL, TIMESTAMPTZ, (c, a) -> age(midnight(c), local(c, a)));
    r.function("isfinite", BOOL, TIMESTAMP, (c, a) -> DateTimes.isFinite((Long) a));
    r.function("isfinite", BOOL, TIMESTAMPTZ, (c, a) -> DateTimes.isFinite((Long) a));
    r.function("isfinite", BOOL, DATE, (c, a) -> DateTimes.isFinite((Integer) a));
    r.function("isfinite", BOOL, INTERVAL, (c, a) -> ((Interval) a).isFinite());
  }

  private static long plusZoned(EvalContext c, Object timestamp, Interval interval) {
    return DateTimes.plus((Long) timestamp, interval, c.timeZone());
  }

  static long local(EvalContext c, Object timestamptz) {
    return DateTimes.toLocal((Long) timestamptz, c.timeZone());
  }

  private static long midnight(EvalContext c) {
    return Math.floorDiv(localNow(c), DateTimes.MICROS_PER_DAY) * DateTimes.MICROS_PER_DAY;
  }

  /** Days and a time of day: the difference is not turned into months. */
  private static Interval difference(long a, long b) {
    if (!DateTimes.isFinite(a) || !DateTimes.isFinite(b)) {
      if (a == b) {
        throw Intervals.outOfRange();
      }
      return a == Long.MAX_VALUE || b == Long.MIN_VALUE
          ? Interval.INFINITY
          : Interval.MINUS_INFINITY;
    }
    long micros = a - b;
    if (((a ^ b) & (a ^ micros)) < 0) {
      throw Intervals.outOfRange();
    }
    return new Interval(
        0, (int) (micros / DateTimes.MICROS_PER_DAY), micros % DateTimes.MICROS_PER_DAY);
  }

  /** Field by field as on a calendar: years and months, days, time. */
  private static Interval age(long a, long b) {
    if (!DateTimes.isFinite(a) || !DateTimes.isFinite(b)) {
      return difference(a, b);
    }
    if (a < b) {
      return Intervals.negate(fields(b, a));
    }
    return fields(a, b);
  }

  /** A day that is missing is borrowed from the earlier one's month. */
  private static Interval fields(long later, long earlier) {
    LocalDateTime to = DateTimes.localDateTime(later);
    LocalDateTime from = DateTimes.localDateTime(earlier);
    int months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
    int days = to.getDayOfMonth() - from.getDayOfMonth();
    long micros = timeOf(later) - timeOf(earlier);
    if (micros < 0) {
      micros += DateTimes.MICROS_PER_DAY;
      days--;
    }
    if (days < 0) {
      days += from.toLocalDate().lengthOfMonth();
      months--;
    }
    return new Interval(months, days, micros);
  }

  private static void times(Registrar r) {
    r.operator(
        "+", TIME, TIME, INTERVAL, (c, a, b) -> timeOf((Long) a + timeOfFinite((Interval) b)));
    r.operator(
        "+", TIME, INTERVAL, TIME, (c, a, b) -> timeOf((Long) b + timeOfFinite((Interval) a)));
    r.operator(
        "-", TIME, TIME, INTERVAL, (c, a, b) -> timeOf((Long) a - timeOfFinite((Interval) b)));
    r.operator("-", INTERVAL, TIME, TIME, (c, a, b) -> new Interval(0, 0, (Long) a - (Long) b));
    r.operator(
        "+", TIMETZ, TIMETZ, INTERVAL, (c, a, b) -> plus((TimeTz) a, timeOfFinite((Interval) b)));
    r.operator(
        "+", TIMETZ, INTERVAL, TIMETZ, (c, a, b) -> plus((TimeTz) b, timeOfFinite((Interval) a)));
    r.operator(
        "-", TIMETZ, TIMETZ, INTERVAL, (c, a, b) -> plus((TimeTz) a, -timeOfFinite((Interval) b)));
  }

  private static long timeOfFinite(Interval interval) {
    if (!interval.isFinite()) {
      throw new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "cannot add infinite interval to time");
    }
    return interval.micros() % DateTimes.MICROS_PER_DAY;
  }

  private static TimeTz plus(TimeTz time, long micros) {
    return new TimeTz(timeOf(time.micros() + micros), time.offsetSeconds());
  }

  private static void intervals(Registrar r) {
    r.operator(
        "+", INTERVAL, INTERVAL, INTERVAL, (c, a, b) -> Intervals.add((Interval) a, (Interval) b));
    r.operator(
        "-",
        INTERVAL,
        INTERVAL,
        INTERVAL,
        (c, a, b) -> Intervals.subtract((Interval) a, (Interval) b));
    r.operator("-", INTERVAL, INTERVAL, (c, a) -> Intervals.negate((Interval) a));
    r.operator(
        "*", INTERVAL, INTERVAL, FLOAT8, (c, a, b) -> Intervals.multiply((Interval) a, (Double) b));
    r.operator(
        "*", INTERVAL, FLOAT8, INTERVAL, (c, a, b) -> Intervals.multiply((Interval) b, (Double) a));
    r.operator(
        "/", INTERVAL, INTERVAL, FLOAT8, (c, a, b) -> Intervals.divide((Interval) a, (Double) b));
    r.function("justify_days", INTERVAL, INTERVAL, (c, a) -> Intervals.justifyDays((Interval) a));
    r.function("justify_hours", INTERVAL, INTERVAL, (c, a) -> Intervals.justifyHours((Interval) a));
    r.function("justify_interval", INTERVAL, INTERVAL, (c, a) -> Intervals.justify((Interval) a));
  }

  // --- Comparisons between the kinds

  private static void comparisons(Registrar r) {
    for (Comparison comparison : Comparison.values()) {
      compare(r, comparison, DATE, TIMESTAMP, (c, a, b) -> Long.compare(ofDate(a), (Long) b));
      compare(r, comparison, TIMESTAMP, DATE, (c, a, b) -> Long.compare((Long) a, ofDate(b)));
      Registrar stable = r.stable();
      compare(
          stable,
          comparison,
          DATE,
          TIMESTAMPTZ,
          (c, a, b) -> Long.compare(zoned(c, ofDate(a)), (Long) b));
      compare(
          stable,
          comparison,
          TIMESTAMPTZ,
          DATE,
          (c, a, b) -> Long.compare((Long) a, zoned(c, ofDate(b))));
      compare(
          stable,
          comparison,
          TIMESTAMP,
          TIMESTAMPTZ,
          (c, a, b) -> Long.compare(zoned(c, (Long) a), (Long) b));
      compare(
          stable,
          comparison,
          TIMESTAMPTZ,
          TIMESTAMP,
          (c, a, b) -> Long.compare((Long) a, zoned(c, (Long) b)));
    }
  }

  @FunctionalInterface
  private interface Order {
    int compare(EvalContext context, Object a, Object b);
  }

  private static void compare(
      Registrar r, Comparison comparison, SqlType left, SqlType right, Order order) {
    r.operator(
        comparison.symbol(),
        BOOL,
        left,
        right,
        (c, a, b) -> comparison.holds(order.compare(c, a, b)));
  }

  private static long ofDate(Object date) {
    return DateTimes.dateToTimestamp((Integer) date);
  }

  private static long zoned(EvalContext c, long local) {
    return DateTimes.toInstant(local, c.timeZone());
  }

  // --- AT TIME ZONE

  private static void zones(Registrar r) {
    r.function(
        "timezone",
        TIMESTAMPTZ,
        TEXT,
        TIMESTAMP,
        (c, z, a) -> DateTimes.isFinite((Long) a) ? DateTimes.toInstant((Long) a, zone(z)) : a);
    r.function(
        "timezone",
        TIMESTAMP,
        TEXT,
        TIMESTAMPTZ,
        (c, z, a) -> DateTimes.isFinite((Long) a) ? DateTimes.toLocal((Long) a, zone(z)) : a);
    r.function(
        "timezone",
        TIMESTAMPTZ,
        INTERVAL,
        TIMESTAMP,
        (c, z, a) -> DateTimes.isFinite((Long) a) ? shifted((Long) a, -offset(z)) : a);
    r.function(
        "timezone",
        TIMESTAMP,
        INTERVAL,
        TIMESTAMPTZ,
        (c, z, a) -> DateTimes.isFinite((Long) a) ? shifted((Long) a, offset(z)) : a);
    r.stable()
        .function(
            "timezone",
            TIMETZ,
            TEXT,
            TIMETZ,
            (c, z, a) -> moved((TimeTz) a, DateTimes.offsetAt(c.transactionTimestamp(), zone(z))));
    r.function(
        "timezone",
        TIMETZ,
        INTERVAL,
        TIMETZ,
        (c, z, a) -> moved((TimeTz) a, (int) (offset(z) / DateTimes.MICROS_PER_SECOND)));
  }

  static ZoneId zone(Object name) {
    ZoneId zone = TimeZones.find((String) name);
    if (zone == null) {
      throw SqlError.of(SqlState.INVALID_PARAMETER_VALUE, "time zone \"%s\" not recognized", name);
    }
    return zone;
  }

  /** Microseconds east of Greenwich. */
  private static long offset(Object value) {
    Interval interval = (Interval) value;
    if (interval.months() != 0 || interval.days() != 0) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "interval time zone \"%s\" must not include months or days",
          INTERVAL.format(interval, NoSession.INSTANCE));
    }
    return interval.micros() / DateTimes.MICROS_PER_SECOND * DateTimes.MICROS_PER_SECOND;
  }

  private static long shifted(long timestamp, long micros) {
    return DateTimes.checkTimestamp(timestamp + micros);
  }

  private static TimeTz moved(TimeTz time, int offset) {
    long shift = (offset - time.offsetSeconds()) * DateTimes.MICROS_PER_SECOND;
    return new TimeTz(timeOf(time.micros() + shift), offset);
  }

  // --- make_date and its like

  private static void makers(Registrar r) {
    r.strict("make_date", DATE, List.of(INT4, INT4, INT4), (c, a) -> makeDate(a));
    r.strict("make_time", TIME, List.of(INT4, INT4, FLOAT8), (c, a) -> makeTime(a, 0));
    List<SqlType> fields = List.of(INT4, INT4, INT4, INT4, INT4, FLOAT8);
    r.strict("make_timestamp", TIMESTAMP, fields, (c, a) -> at(makeDate(a), makeTime(a, 3)));
    r.stable()
        .strict(
            "make_timestamptz",
            TIMESTAMPTZ,
            fields,
            (c, a) -> zoned(c, at(makeDate(a), makeTime(a, 3))));
    r.function("to_timestamp", TIMESTAMPTZ, FLOAT8, (c, a) -> fromEpoch((Double) a));
    List<SqlType> parts = List.of(INT4, INT4, INT4, INT4, INT4, INT4, FLOAT8);
    for (int count = 0; count <= parts.size(); count++) {
      r.strict("make_interval", INTERVAL, parts.subList(0, count), (c, a) -> makeInterval(a));
    }
  }

  private static int makeDate(Object[] a) {
    int year = (Integer) a[0];
    try {
      if (year == 0) {
        throw new DateTimeException("there is no year 0");
      }
      return DateTimes.date(
          LocalDate.of(year < 0 ? year + 1 : year, (Integer) a[1], (Integer) a[2]));
    } catch (DateTimeException | SqlError e) {
      throw SqlError.of(
          SqlState.DATETIME_FIELD_OVERFLOW,
          "date field value out of range: %d-%02d-%02d",
          a[0],
          a[1],
          a[2]);
    }
  }

  private static long makeTime(Object[] a, int from) {
    int hour = (Integer) a[from];
    int minute = (Integer) a[from + 1];
    double second = (Double) a[from + 2];
    long micros = Math.round(second * 1e6);
    long sum = hour * DateTimes.MICROS_PER_HOUR + minute * DateTimes.MICROS_PER_MINUTE + micros;
    boolean inRange = hour >= 0 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    if (!inRange || sum > DateTimes.MICROS_PER_DAY) {
      throw SqlError.of(
          SqlState.DATETIME_FIELD_OVERFLOW,
          "time field value out of range: %d:%02d:%s",
          hour,
          minute,
          FLOAT8.format(second, NoSession.INSTANCE));
    }
    return sum;
  }

  private static Object fromEpoch(double seconds) {
    if (Double.isNaN(seconds)) {
      throw new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp cannot be NaN");
    }
    if (Double.isInfinite(seconds)) {
      return seconds > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    double since2000 = Math.rint((seconds - DateTimes.EPOCH_SECONDS) * 1e6);
    if (Math.abs(since2000) >= 0x1p63) {
      throw SqlError.of(
          SqlState.DATETIME_FIELD_OVERFLOW,
          "timestamp out of range: \"%s\"",
          FLOAT8.format(seconds, NoSession.INSTANCE));
    }
    return DateTimes.checkTimestamp((long) since2000);
  }

  private static Interval makeInterval(Object[] a) {
    int[] n = new int[6];
    for (int i = 0; i < Math.min(6, a.length); i++) {
      n[i] = (Integer) a[i];
    }
    double seconds = a.length > 6 ? (Double) a[6] : 0;
    try {
      int months = Math.addExact(Math.multiplyExact(n[0], 12), n[1]);
      int days = Math.addExact(Math.multiplyExact(n[2], 7), n[3]);
      long micros = n[4] * DateTimes.MICROS_PER_HOUR + n[5] * DateTimes.MICROS_PER_MINUTE;
      checkSeconds(seconds);
      return new Interval(months, days, Math.addExact(micros, Math.round(seconds * 1e6)));
    } catch (ArithmeticException overflow) {
      throw Intervals.outOfRange();
    }
  }

  private static void checkSeconds(double seconds) {
    if (Double.isInfinite(seconds * 1e6) && !Double.isInfinite(seconds)) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: overflow");
    }
    if (!(Math.abs(seconds) < MAX_SECONDS)) {
      throw Intervals.outOfRange();
    }
  }

  // --- Casts

  private static void casts(Registrar r) {
    r.cast(DATE, TIMESTAMP, CastContext.IMPLICIT, (c, a) -> ofDate(a));
    r.cast(TIMESTAMP, DATE, CastContext.ASSIGNMENT, (c, a) -> DateTimes.timestampToDate((Long) a));
    r.cast(TIMESTAMP, TIME, CastContext.ASSIGNMENT, (c, a) -> finiteTime((Long) a));
    r.cast(TIME, INTERVAL, CastContext.IMPLICIT, (c, a) -> new Interval(0, 0, (Long) a));
    r.cast(INTERVAL, TIME, CastContext.ASSIGNMENT, (c, a) -> timeOfInterval((Interval) a));
    r.cast(TIMETZ, TIME, CastContext.ASSIGNMENT, (c, a) -> ((TimeTz) a).micros());
    Registrar stable = r.stable();
    stable.cast(DATE, TIMESTAMPTZ, CastContext.IMPLICIT, (c, a) -> zoned(c, ofDate(a)));
    stable.cast(TIMESTAMP, TIMESTAMPTZ, CastContext.IMPLICIT, (c, a) -> zoned(c, (Long) a));
    stable.cast(TIMESTAMPTZ, TIMESTAMP, CastContext.ASSIGNMENT, (c, a) -> local(c, a));
    stable.cast(
        TIMESTAMPTZ,
        DATE,
        CastContext.ASSIGNMENT,
        (c, a) -> DateTimes.timestampToDate(local(c, a)));
    stable.cast(TIMESTAMPTZ, TIME, CastContext.ASSIGNMENT, (c, a) -> finiteTime(local(c, a)));
    stable.cast(
        TIMESTAMPTZ,
        TIMETZ,
        CastContext.ASSIGNMENT,
        (c, a) ->
            DateTimes.isFinite((Long) a)
                ? new TimeTz(timeOf(local(c, a)), DateTimes.offsetAt((Long) a, c.timeZone()))
                : null);
    stable.cast(
        TIME,
        TIMETZ,
        CastContext.IMPLICIT,
        (c, a) -> new TimeTz((Long) a, DateTimes.offsetAt(c.transactionTimestamp(), c.timeZone())));
  }

  private static @Nullable Object finiteTime(long local) {
    return DateTimes.isFinite(local) ? (Object) timeOf(local) : null;
  }

  private static long timeOfInterval(Interval interval) {
    if (!interval.isFinite()) {
      throw new SqlError(
          SqlState.DATETIME_FIELD_OVERFLOW, "cannot convert infinite interval to time");
    }
    return timeOf(interval.micros());
  }

  /** For extract(epoch) and its like: a number with so many digits after the point. */
  static Numeric scaled(long unscaled, int scale) {
    return Numeric.of(BigDecimal.valueOf(unscaled, scale));
  }
}
