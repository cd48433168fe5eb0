package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function or an operator. The subclasses differ in how they evaluate; to inspect a
 * call this class is enough.
 */
public abstract class RoutineCall extends Expr {

  /** The functions that are called without parentheses, and in no other way. */
  private static final Set<String> WORDS =
      Set.of(
          "current_catalog",
          "current_date",
          "current_role",
          "current_time",
          "current_timestamp",
          "current_user",
          "localtime",
          "localtimestamp",
          "session_user",
          "system_user",
          "user");

  private final Routine routine;
  private final SqlType type;
  private final List<Expr> arguments;

  RoutineCall(Routine routine, SqlType type, List<Expr> arguments) {
    this.routine = routine;
    this.type = type;
    this.arguments = List.copyOf(arguments);
  }

  public final Routine routine() {
    return routine;
  }

  public final List<Expr> arguments() {
    return arguments;
  }

  public final Expr argument(int index) {
    return arguments.get(index);
  }

  /** Calls a routine of two arguments with these values in place of its arguments. */
  @Nullable Object apply(EvalContext context, @Nullable Object a, @Nullable Object b) {
    throw new IllegalStateException(routine.name() + " does not have two arguments");
  }

  /** Which comparison of its two arguments this call is; null where it is none. */
  public final @Nullable Comparison comparison() {
    return routine.comparison();
  }

  @Override
  public final SqlType type() {
    return type;
  }

  @Override
  public final List<Expr> children() {
    return arguments;
  }

  @Override
  public final Expr withChildren(List<Expr> children) {
    return routine.call(type, children);
  }

  @Override
  protected final Volatility ownVolatility() {
    return routine.volatility();
  }

  @Override
  public final void print(StringBuilder out) {
    if (!routine.isOperator()) {
      printFunction(out);
      return;
    }
    out.append('(');
    if (arguments.size() == 1) {
      out.append(routine.name()).append(' ');
      arguments.get(0).print(out);
    } else {
      arguments.get(0).print(out);
      out.append(' ').append(routine.name()).append(' ');
      arguments.get(1).print(out);
    }
    out.append(')');
  }

  /** Definitions are read from this text again, and some names are words of the syntax. */
  private void printFunction(StringBuilder out) {
    if (arguments.isEmpty() && WORDS.contains(routine.name())) {
      out.append(routine.name().toUpperCase(Locale.ROOT));
      return;
    }
    switch (routine.name()) {
      case "position" -> {
        out.append("POSITION((");
        arguments.get(1).print(out);
        out.append(") IN (");
        arguments.get(0).print(out);
        out.append("))");
      }
      case "extract" -> {
        out.append("pg_catalog.extract");
        Printing.list(out, arguments);
      }
      default -> {
        out.append(routine.name());
        Printing.list(out, arguments);
      }
    }
  }
}
