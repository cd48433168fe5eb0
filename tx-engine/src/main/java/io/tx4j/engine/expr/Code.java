package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a routine does, by its number of arguments. All but {@link Many} and {@link Typed} are
 * strict: a null argument gives null.
 */
final class Code {

  @FunctionalInterface
  interface None {
    @Nullable Object call(EvalContext context);
  }

  @FunctionalInterface
  interface One {
    @Nullable Object call(EvalContext context, Object a);
  }

  @FunctionalInterface
  interface Two {
    @Nullable Object call(EvalContext context, Object a, Object b);
  }

  @FunctionalInterface
  interface Three {
    @Nullable Object call(EvalContext context, Object a, Object b, Object c);
  }

  /** For any number of arguments; whether nulls reach it is said where it is registered. */
  @FunctionalInterface
  interface Many {
    @Nullable Object call(EvalContext context, @Nullable Object[] arguments);
  }

  /** Makes the code for a call whose types are known: for routines over several types. */
  @FunctionalInterface
  interface Typed {
    Many of(List<SqlType> argumentTypes, SqlType result);
  }

  private Code() {}
}
