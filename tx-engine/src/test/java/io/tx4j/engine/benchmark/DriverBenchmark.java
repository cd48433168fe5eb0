package io.tx4j.engine.benchmark;

import io.tx4j.engine.differential.OraclePostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/**
 * What one connection does in a second: a SELECT by primary key in auto-commit, and an UPDATE by
 * primary key with its COMMIT.
 *
 * <p>Arguments: JDBC URLs to measure side by side, and {@code postgres} for a PostgreSQL that is
 * started for it; default is the engine in memory. Another driver, such as H2's, is put on the
 * class path by hand. The databases take turns, round by round; the best round counts, since a
 * disturbed one says nothing.
 */
public final class DriverBenchmark {

  private static final int ROWS = 10_000;
  private static final int ROUNDS = 6;
  private static final long ROUND_NANOS = 2_000_000_000L;

  /** Between two looks at the clock. */
  private static final int CHUNK = 200;

  private final Connection connection;
  private final Random random = new Random(1);

  private DriverBenchmark(Connection connection) {
    this.connection = connection;
  }

  /** Prints a table. */
  public static void main(String[] arguments) throws SQLException {
    List<String> urls =
        arguments.length == 0 ? List.of("jdbc:tx4j:mem:benchmark") : List.of(arguments);
    double[] selects = new double[urls.size()];
    double[] updates = new double[urls.size()];
    for (String url : urls) {
      try (Connection connection = connect(url)) {
        fill(connection);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < urls.size(); i++) {
        try (Connection connection = connect(urls.get(i))) {
          DriverBenchmark benchmark = new DriverBenchmark(connection);
          selects[i] = Math.max(selects[i], benchmark.selects());
          updates[i] = Math.max(updates[i], benchmark.updates());
        }
      }
    }
    System.out.printf("%-40s %20s %20s%n", "database", "SELECT", "UPDATE + COMMIT");
    for (int i = 0; i < urls.size(); i++) {
      System.out.printf(
          "%-40s %,8.0f/s %6.2f µs %,8.0f/s %6.2f µs%n",
          urls.get(i), selects[i], 1e6 / selects[i], updates[i], 1e6 / updates[i]);
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(
        url.equals("postgres")
            ? "jdbc:postgresql://localhost:" + OraclePostgres.port() + "/postgres?user=postgres"
            : url);
  }

  private static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table account (id int primary key, balance bigint not null)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into account values (?, 0)")) {
      for (int id = 0; id < ROWS; id++) {
        insert.setInt(1, id);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private double selects() throws SQLException {
    connection.setAutoCommit(true);
    try (PreparedStatement select =
        connection.prepareStatement("select balance from account where id = ?")) {
      return perSecond(
          () -> {
            select.setInt(1, random.nextInt(ROWS));
            try (ResultSet result = select.executeQuery()) {
              if (!result.next()) {
                throw new IllegalStateException("a row is missing");
              }
              result.getLong(1);
            }
          });
    }
  }

  private double updates() throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement update =
        connection.prepareStatement("update account set balance = balance + ? where id = ?")) {
      return perSecond(
          () -> {
            update.setInt(1, 1);
            update.setInt(2, random.nextInt(ROWS));
            update.executeUpdate();
            connection.commit();
          });
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static double perSecond(Work work) throws SQLException {
    long start = System.nanoTime();
    long elapsed;
    long count = 0;
    do {
      for (int i = 0; i < CHUNK; i++) {
        work.run();
      }
      count += CHUNK;
      elapsed = System.nanoTime() - start;
    } while (elapsed < ROUND_NANOS);
    return count * 1e9 / elapsed;
  }
}
