package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar function or an operator: what is called, and how a call of it is made. */
public final class Routine extends Signature {

  /**
   * Makes the node that calls a routine; the arguments have the routine's parameter types already.
   */
  @FunctionalInterface
  interface Maker {
    Expr make(Routine routine, SqlType result, List<Expr> arguments);
  }

  private final boolean operator;
  private final Volatility volatility;
  private final Maker maker;

  Routine(
      String name,
      boolean operator,
      List<SqlType> parameters,
      SqlType result,
      boolean variadic,
      Volatility volatility,
      Maker maker) {
    super(name, parameters, result, variadic);
    this.operator = operator;
    this.volatility = volatility;
    this.maker = maker;
  }

  public boolean isOperator() {
    return operator;
  }

  public Volatility volatility() {
    return volatility;
  }

  /** Which comparison this operator is, within one type; null where it is none. */
  public @Nullable Comparison comparison() {
    return operator && parameters().size() == 2 ? Comparison.of(name()) : null;
  }

  Expr call(SqlType result, List<Expr> arguments) {
    return maker.make(this, result, arguments);
  }
}
