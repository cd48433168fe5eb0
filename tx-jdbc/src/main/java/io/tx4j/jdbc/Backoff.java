package io.tx4j.jdbc;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait between attempts: a random time of up to 2 ms, doubled with each attempt up to 1
 * s. The whole span is random ("full jitter"), because transactions that collided once and wait for
 * the same time collide again; see "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
final class Backoff {

  private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  private Backoff() {}

  /** The longest wait after so many failed attempts, in nanoseconds. */
  static long ceiling(int failedAttempts) {
    int doublings = Math.min(failedAttempts - 1, 20);
    return Math.min(FIRST << doublings, LONGEST);
  }

  /** A random wait after so many failed attempts, in nanoseconds. */
  static long next(int failedAttempts) {
    return ThreadLocalRandom.current().nextLong(ceiling(failedAttempts) + 1);
  }
}
