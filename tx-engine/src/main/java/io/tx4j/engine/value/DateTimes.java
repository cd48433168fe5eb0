package io.tx4j.engine.value;

import java.time.Instant;

/** Points in time as numbers: microseconds and days since 2000-01-01. */
public final class DateTimes {

  /** Seconds from 1970-01-01 to 2000-01-01. */
  public static final long EPOCH_SECONDS = 946_684_800L;

  public static final long MICROS_PER_SECOND = 1_000_000L;
  public static final long MICROS_PER_DAY = 86_400_000_000L;

  private DateTimes() {}

  /** The clock, in microseconds since 2000-01-01 UTC. */
  public static long currentTimestamp() {
    Instant now = Instant.now();
    return (now.getEpochSecond() - EPOCH_SECONDS) * MICROS_PER_SECOND + now.getNano() / 1000;
  }
}
