package io.tx4j.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A moment that a transaction must have ended by, on the monotonic clock. */
final class Deadline {

  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  static @Nullable Deadline after(@Nullable Duration timeout) {
    return timeout == null ? null : new Deadline(System.nanoTime() + saturatedNanos(timeout));
  }

  /** The earlier of two, where null is never. */
  static @Nullable Deadline earlier(@Nullable Deadline one, @Nullable Deadline other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.nanoTime - other.nanoTime <= 0 ? one : other;
  }

  long nanosLeft() {
    return nanoTime - System.nanoTime();
  }

  boolean hasPassed() {
    return nanosLeft() <= 0;
  }

  Duration timeLeft() {
    return Duration.ofNanos(Math.max(0, nanosLeft()));
  }

  /** Centuries do not overflow the clock. */
  private static long saturatedNanos(Duration duration) {
    return duration.compareTo(Duration.ofDays(36_500)) > 0
        ? Duration.ofDays(36_500).toNanos()
        : duration.toNanos();
  }
}
