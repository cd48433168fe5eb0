package io.tx4j.jdbc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many retries a second a database may be asked for, over all threads: when it cannot keep up,
 * retries must not be what keeps it down. A token bucket that holds the tokens of one second; it is
 * touched by retries only, so that transactions which succeed at once pay nothing for it.
 */
final class RetryBudget {

  private final long nanosPerToken;

  /** The time up to which tokens are spent; the bucket is full when it is a second ago. */
  private final AtomicLong spentUntil;

  RetryBudget(int retriesPerSecond) {
    nanosPerToken = Math.max(1, TimeUnit.SECONDS.toNanos(1) / retriesPerSecond);
    spentUntil = new AtomicLong(System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
  }

  boolean tryTake() {
    while (true) {
      long now = System.nanoTime();
      long spent = spentUntil.get();
      long full = now - TimeUnit.SECONDS.toNanos(1);
      long next = (spent - full < 0 ? full : spent) + nanosPerToken;
      if (next - now > 0) {
        return false;
      }
      if (spentUntil.compareAndSet(spent, next)) {
        return true;
      }
    }
  }
}
