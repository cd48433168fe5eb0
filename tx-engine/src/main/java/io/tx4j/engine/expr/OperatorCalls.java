package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operator for two operands (or one) and makes its call: section 10.2 of PostgreSQL's
 * manual.
 */
final class OperatorCalls {

  private static final Map<String, String> SYNONYMS = Map.of("!=", "<>");

  private OperatorCalls() {}

  static Expr make(String name, @Nullable Expr left, Expr right, int position) {
    return Folding.fold(call(name, left, right, position));
  }

  /** The call, not folded. */
  static RoutineCall call(String written, @Nullable Expr left, Expr right, int position) {
    String name = SYNONYMS.getOrDefault(written, written);
    List<Expr> operands = left == null ? List.of(right) : List.of(left, right);
    List<SqlType> types = Resolution.types(operands);
    Resolution.Candidate<Routine> chosen;
    try {
      chosen = choose(name, types, () -> ambiguous(name, types));
      if (chosen == null) {
        throw undefined(name, types);
      }
      return bind(chosen, operands);
    } catch (SqlError error) {
      throw error.positionIfAbsent(position);
    }
  }

  /** The operator for operands of these types; null where there is none. */
  static Resolution.@Nullable Candidate<Routine> choose(
      String name, List<SqlType> types, Supplier<SqlError> ambiguity) {
    List<Routine> operators = Registry.get().operators(name);
    if (types.size() == 2) {
      List<SqlType> assumed = assumeSame(types);
      for (Routine operator : operators) {
        if (operator.parameters().equals(assumed)) {
          return new Resolution.Candidate<>(operator, operator.parameters(), false);
        }
      }
    }
    return Resolution.choose(operators, types, false, ambiguity);
  }

  /** A literal beside an operand of a known type is first taken to be of that type. */
  private static List<SqlType> assumeSame(List<SqlType> types) {
    SqlType left = types.get(0);
    SqlType right = types.get(1);
    if (left.equals(Types.UNKNOWN)) {
      return List.of(right, right);
    }
    return right.equals(Types.UNKNOWN) ? List.of(left, left) : types;
  }

  private static RoutineCall bind(Resolution.Candidate<Routine> chosen, List<Expr> operands) {
    Routine operator = chosen.signature();
    List<SqlType> resolved =
        new ArrayList<>(
            Polymorphism.resolve(
                chosen.parameters(), Resolution.types(operands), operator.result()));
    SqlType result = resolved.remove(resolved.size() - 1);
    return (RoutineCall) operator.call(result, Conversions.arguments(operands, resolved));
  }

  private static SqlError undefined(String name, List<SqlType> types) {
    String hint =
        types.size() == 1
            ? "No operator matches the given name and argument type. You might need to add an explicit type cast."
            : "No operator matches the given name and argument types. You might need to add explicit type casts.";
    return SqlError.of(
            SqlState.UNDEFINED_FUNCTION, "operator does not exist: %s", print(name, types))
        .hint(hint);
  }

  private static SqlError ambiguous(String name, List<SqlType> types) {
    return SqlError.of(
            SqlState.AMBIGUOUS_FUNCTION, "operator is not unique: %s", print(name, types))
        .hint(
            "Could not choose a best candidate operator. You might need to add explicit type casts.");
  }

  private static String print(String name, List<SqlType> types) {
    return types.size() == 1
        ? name + " " + types.get(0).displayName()
        : types.get(0).displayName() + " " + name + " " + types.get(1).displayName();
  }
}
