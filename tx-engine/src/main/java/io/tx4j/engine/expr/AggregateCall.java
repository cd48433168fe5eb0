package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** An aggregate with its arguments, which have the right types already. */
public final class AggregateCall {

  private final AggregateFunction function;
  private final SqlType type;
  private final List<Expr> arguments;

  AggregateCall(AggregateFunction function, SqlType type, List<Expr> arguments) {
    this.function = function;
    this.type = type;
    this.arguments = List.copyOf(arguments);
  }

  public AggregateFunction function() {
    return function;
  }

  /** The type of the result. */
  public SqlType type() {
    return type;
  }

  /** Empty for count(*). */
  public List<Expr> arguments() {
    return arguments;
  }

  /** The same call over other arguments of the same types. */
  public AggregateCall withArguments(List<Expr> arguments) {
    return new AggregateCall(function, type, arguments);
  }

  /** The empty state of a group. */
  public AggregateFunction.Accumulator accumulator() {
    List<SqlType> types = new ArrayList<>(arguments.size());
    for (Expr argument : arguments) {
      types.add(argument.type());
    }
    return function.accumulator(types, type);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(function.name());
    if (arguments.isEmpty()) {
      return out.append("(*)").toString();
    }
    Printing.list(out, arguments);
    return out.toString();
  }
}
