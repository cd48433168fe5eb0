package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the unmodified PostgreSQL driver does with a connection, on the engine and on PostgreSQL.
 */
@Timeout(60)
class DriverTest {

  @ParameterizedTest
  @EnumSource
  void isPostgresToTheDriver(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect()) {
      assertEquals("PostgreSQL", connection.getMetaData().getDatabaseProductName());
      assertEquals(18, connection.getMetaData().getDatabaseMajorVersion());
      assertEquals("postgres", connection.getMetaData().getUserName());
      assertTrue(connection.isValid(1));
    }
    Connection closed = target.connect();
    closed.close();
    assertFalse(closed.isValid(1));
  }

  /** The first executions use text, later ones named statements and binary values. */
  @ParameterizedTest
  @EnumSource
  void valuesAreTheSameBeforeAndAfterTheServerPrepares(DriverTarget target) throws SQLException {
    UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    LocalDateTime time = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000);
    try (Connection connection = target.connect("prepareThreshold", "3");
        PreparedStatement query =
            connection.prepareStatement(
                "select ?::int2, ?::int4, ?::int8, ?::float8, ?::numeric, ?::text, ?::bool,"
                    + " ?::uuid, ?::date, ?::timestamp, ?::bytea, ?::int4")) {
      for (int i = 0; i < 8; i++) {
        query.setShort(1, (short) -i);
        query.setInt(2, i << 20);
        query.setLong(3, Long.MIN_VALUE + i);
        query.setDouble(4, 0.1 * i);
        query.setBigDecimal(5, new BigDecimal("12345678901234567890.5").add(BigDecimal.valueOf(i)));
        query.setString(6, "añ€😀" + i);
        query.setBoolean(7, i % 2 == 0);
        query.setObject(8, uuid);
        query.setObject(9, LocalDate.of(2024, 2, 29));
        query.setObject(10, time);
        query.setBytes(11, new byte[] {0, -1, (byte) i});
        query.setNull(12, Types.INTEGER);
        try (ResultSet result = query.executeQuery()) {
          assertTrue(result.next());
          assertEquals((short) -i, result.getShort(1));
          assertEquals(i << 20, result.getInt(2));
          assertEquals(Long.MIN_VALUE + i, result.getLong(3));
          assertEquals(0.1 * i, result.getDouble(4));
          assertEquals(
              new BigDecimal("12345678901234567890.5").add(BigDecimal.valueOf(i)),
              result.getBigDecimal(5));
          assertEquals("añ€😀" + i, result.getString(6));
          assertEquals(i % 2 == 0, result.getBoolean(7));
          assertEquals(uuid, result.getObject(8));
          assertEquals(LocalDate.of(2024, 2, 29), result.getObject(9, LocalDate.class));
          assertEquals(time, result.getObject(10, LocalDateTime.class));
          assertArrayEquals(new byte[] {0, -1, (byte) i}, result.getBytes(11));
          assertEquals(0, result.getInt(12));
          assertTrue(result.wasNull());
          assertFalse(result.next());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchIsSentAsOne(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists batch");
      statement.execute("create table batch (id int primary key, t text)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into batch values (?, ?)")) {
        for (int i = 0; i < 5_000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "row number " + i);
          insert.addBatch();
        }
        int[] counts = insert.executeBatch();
        assertEquals(5_000, counts.length);
        assertTrue(Arrays.stream(counts).allMatch(count -> count == 1));
        insert.setInt(1, 6_000);
        insert.setString(2, "undone with the batch");
        insert.addBatch();
        insert.setInt(1, 1);
        insert.setString(2, "duplicate");
        insert.addBatch();
        BatchUpdateException error = assertThrows(BatchUpdateException.class, insert::executeBatch);
        assertEquals("23505", error.getSQLState());
      }
      assertEquals(5_000, count(statement, "batch"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFetchSizeTakesRowsInPortions(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(7);
      try (ResultSet rows = statement.executeQuery("select i from generate_series(1, 1000) i")) {
        for (int i = 1; i <= 1000; i++) {
          assertTrue(rows.next());
          assertEquals(i, rows.getInt(1));
        }
        assertFalse(rows.next());
      }
      // One that is left in the middle.
      try (ResultSet rows = statement.executeQuery("select i from generate_series(1, 1000) i")) {
        assertTrue(rows.next());
      }
      connection.commit();
      try (ResultSet rows = statement.executeQuery("select 1")) {
        assertTrue(rows.next());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLargeResultIsStreamed(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select i, repeat('x', 100) from generate_series(1, 20000) i")) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.getInt(1);
        assertEquals(100, rows.getString(2).length());
      }
      assertEquals(20_000L * 20_001 / 2, sum);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLargeValueGoesBothWays(DriverTarget target) throws SQLException {
    String large = "0123456789abcdef".repeat(200_000);
    try (Connection connection = target.connect();
        PreparedStatement query = connection.prepareStatement("select ?::text || '!'")) {
      query.setString(1, large);
      try (ResultSet result = query.executeQuery()) {
        assertTrue(result.next());
        assertEquals(large + "!", result.getString(1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void generatedKeysComeBack(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists keyed");
      statement.execute("create table keyed (id bigserial primary key, name text not null)");
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into keyed (name) values (?)", Statement.RETURN_GENERATED_KEYS)) {
        for (int i = 1; i <= 7; i++) {
          insert.setString(1, "n" + i);
          assertEquals(1, insert.executeUpdate());
          try (ResultSet keys = insert.getGeneratedKeys()) {
            assertTrue(keys.next());
            assertEquals(i, keys.getLong("id"));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorHasItsFieldsAndThePositionInTheText(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists checked");
      statement.execute(
          "create table checked (id int constraint positive check (id > 0), n int not null)");
      ServerErrorMessage check =
          serverError(() -> statement.execute("insert into checked values (-1, 1)"));
      assertEquals("23514", check.getSQLState());
      assertEquals("positive", check.getConstraint());
      assertEquals("checked", check.getTable());
      assertEquals("public", check.getSchema());
      ServerErrorMessage notNull =
          serverError(() -> statement.execute("insert into checked values (1, null)"));
      assertEquals("23502", notNull.getSQLState());
      assertEquals("n", notNull.getColumn());
      ServerErrorMessage missing =
          serverError(() -> statement.execute("select id, nosuch from checked"));
      assertEquals("42703", missing.getSQLState());
      assertEquals(12, missing.getPosition());
    }
  }

  private static ServerErrorMessage serverError(Executable body) {
    return assertThrows(PSQLException.class, body).getServerErrorMessage();
  }

  @ParameterizedTest
  @EnumSource
  void aFailedTransactionGoesOnFromItsSavepoint(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists saved");
      statement.execute("create table saved (id int)");
      connection.setAutoCommit(false);
      statement.execute("insert into saved values (1)");
      Savepoint savepoint = connection.setSavepoint();
      assertThrows(SQLException.class, () -> statement.execute("insert into saved values (1/0)"));
      SQLException aborted = assertThrows(SQLException.class, () -> statement.execute("select 1"));
      assertEquals("25P02", aborted.getSQLState());
      connection.rollback(savepoint);
      statement.execute("insert into saved values (2)");
      connection.commit();
      assertEquals(2, count(statement, "saved"));
      connection.commit();
    }
  }

  private static int count(Statement statement, String table) throws SQLException {
    try (ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      assertTrue(result.next());
      return result.getInt(1);
    }
  }
}
