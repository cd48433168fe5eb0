package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What the tests of the runtime have in common: each class is run on each database, with a table of
 * notes and a pool; and each test is checked for what must never be left behind.
 */
@ParameterizedClass
@FieldSource("DATABASES")
abstract class OnEachDatabase {

  static final List<TestDatabase> DATABASES = List.of(TestDatabase.values());

  /** Warnings are expected here, and looked at by the tests that are about them. */
  static final Logger LOGGER = Logger.getLogger("io.tx4j.jdbc");

  static {
    LOGGER.setUseParentHandlers(false);
  }

  @Parameter TestDatabase database;

  HikariDataSource pool;
  JdbcTransactions transactions;
  DataSource dataSource;

  @BeforeEach
  void openPool() throws SQLException {
    pool = database.pool(true);
    transactions = configure(JdbcTransactions.builder().database(pool)).build();
    dataSource = transactions.dataSource();
    outside("DROP TABLE IF EXISTS note");
    outside("CREATE TABLE note (id int PRIMARY KEY, body text NOT NULL, n int NOT NULL DEFAULT 0)");
  }

  /** Options beyond the default, for the class. */
  JdbcTransactions.Builder configure(JdbcTransactions.Builder builder) {
    return builder;
  }

  @AfterEach
  void closePool() {
    assertEquals(Optional.empty(), Transaction.currentIfAny(), "a scope is still bound");
    assertEquals(null, Scope.innermost(), "a scope is still bound");
    assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections(), "a connection leaked");
    pool.close();
  }

  /** Executes on a connection of its own that commits each statement. */
  final void outside(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Executes on the transaction's connection. */
  final void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  final void insert(int id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("INSERT INTO note (id, body) VALUES (?, 'note')")) {
      statement.setInt(1, id);
      statement.executeUpdate();
    }
  }

  /** The ids that others see. */
  final List<Integer> notes() throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM note ORDER BY id")) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }

  /** One value as the transaction sees it. */
  final String query(String sql) throws SQLException {
    return query(dataSource, sql);
  }

  static String query(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
