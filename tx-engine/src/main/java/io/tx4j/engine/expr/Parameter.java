package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * $1, $2, ... Of type unknown until its use tells the type, which is then noted in the statement's
 * {@link ParameterTypes}.
 */
public final class Parameter extends Expr {

  private final int index;
  private final SqlType type;
  private final ParameterTypes types;

  Parameter(int index, SqlType type, ParameterTypes types) {
    this.index = index;
    this.type = type;
    this.types = types;
  }

  /** From 0: $1 has index 0. */
  public int index() {
    return index;
  }

  ParameterTypes types() {
    return types;
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    return frame.parameters[index];
  }

  @Override
  protected Volatility ownVolatility() {
    return Volatility.STABLE;
  }

  @Override
  public void print(StringBuilder out) {
    out.append('$').append(index + 1);
  }
}
