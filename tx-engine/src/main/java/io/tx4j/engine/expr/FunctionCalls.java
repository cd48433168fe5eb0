package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the function for the arguments and makes its call: section 10.3 of PostgreSQL's manual. */
final class FunctionCalls {

  private FunctionCalls() {}

  /** Types of the arguments as the call wants them, and of its result. */
  private record Binding(List<Expr> arguments, SqlType result) {}

  static Expr scalar(String name, List<Expr> arguments, boolean variadic, int position) {
    List<SqlType> types = Resolution.types(arguments);
    Expr cast = exactMatch(name, types) ? null : castByName(name, arguments);
    if (cast != null) {
      return cast;
    }
    Resolution.Candidate<Routine> chosen =
        choose(Registry.get().functions(name), name, types, variadic, position);
    Binding binding = bind(chosen, arguments, position);
    return Folding.fold(chosen.signature().call(binding.result(), binding.arguments()));
  }

  static AggregateCall aggregate(String name, List<Expr> arguments, boolean star, int position) {
    List<SqlType> types = Resolution.types(arguments);
    List<AggregateFunction> functions = Registry.get().aggregates(name);
    if (arguments.isEmpty()
        && !star
        && functions.stream().anyMatch(f -> f.parameters().isEmpty())) {
      throw SqlError.of(
              SqlState.WRONG_OBJECT_TYPE,
              "%s(*) must be used to call a parameterless aggregate function",
              name)
          .position(position);
    }
    Resolution.Candidate<AggregateFunction> chosen =
        choose(functions, name, types, false, position);
    Binding binding = bind(chosen, arguments, position);
    return new AggregateCall(chosen.signature(), binding.result(), binding.arguments());
  }

  static SetFunctionCall set(String name, List<Expr> arguments, boolean variadic, int position) {
    List<SqlType> types = Resolution.types(arguments);
    Resolution.Candidate<SetFunction> chosen =
        choose(Registry.get().setFunctions(name), name, types, variadic, position);
    Binding binding = bind(chosen, arguments, position);
    List<SetFunction.Column> columns = new ArrayList<>();
    for (SetFunction.Column column : chosen.signature().columns()) {
      columns.add(new SetFunction.Column(column.name(), columnType(column.type(), types)));
    }
    if (columns.isEmpty()) {
      columns.add(new SetFunction.Column(name, binding.result()));
    }
    return new SetFunctionCall(chosen.signature(), columns, binding.arguments());
  }

  /** A column that is an element of the array which is the first argument. */
  private static SqlType columnType(SqlType declared, List<SqlType> arguments) {
    SqlType element =
        declared.equals(Types.ANYELEMENT) && !arguments.isEmpty()
            ? arguments.get(0).elementType()
            : null;
    return element == null ? declared : element;
  }

  private static <T extends Signature> Resolution.Candidate<T> choose(
      List<T> signatures, String name, List<SqlType> types, boolean variadic, int position) {
    Resolution.Candidate<T> chosen =
        Resolution.choose(
            signatures, types, variadic, () -> Resolution.ambiguousFunction(name, types, position));
    if (chosen == null) {
      throw Resolution.noFunction(name, types, position);
    }
    return chosen;
  }

  private static Binding bind(
      Resolution.Candidate<? extends Signature> chosen, List<Expr> arguments, int position) {
    try {
      List<SqlType> resolved =
          new ArrayList<>(
              Polymorphism.resolve(
                  chosen.parameters(), Resolution.types(arguments), chosen.signature().result()));
      SqlType result = resolved.remove(resolved.size() - 1);
      return new Binding(Conversions.arguments(arguments, resolved), result);
    } catch (SqlError error) {
      throw error.positionIfAbsent(position);
    }
  }

  private static boolean exactMatch(String name, List<SqlType> types) {
    return Registry.get().functions(name).stream().anyMatch(f -> f.parameters().equals(types));
  }

  /** A type's name used like a function: int4('1'), text(x). */
  private static @Nullable Expr castByName(String name, List<Expr> arguments) {
    SqlType type = arguments.size() == 1 ? Types.byName(name) : null;
    if (type == null || type.category() == SqlType.Category.PSEUDO) {
      return null;
    }
    Expr argument = arguments.get(0);
    if (!argument.type().equals(Types.UNKNOWN)) {
      Casts.Path path = Casts.find(argument.type(), type, CastContext.EXPLICIT);
      if (path == null || path == Casts.Path.ARRAY) {
        return null;
      }
    }
    return Conversions.tryConvert(argument, type, -1, CastContext.EXPLICIT);
  }
}
