package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;

/**
 * The name and the types of something that can be called: a function, an operator, an aggregate.
 */
public abstract class Signature {

  private final String name;
  private final List<SqlType> parameters;
  private final SqlType result;
  private final boolean variadic;

  /**
   * @param variadic whether the last parameter, which is an array then, may be given as any number
   *     of elements
   */
  protected Signature(String name, List<SqlType> parameters, SqlType result, boolean variadic) {
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.result = result;
    this.variadic = variadic;
  }

  public final String name() {
    return name;
  }

  /** As declared: may hold the types that stand for several (anyelement). */
  public final List<SqlType> parameters() {
    return parameters;
  }

  /** As declared: may be a type that stands for several. */
  public final SqlType result() {
    return result;
  }

  public final boolean isVariadic() {
    return variadic;
  }
}
