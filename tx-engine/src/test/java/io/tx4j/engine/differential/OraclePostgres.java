package io.tx4j.engine.differential;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * A real PostgreSQL, started once for all tests of a JVM. Text is ordered by code points, as the
 * engine does.
 */
public final class OraclePostgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private OraclePostgres() {}

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("encoding", "UTF8")
              .setServerConfig("deadlock_timeout", "10ms")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty database. */
  public static DataSource newDatabase() {
    String name = "oracle_" + DATABASES.incrementAndGet();
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SERVER.getDatabase("postgres", name);
  }

  /** The port of loopback that the server listens on; user postgres needs no password. */
  public static int port() {
    return SERVER.getPort();
  }

  /**
   * Whether the connection's statement waits for a lock, as the server sees it, and has waited long
   * enough for the server to have found a deadlock.
   */
  static boolean isBlocked(Connection connection) throws SQLException {
    int pid = connection.unwrap(PGConnection.class).getBackendPID();
    try (Connection observer = SERVER.getPostgresDatabase().getConnection();
        PreparedStatement query =
            observer.prepareStatement(
                "select cardinality(pg_blocking_pids(?)) > 0 and exists (select from pg_locks"
                    + " where pid = ? and not granted"
                    + " and waitstart < clock_timestamp() - interval '40 ms')")) {
      query.setInt(1, pid);
      query.setInt(2, pid);
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }
}
