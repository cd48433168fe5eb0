package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of a statement's parameters: given by the client, or found from the first use while the
 * statement is bound. Used by the one thread that binds.
 */
public final class ParameterTypes {

  private final List<SqlType> types;

  /**
   * @param given the types that the client said; {@link Types#UNKNOWN} where it left one open
   */
  public ParameterTypes(List<SqlType> given) {
    types = new ArrayList<>(given);
  }

  /**
   * The parameter with that number.
   *
   * @param number from 1, as in the text of the statement
   */
  public Parameter parameter(int number) {
    while (types.size() < number) {
      types.add(Types.UNKNOWN);
    }
    return new Parameter(number - 1, types.get(number - 1), this);
  }

  /** What is known so far, in the parameters' order; {@link Types#UNKNOWN} where nothing is. */
  public List<SqlType> types() {
    return List.copyOf(types);
  }

  /**
   * What is known after binding.
   *
   * @throws SqlError 42P18 where a parameter's use did not tell its type
   */
  public List<SqlType> determined() {
    int open = types.indexOf(Types.UNKNOWN);
    if (open >= 0) {
      throw SqlError.of(
          SqlState.INDETERMINATE_DATATYPE,
          "could not determine data type of parameter $%d",
          open + 1);
    }
    return List.copyOf(types);
  }

  /** Notes the type that a use of the parameter tells. */
  Parameter assign(Parameter parameter, SqlType type) {
    SqlType known = types.get(parameter.index());
    if (known.equals(Types.UNKNOWN)) {
      types.set(parameter.index(), type);
    } else if (!known.equals(type)) {
      throw SqlError.of(
              SqlState.AMBIGUOUS_PARAMETER,
              "inconsistent types deduced for parameter $%d",
              parameter.index() + 1)
          .detail(known.displayName() + " versus " + type.displayName());
    }
    return new Parameter(parameter.index(), type, this);
  }
}
