package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.Isolation;
import io.tx4j.TransactionDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The connection that mappers get: it is the transaction's, and cannot end it. */
class ScopedConnectionTest extends OnEachDatabase {

  @Test
  void everyConnectionOfATransactionIsTheSameSession() throws SQLException {
    transactions.run(
        () -> {
          insert(1);
          assertEquals("1", query("SELECT count(*) FROM note"));
        });
  }

  @Test
  void closingGivesNothingBack() throws SQLException {
    transactions.run(
        () -> {
          Connection one = dataSource.getConnection();
          one.close();
          assertTrue(one.isClosed());
          assertThrows(SQLException.class, one::createStatement);
          one.close();
          insert(1);
          assertEquals(List.of(), notes());
        });
    assertEquals(List.of(1), notes());
  }

  @Test
  void nothingOnItEndsTheTransaction() throws SQLException {
    transactions.run(
        () -> {
          insert(1);
          try (Connection connection = dataSource.getConnection();
              Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            refused(connection::commit);
            refused(connection::rollback);
            refused(() -> connection.setAutoCommit(true));
            refused(() -> statement.getConnection().commit());
            refused(() -> connection.getMetaData().getConnection().commit());
            try (ResultSet rows = statement.executeQuery("SELECT 1")) {
              refused(() -> rows.getStatement().getConnection().commit());
            }
            try (ResultSet rows = connection.getMetaData().getTableTypes()) {
              refused(() -> rows.getStatement().getConnection().commit());
            }
            for (String sql :
                List.of(
                    "COMMIT",
                    " commit work",
                    "end",
                    "ROLLBACK",
                    "rollback and chain",
                    "abort",
                    "BEGIN",
                    "start transaction",
                    "prepare transaction 'x'")) {
              refused(() -> statement.execute(sql));
              refused(() -> statement.addBatch(sql));
              refused(() -> connection.prepareStatement(sql));
            }
            statement.execute("SAVEPOINT s");
            statement.execute("ROLLBACK TO s");
            statement.execute("ROLLBACK WORK TO SAVEPOINT s");
            statement.execute("RELEASE SAVEPOINT s");
          }
          assertEquals(List.of(), notes());
        });
    assertEquals(List.of(1), notes());
  }

  private static void refused(Executable call) {
    SQLException refused = assertThrows(SQLException.class, call);
    assertEquals("2D000", refused.getSQLState());
  }

