package io.tx4j.jdbc;

import io.tx4j.jdbc.connection.AutoCommitConnection;
import io.tx4j.jdbc.connection.ScopedConnection;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What mappers are given: inside a transaction its connection, outside it the plain pool, and
 * within a scope that declares to be outside one, a connection that commits each statement.
 */
final class TransactionAwareDataSource implements DataSource {

  private final Database database;

  TransactionAwareDataSource(Database database) {
    this.database = database;
  }

  @Override
  public Connection getConnection() throws SQLException {
    for (Scope scope = Scope.innermost(); scope != null; scope = scope.enclosing()) {
      if (scope instanceof TransactionScope transaction && transaction.isOn(database)) {
        Attempt attempt = transaction.root();
        return new ScopedConnection(attempt, attempt.connection());
      }
      if (scope.hides(database)) {
        return AutoCommitConnection.of(database.connect());
      }
    }
    return database.pool().getConnection();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    if (Scope.openOn(database) != null) {
      throw new SQLFeatureNotSupportedException(
          "A transaction is open on database "
              + database
              + ", and it has one user only; call getConnection() without a user name.");
    }
    return database.pool().getConnection(username, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return database.pool().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    database.pool().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    database.pool().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return database.pool().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return database.pool().getParentLogger();
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "A connection made by a builder would be outside the transaction; call getConnection().");
  }

  @Override
  public <T> T unwrap(Class<T> iface) throws SQLException {
    if (iface.isInstance(this)) {
      return iface.cast(this);
    }
    return iface.isInstance(database.pool())
        ? iface.cast(database.pool())
        : database.pool().unwrap(iface);
  }

  @Override
  public boolean isWrapperFor(Class<?> iface) throws SQLException {
    return iface.isInstance(this)
        || iface.isInstance(database.pool())
        || database.pool().isWrapperFor(iface);
  }
}
