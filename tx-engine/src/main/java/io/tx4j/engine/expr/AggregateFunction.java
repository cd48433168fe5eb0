package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function. The executor makes one {@link Accumulator} for each group, feeds it the
 * rows that pass FILTER, DISTINCT and ORDER BY, and asks for the result.
 */
public final class AggregateFunction extends Signature {

  /** The state of one group. Used by one thread. */
  public interface Accumulator {

    /**
     * Takes one row's arguments. The array belongs to the caller, who may use it again; aggregates
     * that ignore null arguments do so themselves.
     */
    void add(@Nullable Object[] arguments, EvalContext context);

    /** The result for the rows so far; may be asked more than once (a window's running frame). */
    @Nullable Object result(EvalContext context);
  }

  /** Makes the accumulators of a call whose argument types and result type are known. */
  @FunctionalInterface
  interface Maker {
    Accumulator make(List<SqlType> argumentTypes, SqlType result);
  }

  private final Maker maker;

  AggregateFunction(
      String name, List<SqlType> parameters, SqlType result, boolean variadic, Maker maker) {
    super(name, parameters, result, variadic);
    this.maker = maker;
  }

  Accumulator accumulator(List<SqlType> argumentTypes, SqlType result) {
    return maker.make(argumentTypes, result);
  }
}
