package io.tx4j.engine.expr;

/** How long a function's result holds for the same arguments; ordered from the longest. */
public enum Volatility {
  /** For ever: folded when bound. */
  IMMUTABLE,
  /** For one statement: may be evaluated once for an index look-up, never when bound. */
  STABLE,
  /** Not at all, or it has effects: evaluated each time. */
  VOLATILE;

  public Volatility or(Volatility other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
