package io.tx4j.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.util.Properties;
import java.util.concurrent.Executor;

/** A connection to nothing, which costs nothing: what is measured is what stands before it. */
public final class StubConnection extends DelegatingConnection {

  private boolean autoCommit = true;
  private int isolation = TRANSACTION_READ_COMMITTED;

  @Override
  Connection delegate() throws SQLException {
    throw new SQLFeatureNotSupportedException("there is no database");
  }

  @Override
  public boolean getAutoCommit() {
    return autoCommit;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) {
    this.autoCommit = autoCommit;
  }

  @Override
  public int getTransactionIsolation() {
    return isolation;
  }

  @Override
  public void setTransactionIsolation(int level) {
    isolation = level;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public void setReadOnly(boolean readOnly) {}

  @Override
  public void commit() {}

  @Override
  public void rollback() {}

  @Override
  public void rollback(Savepoint savepoint) {}

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw new SQLFeatureNotSupportedException("there is no database");
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    return setSavepoint();
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) {}

  @Override
  public void close() {}

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public void abort(Executor executor) {}

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {}

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {}

  @Override
  public <T> T unwrap(Class<T> iface) {
    return iface.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> iface) {
    return iface.isInstance(this);
  }
}
