package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/**
 * interval. Its modifier holds in the upper half which fields were declared (bits of PostgreSQL's
 * INTERVAL_MASK) and in the lower half the digits of the second.
 */
final class IntervalType extends SqlType {

  static final int YEAR = 1 << 2;
  static final int MONTH = 1 << 1;
  static final int DAY = 1 << 3;
  static final int HOUR = 1 << 10;
  static final int MINUTE = 1 << 11;
  static final int SECOND = 1 << 12;
  static final int FULL_RANGE = 0x7FFF;
  private static final int FULL_PRECISION = 0xFFFF;
  private static final int MAX_PRECISION = 6;

  IntervalType() {
    super(1186, "interval", "interval", Category.TIMESPAN, true, 16, 1187);
  }

  static int range(int typmod) {
    return typmod < 0 ? FULL_RANGE : typmod >> 16 & FULL_RANGE;
  }

  private static int precision(int typmod) {
    int precision = typmod & FULL_PRECISION;
    return typmod < 0 || precision == FULL_PRECISION ? MAX_PRECISION : precision;
  }

  /**
   * @param arguments the precision alone; or the mask of the fields, then the precision or -1
   */
  @Override
  public int typmod(int... arguments) {
    int range = arguments.length == 2 ? arguments[0] : FULL_RANGE;
    int precision = arguments[arguments.length - 1];
    int kept = precision < 0 ? FULL_PRECISION : Math.min(MAX_PRECISION, precision);
    return range << 16 | kept;
  }

  @Override
  public String displayName(int typmod) {
    if (typmod < 0) {
      return displayName();
    }
    int precision = typmod & FULL_PRECISION;
    String digits = precision == FULL_PRECISION ? "" : "(" + precision + ")";
    return displayName() + fields(range(typmod)) + digits;
  }

  private static String fields(int range) {
    if (range == FULL_RANGE) {
      return "";
    }
    String[] names = {"year", "month", "day", "hour", "minute", "second"};
    int[] bits = {YEAR, MONTH, DAY, HOUR, MINUTE, SECOND};
    String first = null;
    String last = null;
    for (int i = 0; i < bits.length; i++) {
      if ((range & bits[i]) != 0) {
        first = first == null ? names[i] : first;
        last = names[i];
      }
    }
    return first == null ? "" : " " + (first.equals(last) ? first : first + " to " + last);
  }

  @Override
  public Object parse(String text, ValueContext context) {
    return IntervalText.parse(text, FULL_RANGE);
  }

  @Override
  public Object parse(String text, int typmod, ValueContext context) {
    return coerce(IntervalText.parse(text, range(typmod)), typmod, false);
  }

  /** Drops the fields below the last one declared and rounds the second. */
  @Override
  public Object coerce(Object value, int typmod, boolean explicit) {
    Interval interval = (Interval) value;
    if (typmod < 0 || !interval.isFinite()) {
      return value;
    }
    int range = range(typmod);
    long micros = interval.micros();
    if (range == YEAR) {
      return new Interval(interval.months() / 12 * 12, 0, 0);
    }
    if (range == MONTH || range == (YEAR | MONTH)) {
      return new Interval(interval.months(), 0, 0);
    }
    if (range == DAY) {
      return new Interval(interval.months(), interval.days(), 0);
    }
    if (range != FULL_RANGE && (range & SECOND) == 0) {
      long unit = (range & MINUTE) != 0 ? DateTimes.MICROS_PER_MINUTE : DateTimes.MICROS_PER_HOUR;
      return new Interval(interval.months(), interval.days(), micros / unit * unit);
    }
    return new Interval(
        interval.months(), interval.days(), DateTimes.roundTo(micros, precision(typmod)));
  }

  @Override
  public String format(Object value, ValueContext context) {
    return IntervalText.format((Interval) value);
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    Interval interval = (Interval) value;
    sink.putLong(interval.micros());
    sink.putInt(interval.days());
    sink.putInt(interval.months());
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    checkLength(16, length);
    return new Interval(
        Bytes.getInt(bytes, offset + 12),
        Bytes.getInt(bytes, offset + 8),
        Bytes.getLong(bytes, offset));
  }

  /** By length, with 30 days a month and 24 hours a day. */
  @Override
  public int compare(Object left, Object right) {
    Interval a = (Interval) left;
    Interval b = (Interval) right;
    int order = Long.compare(wholeDays(a), wholeDays(b));
    return order != 0 ? order : Long.compare(restOfDay(a), restOfDay(b));
  }

  @Override
  public int hash(Object value) {
    Interval interval = (Interval) value;
    return 31 * Long.hashCode(wholeDays(interval)) + Long.hashCode(restOfDay(interval));
  }

  private static long wholeDays(Interval interval) {
    return interval.months() * 30L
        + interval.days()
        + Math.floorDiv(interval.micros(), DateTimes.MICROS_PER_DAY);
  }

  private static long restOfDay(Interval interval) {
    return Math.floorMod(interval.micros(), DateTimes.MICROS_PER_DAY);
  }

  static SqlError overflow(String text) {
    return SqlError.of(
        SqlState.INTERVAL_FIELD_OVERFLOW, "interval field value out of range: \"%s\"", text);
  }
}
