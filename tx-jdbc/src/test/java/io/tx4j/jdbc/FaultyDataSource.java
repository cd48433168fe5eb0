package io.tx4j.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Fails the N-th JDBC call on anything that came from it. For one thread. */
final class FaultyDataSource implements DataSource {

  /** How a call fails. */
  enum Fault {
    DIES_BEFORE_THE_CALL(true, false),
    DIES_AFTER_THE_CALL(true, true),
    FAILS_ONCE(false, false),
    THROWS_A_RUNTIME_EXCEPTION(false, false),
    THROWS_AN_ERROR(false, false);

    private final boolean dead;
    private final boolean performs;

    Fault(boolean dead, boolean performs) {
      this.dead = dead;
      this.performs = performs;
    }
  }

  private static final List<Class<?>> JDBC =
      List.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          Connection.class);

  private final DataSource real;
  private final Fault fault;
  private final Set<Connection> open = new HashSet<>();
  private int callsLeft;
  private boolean struck;
  private boolean dead;

  FaultyDataSource(DataSource real, Fault fault, int failingCall) {
    this.real = real;
    this.fault = fault;
    callsLeft = failingCall;
  }

  /** Whether the failing call was reached. */
  boolean struck() {
    return struck;
  }

  /** Connections that were neither closed nor aborted. */
  int open() throws SQLException {
    int count = 0;
    for (Connection connection : open) {
      count += connection.isClosed() ? 0 : 1;
    }
    return count;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return (Connection) call("getConnection", () -> real.getConnection(), this::opened);
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private Object opened(Object connection) {
    open.add((Connection) connection);
    return wrapped(connection);
  }

  private Object wrapped(Object target) {
    for (Class<?> type : JDBC) {
      if (type.isInstance(target)) {
        return Proxy.newProxyInstance(
            FaultyDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                call(method.getName(), () -> invoke(target, method, arguments), this::wrapped));
      }
    }
    return target;
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private interface Call {
    Object perform() throws Throwable;
  }

  private interface Wrapper {
    Object wrap(Object result);
  }

  private Object call(String name, Call call, Wrapper wrapper) throws Throwable {
    if (dead && !struckIsHarmless(name)) {
      throw new SQLException("the connection is dead", "08003");
    }
    if (!struck && --callsLeft == 0) {
      struck = true;
      if (fault.performs) {
        call.perform();
      }
      strike();
    }
    return wrapper.wrap(call.perform());
  }

  /** What a driver lets one do with a dead connection. */
  private static boolean struckIsHarmless(String name) {
    return Set.of("abort", "close", "isClosed", "hashCode", "equals").contains(name);
  }

  private void strike() throws SQLException {
    if (fault.dead) {
      dead = true;
      for (Connection connection : open) {
        connection.abort(Runnable::run);
      }
    }
    switch (fault) {
      case THROWS_A_RUNTIME_EXCEPTION -> throw new IllegalStateException("the driver is broken");
      case THROWS_AN_ERROR -> throw new AssertionError("the driver is broken");
      case FAILS_ONCE -> throw new SQLException("the call failed", "XX000");
      default -> throw new SQLException("the connection is lost", "08006");
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return real.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> iface) throws SQLException {
    return real.unwrap(iface);
  }

  @Override
  public boolean isWrapperFor(Class<?> iface) throws SQLException {
    return real.isWrapperFor(iface);
  }
}
