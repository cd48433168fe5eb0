package io.tx4j.jdbc.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A result set of a {@link ScopedConnection}. */
final class ScopedResultSet extends DelegatingResultSet {

  private final ScopedStatement statement;
  private final ResultSet delegate;
  private final boolean inPortions;

  /**
   * A result set.
   *
   * @param statement the one it comes from
   * @param delegate the driver's
   * @param inPortions whether going on may mean to fetch from the server
   */
  ScopedResultSet(ScopedStatement statement, ResultSet delegate, boolean inPortions) {
    this.statement = statement;
    this.delegate = delegate;
    this.inPortions = inPortions;
  }

  @Override
  ResultSet delegate() throws SQLException {
    statement.owner().checkUse();
    return delegate;
  }

  @Override
  public boolean next() throws SQLException {
    ResultSet rows = delegate();
    return inPortions ? statement.execute(null, rows::next) : rows.next();
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
