package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as numbers: microseconds and days since 2000-01-01. The smallest and the largest
 * number are -infinity and infinity.
 */
public final class DateTimes {

  /** Seconds from 1970-01-01 to 2000-01-01. */
  public static final long EPOCH_SECONDS = 946_684_800L;

  /** Days from 1970-01-01 to 2000-01-01. */
  public static final int EPOCH_DAYS = 10_957;

  public static final long MICROS_PER_SECOND = 1_000_000L;
  public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  /** 4713-11-24 BC, the first day of the Julian period. */
  public static final int MIN_DATE = -2_451_545;

  /** One more than 5874897-12-31. */
  public static final int END_DATE = 2_145_031_949;

  public static final long MIN_TIMESTAMP = -211_813_488_000_000_000L;

  /** One more than the last microsecond of the year 294276. */
  public static final long END_TIMESTAMP = 9_223_371_331_200_000_000L;

  private DateTimes() {}

  /** The clock, in microseconds since 2000-01-01 UTC. */
  public static long currentTimestamp() {
    Instant now = Instant.now();
    return (now.getEpochSecond() - EPOCH_SECONDS) * MICROS_PER_SECOND + now.getNano() / 1000;
  }

  public static boolean isFinite(long timestamp) {
    return timestamp != Long.MIN_VALUE && timestamp != Long.MAX_VALUE;
  }

  public static boolean isFinite(int date) {
    return date != Integer.MIN_VALUE && date != Integer.MAX_VALUE;
  }

  /**
   * @throws SqlError 22008 where it lies outside of what PostgreSQL keeps
   */
  public static long checkTimestamp(long timestamp) {
    if (timestamp < MIN_TIMESTAMP || timestamp >= END_TIMESTAMP) {
      throw timestampOutOfRange();
    }
    return timestamp;
  }

  public static SqlError timestampOutOfRange() {
    return new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range");
  }

  /**
   * @throws SqlError 22008 where it lies outside of what PostgreSQL keeps
   */
  public static int checkDate(long date) {
    if (date < MIN_DATE || date >= END_DATE) {
      throw new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range");
    }
    return (int) date;
  }

  public static LocalDate localDate(int date) {
    return LocalDate.ofEpochDay((long) date + EPOCH_DAYS);
  }

  public static int date(LocalDate date) {
    return checkDate(date.toEpochDay() - EPOCH_DAYS);
  }

  public static LocalDateTime localDateTime(long timestamp) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(timestamp, MICROS_PER_SECOND) + EPOCH_SECONDS,
        (int) Math.floorMod(timestamp, MICROS_PER_SECOND) * 1000,
        ZoneOffset.UTC);
  }

  public static long timestamp(LocalDateTime local) {
    long days = local.toLocalDate().toEpochDay() - EPOCH_DAYS;
    if (Math.abs(days) > Long.MAX_VALUE / MICROS_PER_DAY - 1) {
      throw timestampOutOfRange();
    }
    return checkTimestamp(days * MICROS_PER_DAY + local.toLocalTime().toNanoOfDay() / 1000);
  }

  /** The day's midnight; infinities stay what they are. */
  public static long dateToTimestamp(int date) {
    if (!isFinite(date)) {
      return date < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    if (date >= END_TIMESTAMP / MICROS_PER_DAY) {
      throw new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range for timestamp");
    }
    return date * MICROS_PER_DAY;
  }

  public static int timestampToDate(long timestamp) {
    if (!isFinite(timestamp)) {
      return timestamp < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return (int) Math.floorDiv(timestamp, MICROS_PER_DAY);
  }

  // --- Time zones

  /** Seconds east of Greenwich at a point in time. */
  public static int offsetAt(long timestamptz, ZoneId zone) {
    if (zone instanceof ZoneOffset) {
      return ((ZoneOffset) zone).getTotalSeconds();
    }
    long seconds = Math.floorDiv(timestamptz, MICROS_PER_SECOND) + EPOCH_SECONDS;
    return zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
  }

  /** What a clock in the zone shows. */
  public static long toLocal(long timestamptz, ZoneId zone) {
    return isFinite(timestamptz)
        ? timestamptz + offsetAt(timestamptz, zone) * MICROS_PER_SECOND
        : timestamptz;
  }

  /**
   * When a clock in the zone shows it. A time that is skipped in spring is read with the offset
   * before; one that is there twice in autumn is the later.
   */
  public static long toInstant(long local, ZoneId zone) {
    return isFinite(local)
        ? checkTimestamp(local - offsetOfLocal(local, zone) * MICROS_PER_SECOND)
        : local;
  }

  /** Seconds east of Greenwich when a clock in the zone shows that time. */
  public static int offsetOfLocal(long local, ZoneId zone) {
    if (zone instanceof ZoneOffset) {
      return ((ZoneOffset) zone).getTotalSeconds();
    }
    ZoneRules rules = zone.getRules();
    LocalDateTime time = localDateTime(local);
    ZoneOffsetTransition transition = rules.getTransition(time);
    ZoneOffset offset;
    if (transition == null) {
      offset = rules.getOffset(time);
    } else {
      offset = transition.isGap() ? transition.getOffsetBefore() : transition.getOffsetAfter();
    }
    return offset.getTotalSeconds();
  }

  // --- Sums

  /** Months first, then days, then the time, as PostgreSQL adds them. */
  public static long plus(long timestamp, Interval span) {
    Long infinite = infiniteSum(timestamp, span);
    if (infinite != null) {
      return infinite;
    }
    long sum = plusDays(plusMonths(timestamp, span.months()), span.days());
    return plusMicros(sum, span.micros());
  }

  /** As {@link #plus(long, Interval)}, with months and days counted in the zone. */
  public static long plus(long timestamptz, Interval span, ZoneId zone) {
    Long infinite = infiniteSum(timestamptz, span);
    if (infinite != null) {
      return infinite;
    }
    long sum = timestamptz;
    if (span.months() != 0) {
      sum = toInstant(plusMonths(toLocal(sum, zone), span.months()), zone);
    }
    if (span.days() != 0) {
      sum = toInstant(plusDays(toLocal(sum, zone), span.days()), zone);
    }
    return plusMicros(sum, span.micros());
  }

  private static @Nullable Long infiniteSum(long timestamp, Interval span) {
    if (span.isFinite()) {
      return isFinite(timestamp) ? null : (Long) timestamp;
    }
    long other = span.equals(Interval.INFINITY) ? Long.MAX_VALUE : Long.MIN_VALUE;
    if (!isFinite(timestamp) && timestamp != other) {
      throw timestampOutOfRange();
    }
    return other;
  }

  private static long plusMonths(long local, int months) {
    return months == 0 ? local : timestamp(localDateTime(local).plusMonths(months));
  }

  private static long plusDays(long local, int days) {
    return days == 0 ? local : plusMicros(local, Math.multiplyExact(days, MICROS_PER_DAY));
  }

  private static long plusMicros(long timestamp, long micros) {
    long sum = timestamp + micros;
    if (((timestamp ^ sum) & (micros ^ sum)) < 0) {
      throw timestampOutOfRange();
    }
    return checkTimestamp(sum);
  }

  /** Rounds microseconds half away from zero to that many digits of a second. */
  public static long roundTo(long micros, int digits) {
    if (digits < 0 || digits >= 6) {
      return micros;
    }
    long unit = 1;
    for (int i = digits; i < 6; i++) {
      unit *= 10;
    }
    long half = unit / 2;
    return micros >= 0 ? (micros + half) / unit * unit : -((-micros + half) / unit * unit);
  }
}
