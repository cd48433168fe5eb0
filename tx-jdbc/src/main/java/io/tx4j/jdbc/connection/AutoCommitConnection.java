package io.tx4j.jdbc.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A pool's connection that commits each statement until it is closed, although the pool hands it
 * out otherwise. With most pools it does so already, and there is nothing to wrap.
 */
public final class AutoCommitConnection {

  private AutoCommitConnection() {}

  /**
   * Switches autocommit on until the connection is closed.
   *
   * @param connection a connection fresh from the pool
   * @return itself, if autocommit is on; else one whose {@code close} restores what the pool
   *     expects
   * @throws SQLException if the connection is broken; it is closed then
   */
  public static Connection of(Connection connection) throws SQLException {
    try {
      if (connection.getAutoCommit()) {
        return connection;
      }
      connection.setAutoCommit(true);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return (Connection)
        Proxy.newProxyInstance(
            AutoCommitConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> invoke(connection, method, arguments));
  }

  private static @Nullable Object invoke(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("close") && !connection.isClosed()) {
      connection.setAutoCommit(false);
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
