package io.tx4j.jdbc.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A result set of a {@link ScopedConnection}. */
final class ScopedResultSet extends DelegatingResultSet {

  private final ScopedStatement statement;
  private final ResultSet delegate;

  ScopedResultSet(ScopedStatement statement, ResultSet delegate) {
    this.statement = statement;
    this.delegate = delegate;
  }

  @Override
  ResultSet delegate() throws SQLException {
    statement.owner().checkUse();
    return delegate;
  }

  @Override
  public Statement getStatement() throws SQLException {
    delegate();
    return statement;
  }

  @Override
  public void close() throws SQLException {
    delegate.close();
  }

  @Override
  public boolean isClosed() throws SQLException {
    return delegate.isClosed();
  }

  @Override
  public <T> T unwrap(Class<T> iface) throws SQLException {
    return iface.isInstance(this) ? iface.cast(this) : delegate().unwrap(iface);
  }

  @Override
  public boolean isWrapperFor(Class<?> iface) throws SQLException {
    return iface.isInstance(this) || delegate().isWrapperFor(iface);
  }
}
