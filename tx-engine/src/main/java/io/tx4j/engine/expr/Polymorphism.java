package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.SqlType.Category;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameter types that stand for several: anyelement and its family mean one and the same type
 * throughout a call, anycompatible and its family the common type of the arguments.
 */
final class Polymorphism {

  private static final Set<SqlType> SAME =
      Set.of(Types.ANYELEMENT, Types.ANYARRAY, Types.ANYNONARRAY, Types.ANYENUM);
  private static final Set<SqlType> COMPATIBLE =
      Set.of(Types.ANYCOMPATIBLE, Types.ANYCOMPATIBLEARRAY, Types.ANYCOMPATIBLENONARRAY);

  /** What the two families mean in a call; null where the arguments leave it open. */
  private @Nullable SqlType element;

  private @Nullable SqlType array;
  private @Nullable SqlType compatible;

  private Polymorphism() {}

  static boolean isPolymorphic(SqlType type) {
    return SAME.contains(type) || COMPATIBLE.contains(type);
  }

  static boolean isConsistent(List<SqlType> parameters, List<SqlType> arguments) {
    try {
      new Polymorphism().bind(parameters, arguments);
      return true;
    } catch (SqlError e) {
      return false;
    }
  }

  /** The types that the call works with: the parameters', and last the result's. */
  static List<SqlType> resolve(List<SqlType> parameters, List<SqlType> arguments, SqlType result) {
    Polymorphism binding = new Polymorphism();
    binding.bind(parameters, arguments);
    List<SqlType> resolved = new ArrayList<>(parameters.size() + 1);
    for (int i = 0; i < parameters.size(); i++) {
      resolved.add(binding.meaning(parameters.get(i)));
    }
    resolved.add(binding.meaning(result));
    return resolved;
  }

  private void bind(List<SqlType> parameters, List<SqlType> arguments) {
    List<SqlType> compatibles = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      SqlType parameter = parameters.get(i);
      SqlType argument = arguments.get(i);
      if (COMPATIBLE.contains(parameter)) {
        compatibles.add(
            parameter.equals(Types.ANYCOMPATIBLEARRAY) ? elementOf(parameter, argument) : argument);
      } else if (SAME.contains(parameter) && !argument.equals(Types.UNKNOWN)) {
        bindSame(parameter, argument);
      }
    }
    matchArrayAndElement();
    if (!compatibles.isEmpty()) {
      compatible = CommonTypes.ofTypes(compatibles);
    }
  }

  private void bindSame(SqlType parameter, SqlType argument) {
    if (parameter.equals(Types.ANYARRAY)) {
      elementOf(parameter, argument);
      array = same(array, argument, parameter);
      return;
    }
    if (parameter.equals(Types.ANYNONARRAY) && argument.isArray()) {
      throw mismatch("type matched to anynonarray is an array type: " + argument.displayName());
    }
    if (parameter.equals(Types.ANYENUM) && argument.category() != Category.ENUM) {
      throw mismatch("type matched to anyenum is not an enum type: " + argument.displayName());
    }
    element = same(element, argument, parameter);
  }

  private static SqlType same(@Nullable SqlType known, SqlType found, SqlType parameter) {
    if (known != null && !known.equals(found)) {
      throw mismatch("arguments declared \"" + parameter.displayName() + "\" are not all alike")
          .detail(known.displayName() + " versus " + found.displayName());
    }
    return found;
  }

  private static SqlType elementOf(SqlType parameter, SqlType argument) {
    if (argument.equals(Types.UNKNOWN)) {
      return argument;
    }
    SqlType element = argument.elementType();
    if (element == null) {
      throw mismatch(
          "argument declared "
              + parameter.displayName()
              + " is not an array but type "
              + argument.displayName());
    }
    return element;
  }

  private void matchArrayAndElement() {
    if (array != null) {
      SqlType ofArray = array.elementType();
      if (element != null && !element.equals(ofArray)) {
        throw mismatch(
                "argument declared anyarray is not consistent with argument declared anyelement")
            .detail(array.displayName() + " versus " + element.displayName());
      }
      element = ofArray;
    } else if (element != null) {
      array = Types.arrayOf(element);
    }
  }

  private SqlType meaning(SqlType type) {
    if (!isPolymorphic(type)) {
      return type;
    }
    SqlType meaning;
    if (SAME.contains(type)) {
      meaning = type.equals(Types.ANYARRAY) ? array : element;
    } else if (type.equals(Types.ANYCOMPATIBLEARRAY)) {
      meaning = compatible == null ? null : Types.arrayOf(compatible);
    } else {
      meaning = compatible;
    }
    if (meaning == null) {
      throw mismatch("could not determine polymorphic type because input has type unknown");
    }
    return meaning;
  }

  private static SqlError mismatch(String message) {
    return new SqlError(SqlState.DATATYPE_MISMATCH, message);
  }
}
