package io.tx4j.jdbc;

import io.tx4j.IllegalTransactionStateException;
import io.tx4j.SilentRollback;
import io.tx4j.TransactionDefinition;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a method returns after it was rolled back silently. */
final class SilentResult {

  private SilentResult() {}

  static @Nullable Object of(TransactionDefinition definition, Throwable cause) {
    Class<?> type = definition.resultType();
    boolean given = cause instanceof SilentRollback silent && silent.hasValue();
    Object value = given ? ((SilentRollback) cause).value() : absent(type);
    if (type == void.class || MethodType.methodType(type).wrap().returnType().isInstance(value)) {
      return value;
    }
    if (value == null && !type.isPrimitive()) {
      return null;
    }
    throw new IllegalTransactionStateException(
        String.format(
            "ROLLED BACK: %s asked for a silent rollback %s, but returns %s; throw"
                + " SilentRollback.returning with a value of that type.",
            definition.displayName(),
            given ? "returning " + describe(value) : "without a value",
            type.getTypeName()),
        cause);
  }

  private static @Nullable Object absent(Class<?> type) {
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (type == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return type == OptionalDouble.class ? OptionalDouble.empty() : null;
  }

  private static String describe(@Nullable Object value) {
    return value == null ? "null" : "a " + value.getClass().getTypeName();
  }
}
