package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.SqlType.Category;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the signatures of one name: the rules of sections 10.2 and 10.3 of PostgreSQL's
 * manual. A type of {@link Types#UNKNOWN} stands for a literal or a parameter that fits anything.
 */
final class Resolution {

  /**
   * A signature that takes the arguments.
   *
   * @param parameters one for each argument: VARIADIC spread out, the types that stand for several
   *     still in place
   */
  record Candidate<T extends Signature>(T signature, List<SqlType> parameters, boolean spread) {}

  private Resolution() {}

  static List<SqlType> types(List<Expr> expressions) {
    List<SqlType> types = new ArrayList<>(expressions.size());
    for (Expr expression : expressions) {
      types.add(expression.type());
    }
    return types;
  }

  /**
   * The chosen candidate; null where none takes the arguments.
   *
   * @param keepArray the last argument is marked VARIADIC: it is the array itself
   * @param ambiguity made where several are left
   */
  static <T extends Signature> @Nullable Candidate<T> choose(
      List<T> signatures,
      List<SqlType> arguments,
      boolean keepArray,
      Supplier<SqlError> ambiguity) {
    List<Candidate<T>> candidates = ofArity(signatures, arguments.size(), keepArray);
    for (Candidate<T> candidate : candidates) {
      if (candidate.parameters().equals(arguments)) {
        return candidate;
      }
    }
    candidates.removeIf(candidate -> !accepts(candidate.parameters(), arguments));
    if (candidates.size() <= 1) {
      return candidates.isEmpty() ? null : candidates.get(0);
    }
    Candidate<T> best = select(candidates, arguments);
    if (best == null) {
      throw ambiguity.get();
    }
    return best;
  }

  private static <T extends Signature> List<Candidate<T>> ofArity(
      List<T> signatures, int count, boolean keepArray) {
    List<Candidate<T>> candidates = new ArrayList<>();
    for (T signature : signatures) {
      List<SqlType> parameters = signature.parameters();
      if (parameters.size() == count && (keepArray || !signature.isVariadic())) {
        candidates.add(new Candidate<>(signature, parameters, false));
      }
    }
    for (T signature : signatures) {
      List<SqlType> parameters = signature.parameters();
      if (signature.isVariadic() && !keepArray && parameters.size() <= count) {
        candidates.add(new Candidate<>(signature, spread(parameters, count), true));
      }
    }
    return candidates;
  }

  private static List<SqlType> spread(List<SqlType> parameters, int count) {
    SqlType last = parameters.get(parameters.size() - 1);
    SqlType element = last.elementType();
    List<SqlType> spread = new ArrayList<>(parameters.subList(0, parameters.size() - 1));
    spread.addAll(Collections.nCopies(count - spread.size(), element == null ? last : element));
    return spread;
  }

  static boolean accepts(List<SqlType> parameters, List<SqlType> arguments) {
    boolean polymorphic = false;
    for (int i = 0; i < arguments.size(); i++) {
      SqlType parameter = parameters.get(i);
      if (Polymorphism.isPolymorphic(parameter)) {
        polymorphic = true;
      } else if (!Casts.isPossible(arguments.get(i), parameter, CastContext.IMPLICIT)) {
        return false;
      }
    }
    return !polymorphic || Polymorphism.isConsistent(parameters, arguments);
  }

  private static <T extends Signature> @Nullable Candidate<T> select(
      List<Candidate<T>> all, List<SqlType> arguments) {
    List<Candidate<T>> candidates =
        best(all, candidate -> exactMatches(candidate.parameters(), arguments));
    if (candidates.size() > 1) {
      candidates =
          best(candidates, candidate -> preferredMatches(candidate.parameters(), arguments));
    }
    if (candidates.size() > 1 && arguments.contains(Types.UNKNOWN)) {
      candidates = byCategoryOfUnknowns(candidates, arguments);
      if (candidates.size() > 1) {
        candidates = byTypeOfKnowns(candidates, arguments);
      }
    }
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  private static <T> List<T> best(List<T> candidates, ToIntFunction<T> score) {
    int bestScore = -1;
    List<T> best = new ArrayList<>();
    for (T candidate : candidates) {
      int found = score.applyAsInt(candidate);
      if (found > bestScore) {
        bestScore = found;
        best.clear();
      }
      if (found == bestScore) {
        best.add(candidate);
      }
    }
    return best;
  }

  private static int exactMatches(List<SqlType> parameters, List<SqlType> arguments) {
    int matches = 0;
    for (int i = 0; i < arguments.size(); i++) {
      SqlType argument = arguments.get(i);
      if (!argument.equals(Types.UNKNOWN) && argument.equals(parameters.get(i))) {
        matches++;
      }
    }
    return matches;
  }

  private static int preferredMatches(List<SqlType> parameters, List<SqlType> arguments) {
    int matches = 0;
    for (int i = 0; i < arguments.size(); i++) {
      SqlType argument = arguments.get(i);
      SqlType parameter = parameters.get(i);
      if (!argument.equals(Types.UNKNOWN)
          && (argument.equals(parameter) || isPreferred(parameter, argument.category()))) {
        matches++;
      }
    }
    return matches;
  }

  private static boolean isPreferred(SqlType type, Category category) {
    return type.isPreferred() && type.category() == category;
  }

  /**
   * For each literal of unknown type: strings if any candidate takes one, else the category that
   * all take.
   */
  private static <T extends Signature> List<Candidate<T>> byCategoryOfUnknowns(
      List<Candidate<T>> candidates, List<SqlType> arguments) {
    List<Candidate<T>> left = new ArrayList<>(candidates);
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.get(i).equals(Types.UNKNOWN)) {
        continue;
      }
      Category category = categoryOf(candidates, i);
      if (category == null) {
        return candidates;
      }
      int slot = i;
      boolean hasPreferred =
          candidates.stream()
              .anyMatch(candidate -> isPreferred(candidate.parameters().get(slot), category));
      left.removeIf(
          candidate -> {
            SqlType parameter = candidate.parameters().get(slot);
            return parameter.category() != category || hasPreferred && !parameter.isPreferred();
          });
    }
    return left.isEmpty() ? candidates : left;
  }

  private static <T extends Signature> @Nullable Category categoryOf(
      List<Candidate<T>> candidates, int slot) {
    Category common = null;
    boolean conflict = false;
    for (Candidate<T> candidate : candidates) {
      Category category = candidate.parameters().get(slot).category();
      if (category == Category.STRING) {
        return Category.STRING;
      }
      conflict |= common != null && common != category;
      common = category;
    }
    return conflict ? null : common;
  }

  /** Where all arguments whose type is known share it, the others are taken to have it too. */
  private static <T extends Signature> List<Candidate<T>> byTypeOfKnowns(
      List<Candidate<T>> candidates, List<SqlType> arguments) {
    SqlType known = null;
    for (SqlType argument : arguments) {
      if (argument.equals(Types.UNKNOWN)) {
        continue;
      }
      if (known != null && !known.equals(argument)) {
        return candidates;
      }
      known = argument;
    }
    if (known == null) {
      return candidates;
    }
    List<SqlType> assumed = Collections.nCopies(arguments.size(), known);
    List<Candidate<T>> left = new ArrayList<>(candidates);
    left.removeIf(candidate -> !accepts(candidate.parameters(), assumed));
    return left.size() == 1 ? left : candidates;
  }

  static SqlError noFunction(String name, List<SqlType> arguments, int position) {
    return SqlError.of(
            SqlState.UNDEFINED_FUNCTION, "function %s does not exist", signature(name, arguments))
        .hint(
            "No function matches the given name and argument types. You might need to add explicit type casts.")
        .position(position);
  }

  static SqlError ambiguousFunction(String name, List<SqlType> arguments, int position) {
    return SqlError.of(
            SqlState.AMBIGUOUS_FUNCTION, "function %s is not unique", signature(name, arguments))
        .hint(
            "Could not choose a best candidate function. You might need to add explicit type casts.")
        .position(position);
  }

  static String signature(String name, List<SqlType> arguments) {
    StringBuilder out = new StringBuilder(name).append('(');
    String separator = "";
    for (SqlType argument : arguments) {
      out.append(separator).append(argument.displayName());
      separator = ", ";
    }
    return out.append(')').toString();
  }
}
