package io.tx4j.engine.value;

/**
 * A span of time as PostgreSQL keeps it: three parts that are added to a timestamp one after the
 * other, because neither a month nor a day has a fixed length. Two intervals are equal when they
 * are the same length at 30 days a month and 24 hours a day, so {@code equals} (which tells the
 * parts apart) is not SQL's {@code =}.
 */
public record Interval(int months, int days, long micros) {

  public static final Interval ZERO = new Interval(0, 0, 0);
  public static final Interval INFINITY =
      new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
  public static final Interval MINUS_INFINITY =
      new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

  public boolean isFinite() {
    return !equals(INFINITY) && !equals(MINUS_INFINITY);
  }
}
