package io.tx4j.engine;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLState;

/**
 * The data source of one open engine. Every connection is a new one: an in-process connection costs
 * little, and a pool can be put in front. Thread-safe.
 */
final class EngineDataSource implements DataSource {

  private final Engine engine;
  private final EngineUrl url;

  private volatile int loginTimeout;
  private volatile @Nullable PrintWriter logWriter;

  /**
   * Makes the data source.
   *
   * @param address of the engine
   */
  EngineDataSource(Engine engine, EngineAddress address) {
    this.engine = engine;
    this.url = new EngineUrl(address, "");
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connect(new Properties());
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties info = new Properties();
    PGProperty.USER.set(info, user);
    PGProperty.PASSWORD.set(info, password);
    return connect(info);
  }

  private Connection connect(Properties info) throws SQLException {
    // Without this, a closed engine would silently be opened anew by its URL.
    if (!engine.isOpen()) {
      throw new SQLException(
          "the engine of " + url + " is closed", PSQLState.CONNECTION_DOES_NOT_EXIST.getState());
    }
    if (loginTimeout > 0) {
      PGProperty.LOGIN_TIMEOUT.set(info, loginTimeout);
    }
    return Driver.connect(url, info);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public Logger getParentLogger() {
    return new Driver().getParentLogger();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw new SQLException("not a wrapper for " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  public String toString() {
    return "EngineDataSource[" + url + "]";
  }
}
