package io.tx4j.jdbc.connection;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A prepared statement of a {@link ScopedConnection}. */
class ScopedPreparedStatement extends DelegatingPreparedStatement {

  private final PreparedStatement delegate;

  ScopedPreparedStatement(ScopedConnection connection, PreparedStatement delegate) {
    super(connection, delegate);
    this.delegate = delegate;
  }

  @Override
  PreparedStatement delegate() throws SQLException {
    owner().checkUse();
    return delegate;
  }

  @Override
  @SuppressWarnings("NullAway") // java.sql knows no nullness
  public ResultSet executeQuery() throws SQLException {
    PreparedStatement statement = delegate();
    return scoped(execute(null, statement::executeQuery));
  }

  @Override
  public int executeUpdate() throws SQLException {
    PreparedStatement statement = delegate();
    return execute(null, statement::executeUpdate);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    PreparedStatement statement = delegate();
    return execute(null, statement::executeLargeUpdate);
  }

  @Override
  public boolean execute() throws SQLException {
    PreparedStatement statement = delegate();
    return execute(null, statement::execute);
  }
}
