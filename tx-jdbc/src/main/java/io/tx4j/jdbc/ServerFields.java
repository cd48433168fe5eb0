package io.tx4j.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the server's error message that {@code java.sql} has no methods for: table, column
 * and constraint. They are read from the PostgreSQL driver's exception by name, because the driver
 * may come from another class loader than this class, and need not be there at all.
 */
final class ServerFields {

  static final ServerFields NONE = new ServerFields(null);

  private static final ClassValue<@Nullable MethodHandle> SERVER_MESSAGE =
      getter("getServerErrorMessage");
  private static final ClassValue<@Nullable MethodHandle> TABLE = getter("getTable");
  private static final ClassValue<@Nullable MethodHandle> COLUMN = getter("getColumn");
  private static final ClassValue<@Nullable MethodHandle> CONSTRAINT = getter("getConstraint");

  private final @Nullable Object message;

  private ServerFields(@Nullable Object message) {
    this.message = message;
  }

  static ServerFields of(SQLException exception) {
    Object message = get(SERVER_MESSAGE, exception);
    return message == null ? NONE : new ServerFields(message);
  }

  @Nullable String table() {
    return (String) get(TABLE, message);
  }

  @Nullable String column() {
    return (String) get(COLUMN, message);
  }

  @Nullable String constraint() {
    return (String) get(CONSTRAINT, message);
  }

  private static @Nullable Object get(
      ClassValue<@Nullable MethodHandle> getter, @Nullable Object target) {
    if (target == null) {
      return null;
    }
    MethodHandle handle = getter.get(target.getClass());
    try {
      return handle == null ? null : handle.invoke(target);
    } catch (Throwable e) {
      return null;
    }
  }

  private static ClassValue<@Nullable MethodHandle> getter(String name) {
    return new ClassValue<>() {
      @Override
      protected @Nullable MethodHandle computeValue(Class<?> type) {
        try {
          return MethodHandles.publicLookup()
              .unreflect(type.getMethod(name))
              .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
          return null;
        }
      }
    };
  }
}
