package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a function that returns rows. */
public final class SetFunctionCall {

  private final SetFunction function;
  private final List<SetFunction.Column> columns;
  private final List<Expr> arguments;

  SetFunctionCall(SetFunction function, List<SetFunction.Column> columns, List<Expr> arguments) {
    this.function = function;
    this.columns = List.copyOf(columns);
    this.arguments = List.copyOf(arguments);
  }

  public SetFunction function() {
    return function;
  }

  /** The columns of the rows: at least one. */
  public List<SetFunction.Column> columns() {
    return columns;
  }

  public List<Expr> arguments() {
    return arguments;
  }

  public SetFunctionCall withArguments(List<Expr> arguments) {
    return new SetFunctionCall(function, columns, arguments);
  }

  /** Evaluates the arguments and starts the call; the rows returned are not to be changed. */
  public Iterator<@Nullable Object[]> rows(Frame frame) {
    Object[] values = new Object[arguments.size()];
    List<SqlType> types = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.get(i).eval(frame);
      types.add(arguments.get(i).type());
    }
    return function.rows(frame.context, values, types);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(function.name());
    Printing.list(out, arguments);
    return out.toString();
  }
}
