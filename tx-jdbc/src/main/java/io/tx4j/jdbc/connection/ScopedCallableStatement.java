package io.tx4j.jdbc.connection;

import java.sql.CallableStatement;
import java.sql.SQLException;

/** A callable statement of a {@link ScopedConnection}. */
final class ScopedCallableStatement extends DelegatingCallableStatement {

  private final CallableStatement delegate;

  ScopedCallableStatement(ScopedConnection connection, CallableStatement delegate) {
    super(connection, delegate);
    this.delegate = delegate;
  }

  @Override
  CallableStatement delegate() throws SQLException {
    owner().checkUse();
    return delegate;
  }
}
