package io.tx4j.engine.value;

import java.time.LocalDate;
import java.time.ZoneId;

/** Writes dates and times in PostgreSQL's ISO style. */
public final class DateTimeText {

  private DateTimeText() {}

  public static String date(int date) {
    if (!DateTimes.isFinite(date)) {
      return infinity(date < 0);
    }
    StringBuilder out = new StringBuilder(10);
    appendEra(out, appendDate(out, date));
    return out.toString();
  }

  public static String timestamp(long timestamp) {
    if (!DateTimes.isFinite(timestamp)) {
      return infinity(timestamp < 0);
    }
    StringBuilder out = new StringBuilder(26);
    boolean beforeChrist = appendLocal(out, timestamp);
    appendEra(out, beforeChrist);
    return out.toString();
  }

  public static String timestamptz(long timestamp, ZoneId zone) {
    if (!DateTimes.isFinite(timestamp)) {
      return infinity(timestamp < 0);
    }
    int offset = DateTimes.offsetAt(timestamp, zone);
    StringBuilder out = new StringBuilder(32);
    boolean beforeChrist = appendLocal(out, timestamp + offset * DateTimes.MICROS_PER_SECOND);
    appendOffset(out, offset);
    appendEra(out, beforeChrist);
    return out.toString();
  }

  private static boolean appendLocal(StringBuilder out, long local) {
    boolean beforeChrist = appendDate(out, (int) Math.floorDiv(local, DateTimes.MICROS_PER_DAY));
    out.append(' ');
    appendTime(out, Math.floorMod(local, DateTimes.MICROS_PER_DAY));
    return beforeChrist;
  }

  public static String time(long micros) {
    StringBuilder out = new StringBuilder(15);
    appendTime(out, micros);
    return out.toString();
  }

  public static String timetz(TimeTz value) {
    StringBuilder out = new StringBuilder(21);
    appendTime(out, value.micros());
    appendOffset(out, value.offsetSeconds());
    return out.toString();
  }

  private static String infinity(boolean negative) {
    return negative ? "-infinity" : "infinity";
  }

  /** Returns whether the year is one before Christ. */
  private static boolean appendDate(StringBuilder out, int date) {
    LocalDate day = DateTimes.localDate(date);
    int year = day.getYear();
    boolean beforeChrist = year <= 0;
    appendPadded(out, beforeChrist ? 1 - year : year, 4);
    out.append('-');
    appendPadded(out, day.getMonthValue(), 2);
    out.append('-');
    appendPadded(out, day.getDayOfMonth(), 2);
    return beforeChrist;
  }

  private static void appendEra(StringBuilder out, boolean beforeChrist) {
    if (beforeChrist) {
      out.append(" BC");
    }
  }

  private static void appendTime(StringBuilder out, long micros) {
    appendPadded(out, micros / DateTimes.MICROS_PER_HOUR, 2);
    out.append(':');
    appendPadded(out, micros / DateTimes.MICROS_PER_MINUTE % 60, 2);
    out.append(':');
    appendPadded(out, micros / DateTimes.MICROS_PER_SECOND % 60, 2);
    appendFraction(out, micros % DateTimes.MICROS_PER_SECOND);
  }

  /** The point and the digits behind it but for zeros at the end; nothing for 0. */
  static void appendFraction(StringBuilder out, long micros) {
    if (micros == 0) {
      return;
    }
    out.append('.');
    appendPadded(out, micros, 6);
    while (out.charAt(out.length() - 1) == '0') {
      out.setLength(out.length() - 1);
    }
  }

  private static void appendOffset(StringBuilder out, int seconds) {
    int size = Math.abs(seconds);
    out.append(seconds < 0 ? '-' : '+');
    appendPadded(out, size / 3600, 2);
    if (size % 3600 != 0) {
      out.append(':');
      appendPadded(out, size / 60 % 60, 2);
      if (size % 60 != 0) {
        out.append(':');
        appendPadded(out, size % 60, 2);
      }
    }
  }

  static void appendPadded(StringBuilder out, long value, int digits) {
    long limit = 1;
    for (int i = 1; i < digits; i++) {
      limit *= 10;
      if (value < limit) {
        out.append("0".repeat(digits - i));
        break;
      }
    }
    out.append(value);
  }
}
