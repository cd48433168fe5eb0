package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/** date, time, timetz, timestamp and timestamptz. */
final class DateTimeTypes {

  private static final int MAX_PRECISION = 6;

  private DateTimeTypes() {}

  static final class Date extends SqlType {
    Date() {
      super(1082, "date", "date", Category.DATETIME, false, 4, 1182);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return DateTimeParser.date(text, context);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return DateTimeText.date((Integer) value);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putInt((Integer) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(4, length);
      int date = Bytes.getInt(bytes, offset);
      return DateTimes.isFinite(date) ? DateTimes.checkDate(date) : date;
    }

    @Override
    public int compare(Object left, Object right) {
      return Integer.compare((Integer) left, (Integer) right);
    }
  }

  /** The types with a number of digits after the second as their modifier. */
  abstract static class Precise extends SqlType {
    private final String zone;

    Precise(
        int oid,
        String name,
        String kind,
        String zone,
        boolean preferred,
        int length,
        int arrayOid) {
      super(oid, name, kind + zone, Category.DATETIME, preferred, length, arrayOid);
      this.zone = zone;
    }

    private String kind() {
      return displayName().substring(0, displayName().length() - zone.length());
    }

    @Override
    public String displayName(int typmod) {
      return typmod < 0 ? displayName() : kind() + "(" + typmod + ")" + zone;
    }

    @Override
    public int typmod(int... arguments) {
      if (arguments.length != 1) {
        throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "invalid type modifier");
      }
      return Math.min(MAX_PRECISION, arguments[0]);
    }
  }

  static final class Time extends Precise {
    Time() {
      super(1083, "time", "time", " without time zone", false, 8, 1183);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return DateTimeParser.time(text, context);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return DateTimeText.time((Long) value);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putLong((Long) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(8, length);
      return checkTime(Bytes.getLong(bytes, offset));
    }

    @Override
    public Object coerce(Object value, int typmod, boolean explicit) {
      return DateTimes.roundTo((Long) value, typmod);
    }

    @Override
    public int compare(Object left, Object right) {
      return Long.compare((Long) left, (Long) right);
    }
  }

  static long checkTime(long micros) {
    if (micros < 0 || micros > DateTimes.MICROS_PER_DAY) {
      throw new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "time out of range");
    }
    return micros;
  }

  static final class TimeTzType extends Precise {
    TimeTzType() {
      super(1266, "timetz", "time", " with time zone", false, 12, 1270);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return DateTimeParser.timetz(text, context);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return DateTimeText.timetz((TimeTz) value);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putLong(((TimeTz) value).micros());
      sink.putInt(-((TimeTz) value).offsetSeconds());
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(12, length);
      return new TimeTz(checkTime(Bytes.getLong(bytes, offset)), -Bytes.getInt(bytes, offset + 8));
    }

    @Override
    public Object coerce(Object value, int typmod, boolean explicit) {
      TimeTz time = (TimeTz) value;
      return new TimeTz(DateTimes.roundTo(time.micros(), typmod), time.offsetSeconds());
    }

    /** By the time in Greenwich, then by the offset, the eastern first. */
    @Override
    public int compare(Object left, Object right) {
      TimeTz a = (TimeTz) left;
      TimeTz b = (TimeTz) right;
      int order = Long.compare(greenwich(a), greenwich(b));
      return order != 0 ? order : Integer.compare(b.offsetSeconds(), a.offsetSeconds());
    }

    private static long greenwich(TimeTz time) {
      return time.micros() - time.offsetSeconds() * DateTimes.MICROS_PER_SECOND;
    }
  }

  /** Both kinds of timestamp: one is shown as it is kept, the other in the session's zone. */
  static final class Timestamp extends Precise {
    private final boolean zoned;

    Timestamp() {
      super(1114, "timestamp", "timestamp", " without time zone", false, 8, 1115);
      this.zoned = false;
    }

    private Timestamp(boolean zoned) {
      super(1184, "timestamptz", "timestamp", " with time zone", true, 8, 1185);
      this.zoned = zoned;
    }

    static Timestamp withTimeZone() {
      return new Timestamp(true);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return zoned
          ? DateTimeParser.timestamptz(text, context)
          : DateTimeParser.timestamp(text, context);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return zoned
          ? DateTimeText.timestamptz((Long) value, context.timeZone())
          : DateTimeText.timestamp((Long) value);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putLong((Long) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(8, length);
      long timestamp = Bytes.getLong(bytes, offset);
      return DateTimes.isFinite(timestamp) ? DateTimes.checkTimestamp(timestamp) : timestamp;
    }

    @Override
    public Object coerce(Object value, int typmod, boolean explicit) {
      long timestamp = (Long) value;
      return DateTimes.isFinite(timestamp) ? DateTimes.roundTo(timestamp, typmod) : value;
    }

    @Override
    public int compare(Object left, Object right) {
      return Long.compare((Long) left, (Long) right);
    }
  }
}
