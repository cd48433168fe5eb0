package io.tx4j.engine.expr;

import org.jspecify.annotations.Nullable;

/**
 * The comparison operators that an ordered index understands (and {@code <>}, which it does not).
 */
public enum Comparison {
  EQ("="),
  NE("<>"),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** The comparison of that symbol; null where the symbol is another operator's. */
  public static @Nullable Comparison of(String symbol) {
    for (Comparison comparison : values()) {
      if (comparison.symbol.equals(symbol)) {
        return comparison;
      }
    }
    return null;
  }

  /** The comparison that holds for (b, a) exactly when this one holds for (a, b). */
  public Comparison commuted() {
    switch (this) {
      case LT:
        return GT;
      case LE:
        return GE;
      case GT:
        return LT;
      case GE:
        return LE;
      default:
        return this;
    }
  }

  public Comparison negated() {
    switch (this) {
      case EQ:
        return NE;
      case NE:
        return EQ;
      case LT:
        return GE;
      case LE:
        return GT;
      case GT:
        return LE;
      default:
        return LT;
    }
  }

  /** Whether it holds where {@code compare(a, b)} gave that result. */
  public boolean holds(int order) {
    switch (this) {
      case EQ:
        return order == 0;
      case NE:
        return order != 0;
      case LT:
        return order < 0;
      case LE:
        return order <= 0;
      case GT:
        return order > 0;
      default:
        return order >= 0;
    }
  }
}
