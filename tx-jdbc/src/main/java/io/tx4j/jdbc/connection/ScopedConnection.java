package io.tx4j.jdbc.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

/**
 * A handle on the connection of an open transaction. Closing it gives nothing back, and nothing
 * that is called on it can end the transaction or change the session for its next user.
 */
public final class ScopedConnection extends DelegatingConnection {

  private static final String NO_ACTIVE_CONNECTION = "08003";
  private static final String ACTIVE_TRANSACTION = "25001";

  private final ConnectionOwner owner;
  private final Connection delegate;
  private boolean closed;

  /**
   * A new handle.
   *
   * @param owner the transaction
   * @param delegate its connection
   */
  public ScopedConnection(ConnectionOwner owner, Connection delegate) {
    this.owner = owner;
    this.delegate = delegate;
  }

  @Override
  Connection delegate() throws SQLException {
    owner.checkUse();
    if (closed) {
      throw new SQLException(
          "This connection handle was closed; take another one from the DataSource.",
          NO_ACTIVE_CONNECTION);
    }
    return delegate;
  }

  ConnectionOwner owner() {
    return owner;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() throws SQLException {
    return closed || delegate.isClosed();
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    delegate.abort(executor);
  }

  @Override
  public void commit() throws SQLException {
    throw TransactionControl.refused("Connection.commit()");
  }

  @Override
  public void rollback() throws SQLException {
    throw TransactionControl.refused("Connection.rollback()");
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    delegate();
    if (autoCommit) {
      throw TransactionControl.refused("Connection.setAutoCommit(true)");
    }
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return owner.readOnly() || delegate().isReadOnly();
  }

  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    if (readOnly != isReadOnly()) {
      throw refusedChange("setReadOnly(" + readOnly + ")", "readOnly");
    }
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    if (level != delegate().getTransactionIsolation()) {
      throw refusedChange("setTransactionIsolation(" + level + ")", "isolation");
    }
  }

  private static SQLException refusedChange(String call, String attribute) {
    return new SQLException(
        "Connection."
            + call
            + " is refused within a transaction: it would outlive it. Declare "
            + attribute
            + " on the @Transactional method or in the TransactionDefinition.",
        ACTIVE_TRANSACTION);
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    usableForClientInfo().setClientInfo(name, value);
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    usableForClientInfo().setClientInfo(properties);
  }

  private Connection usableForClientInfo() throws SQLClientInfoException {
    try {
      return delegate();
    } catch (SQLException e) {
      throw new SQLClientInfoException(
          e.getMessage(), e.getSQLState(), Map.<String, ClientInfoStatus>of(), e);
    }
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    delegate();
    return owner.setSavepoint(null);
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    delegate();
    return owner.setSavepoint(name);
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    delegate();
    owner.rollback(savepoint);
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    delegate();
    owner.releaseSavepoint(savepoint);
  }

  @Override
  public Statement createStatement() throws SQLException {
    return new ScopedStatement(this, delegate().createStatement());
  }

  @Override
  public Statement createStatement(int resultSetType, int resultSetConcurrency)
      throws SQLException {
    return new ScopedStatement(
        this, delegate().createStatement(resultSetType, resultSetConcurrency));
  }

  @Override
  public Statement createStatement(
      int resultSetType, int resultSetConcurrency, int resultSetHoldability) throws SQLException {
    return new ScopedStatement(
        this,
        delegate().createStatement(resultSetType, resultSetConcurrency, resultSetHoldability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepared(sql, delegate().prepareStatement(sql));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int resultSetType, int resultSetConcurrency)
      throws SQLException {
    return prepared(sql, delegate().prepareStatement(sql, resultSetType, resultSetConcurrency));
  }

  @Override
  public PreparedStatement prepareStatement(
      String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability)
      throws SQLException {
    return prepared(
        sql,
        delegate()
            .prepareStatement(sql, resultSetType, resultSetConcurrency, resultSetHoldability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    return prepared(sql, delegate().prepareStatement(sql, autoGeneratedKeys));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
    return prepared(sql, delegate().prepareStatement(sql, columnIndexes));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
    return prepared(sql, delegate().prepareStatement(sql, columnNames));
  }

  private PreparedStatement prepared(String sql, PreparedStatement statement) throws SQLException {
    TransactionControl.checkStatement(sql);
    return new ScopedPreparedStatement(this, statement);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return new ScopedCallableStatement(this, delegate().prepareCall(sql));
  }

  @Override
  public CallableStatement prepareCall(String sql, int resultSetType, int resultSetConcurrency)
      throws SQLException {
    return new ScopedCallableStatement(
        this, delegate().prepareCall(sql, resultSetType, resultSetConcurrency));
  }

  @Override
  public CallableStatement prepareCall(
      String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability)
      throws SQLException {
    return new ScopedCallableStatement(
        this,
        delegate().prepareCall(sql, resultSetType, resultSetConcurrency, resultSetHoldability));
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    DatabaseMetaData metaData = delegate().getMetaData();
    return (DatabaseMetaData)
        Proxy.newProxyInstance(
            ScopedConnection.class.getClassLoader(),
            new Class<?>[] {DatabaseMetaData.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return this;
              }
              delegate();
              try {
                Object result = method.invoke(metaData, arguments);
                return result instanceof ResultSet rows ? resultSet(rows) : result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private ResultSet resultSet(ResultSet rows) throws SQLException {
    Statement statement = rows.getStatement();
    return new ScopedResultSet(new ScopedStatement(this, statement), rows, false);
  }

  @Override
  public <T> T unwrap(Class<T> iface) throws SQLException {
    if (iface.isInstance(this)) {
      return iface.cast(this);
    }
    owner.lostSight();
    return delegate().unwrap(iface);
  }

  @Override
  public boolean isWrapperFor(Class<?> iface) throws SQLException {
    return iface.isInstance(this) || delegate().isWrapperFor(iface);
  }
}