  @Test
  void nothingOnItChangesTheSessionForTheNextUser() throws SQLException {
    transactions.run(
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            assertFalse(connection.isReadOnly());
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            assertEquals(
                "25001",
                assertThrows(SQLException.class, () -> connection.setReadOnly(true)).getSQLState());
            assertEquals(
                "25001",
                assertThrows(
                        SQLException.class,
                        () ->
                            connection.setTransactionIsolation(
                                Connection.TRANSACTION_REPEATABLE_READ))
                    .getSQLState());
          }
        });
    transactions.run(
        TransactionDefinition.builder().readOnly(true).build(),
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            assertTrue(connection.isReadOnly());
            connection.setReadOnly(true);
          }
        });
  }

  @Test
  void anotherThreadIsRefusedAndBothAreNamed() throws SQLException {
    transactions.run(
        () -> {
          Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT 1");
          for (Executable use :
              List.<Executable>of(
                  connection::createStatement,
                  () -> statement.executeQuery("SELECT 1"),
                  rows::next)) {
            SQLException refused = fromAnotherThread(use);
            assertTrue(
                refused.getMessage().contains(Thread.currentThread().getName()),
                refused.getMessage());
            assertTrue(refused.getMessage().contains("the other"), refused.getMessage());
          }
          CompletableFuture.runAsync(
                  () -> {
                    try {
                      assertFalse(connection.isClosed());
                      statement.cancel();
                    } catch (SQLException e) {
                      throw new CompletionException(e);
                    }
                  })
              .join();
        });
  }

  private static SQLException fromAnotherThread(Executable use) {
    List<SQLException> refused = new ArrayList<>();
    Thread other =
        new Thread(() -> refused.add(assertThrows(SQLException.class, use)), "the other");
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return refused.get(0);
  }

  @Test
  void aUseAfterTheEndIsRefusedAndWarnedOf() throws SQLException {
    List<Connection> kept = new ArrayList<>();
    List<PreparedStatement> keptToo = new ArrayList<>();
    transactions.run(
        () -> {
          kept.add(dataSource.getConnection());
          keptToo.add(kept.get(0).prepareStatement("SELECT 1"));
        });
    List<String> warnings =
        warningsOf(
            () -> {
              assertThrows(SQLException.class, () -> kept.get(0).createStatement());
              assertThrows(SQLException.class, () -> keptToo.get(0).executeQuery());
            });
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(0).contains("has ended"), warnings.get(0));
    keptToo.get(0).close();
    kept.get(0).close();
  }

  static List<String> warningsOf(Executable work) {
    List<String> messages = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            synchronized (messages) {
              messages.add(entry.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    LOGGER.addHandler(handler);
    try {
      work.execute();
    } catch (Throwable e) {
      throw new AssertionError(e);
    } finally {
      LOGGER.removeHandler(handler);
    }
    return messages;
  }

  @Test
  void outsideATransactionItIsThePlainPool() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertTrue(connection.getAutoCommit());
      connection.setAutoCommit(false);
      connection.commit();
    }
    assertSame(dataSource, transactions.dataSource());
    assertSame(pool, dataSource.unwrap(com.zaxxer.hikari.HikariDataSource.class));
  }

  @Test
  void unwrappingIsPossibleAndAFailureBehindItIsSeenAtCommit() {
    assertThrows(
        io.tx4j.UnexpectedRollbackException.class,
        () ->
            transactions.run(
                () -> {
                  insert(1);
                  try (Connection connection = dataSource.getConnection()) {
                    Connection raw =
                        connection.unwrap(org.postgresql.PGConnection.class)
                                instanceof Connection real
                            ? real
                            : connection;
                    assertNotSame(connection, raw);
                    try (Statement statement = raw.createStatement()) {
                      assertThrows(SQLException.class, () -> statement.execute("SELECT 1/0"));
                    }
                  }
                }));
  }

  @Test
  void aFailureWhileRowsAreFetchedInPortionsIsSeenAtCommit() {
    assertThrows(
        io.tx4j.UnexpectedRollbackException.class,
        () ->
            transactions.run(
                () -> {
                  insert(1);
                  try (Connection connection = dataSource.getConnection();
                      Statement statement = connection.createStatement()) {
                    statement.setFetchSize(10);
                    ResultSet rows =
                        statement.executeQuery("SELECT 1/(50 - i) FROM generate_series(1, 100) i");
                    assertThrows(
                        SQLException.class,
                        () -> {
                          while (rows.next()) {
                            rows.getInt(1);
                          }
                        });
                  }
                }));
  }

  @Test
  void nothingOfADefinitionLeaksToTheNextUser() throws SQLException {
    List<String> settings =
        List.of(
            "transaction_isolation",
            "transaction_read_only",
            "statement_timeout",
            "lock_timeout",
            "synchronous_commit");
    List<String> before = show(settings);
    TransactionDefinition everything =
        TransactionDefinition.builder()
            .isolation(Isolation.REPEATABLE_READ)
            .readOnly(true)
            .timeout(java.time.Duration.ofSeconds(30))
            .lockTimeout(java.time.Duration.ofSeconds(3))
            .durability(io.tx4j.Durability.OFF)
            .build();
    transactions.run(
        everything,
        () -> {
          assertEquals("repeatable read", query("SHOW transaction_isolation"));
          assertEquals("on", query("SHOW transaction_read_only"));
          assertEquals("3s", query("SHOW lock_timeout"));
          assertEquals("off", query("SHOW synchronous_commit"));
          assertFalse(query("SHOW statement_timeout").equals("0"));
        });
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.run(
                everything,
                () -> {
                  throw new IllegalStateException();
                }));
    assertEquals(before, show(settings));
  }

  private List<String> show(List<String> settings) throws SQLException {
    List<String> values = new ArrayList<>();
    for (String setting : settings) {
      values.add(query(pool, "SHOW " + setting));
    }
    return values;
  }
}
