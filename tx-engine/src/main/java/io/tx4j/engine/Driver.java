package io.tx4j.engine;

import io.tx4j.engine.error.SqlError;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLState;

/**
 * Answers to {@code jdbc:tx4j:mem:NAME} and {@code jdbc:tx4j:file:FOLDER}: opens the engine and
 * hands over to the PostgreSQL driver, whose connection it returns. What stands behind a question
 * mark, and the properties given, are that driver's connection properties. Thread-safe.
 *
 * <p>The engine stays open until {@link Engine#close} or the end of the JVM, connections or none.
 */
public final class Driver implements java.sql.Driver {

  /** The user of a connection that names none. */
  private static final String DEFAULT_USER = "postgres";

  private static final org.postgresql.Driver POSTGRESQL = new org.postgresql.Driver();

  static {
    try {
      DriverManager.registerDriver(new Driver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Opens a connection.
   *
   * @return null where the URL is for another driver
   * @throws SQLException where the URL is malformed, its engine cannot be opened, or the connection
   *     is refused
   */
  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    return acceptsURL(url) ? connect(EngineUrl.parse(url), info) : null;
  }

  static Connection connect(EngineUrl url, @Nullable Properties info) throws SQLException {
    open(url.address());
    return connectPostgres(url.toPostgresUrl(), withDefaults(info));
  }

  /** Opens the engine here, not only in the socket factory: the driver would bury the error. */
  private static void open(EngineAddress address) throws SQLException {
    try {
      address.open();
    } catch (SqlError e) {
      throw new SQLException(
          "cannot open the engine " + address + ": " + e.message(), e.state().code(), e);
    } catch (UncheckedIOException e) {
      throw new SQLException(
          "cannot open the engine " + address + ": " + e.getMessage(),
          PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState(),
          e);
    }
  }

  private static Properties withDefaults(@Nullable Properties info) {
    Properties result = new Properties();
    // Neither is offered by the engine; asking for them costs a round each.
    PGProperty.SSL_MODE.set(result, "disable");
    PGProperty.GSS_ENC_MODE.set(result, "disable");
    PGProperty.USER.set(result, DEFAULT_USER);
    if (info != null) {
      info.stringPropertyNames().forEach(name -> result.put(name, info.getProperty(name)));
    }
    return result;
  }

  /**
   * The PostgreSQL driver looks for the socket factory through its own class loader, then through
   * the context's. Where the engine is loaded by another one than the driver, only the second can
   * find it.
   */
  private static Connection connectPostgres(String url, Properties info) throws SQLException {
    ClassLoader own = Driver.class.getClassLoader();
    if (own == org.postgresql.Driver.class.getClassLoader()) {
      return POSTGRESQL.connect(url, info);
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(own);
    try {
      return POSTGRESQL.connect(url, info);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(EngineUrl.PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info) {
    Properties known = withDefaults(info);
    return POSTGRESQL.getPropertyInfo("jdbc:postgresql://localhost/", known);
  }

  @Override
  public int getMajorVersion() {
    return POSTGRESQL.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return POSTGRESQL.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return POSTGRESQL.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return POSTGRESQL.getParentLogger();
  }
}
