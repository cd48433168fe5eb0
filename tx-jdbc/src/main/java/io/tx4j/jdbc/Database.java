package io.tx4j.jdbc;

import io.tx4j.TransactionDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One of the databases that transactions run on: its pool, and what is configured for it. */
final class Database {

  private final String name;
  private final DataSource pool;
  private final JdbcOptions options;
  private final RetryBudget retryBudget;
  private final Telemetry telemetry;
  private final TransactionAwareDataSource dataSource;

  Database(String name, DataSource pool, JdbcOptions options) {
    this.name = name;
    this.pool = pool;
    this.options = options;
    retryBudget = new RetryBudget(options.retriesPerSecond());
    telemetry = new Telemetry(name, options);
    dataSource = new TransactionAwareDataSource(this);
  }

  Connection connect() throws SQLException {
    Connection connection = pool.getConnection();
    if (connection == null) {
      throw new SQLException("The DataSource of database " + this + " returned null.", "08001");
    }
    return connection;
  }

  DataSource pool() {
    return pool;
  }

  JdbcOptions options() {
    return options;
  }

  RetryBudget retryBudget() {
    return retryBudget;
  }

  TransactionAwareDataSource dataSource() {
    return dataSource;
  }

  Telemetry telemetry() {
    return telemetry;
  }

  /** The id is for finding out what became of a COMMIT; where nothing was written nothing did. */
  boolean asksTransactionId(TransactionDefinition definition) {
    return options.resolution() != null && !definition.readOnly();
  }

  @Nullable Duration lockTimeout(@Nullable Duration declared) {
    return declared != null ? declared : options.lockTimeout();
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "(default)" : name;
  }
}
