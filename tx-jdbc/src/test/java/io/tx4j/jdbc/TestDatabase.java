package io.tx4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that every test of the runtime is run on. They are started once for all tests. */
enum TestDatabase {
  POSTGRES {
    @Override
    String url() {
      return Postgres.SERVER.getJdbcUrl("postgres", "postgres");
    }
  },
  ENGINE {
    @Override
    String url() {
      return "jdbc:tx4j:mem:tx-jdbc-tests";
    }
  };

  /** The URL of a database that all tests share. */
  abstract String url();

  /** Connections without a pool. */
  DataSource unpooled() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url());
    return dataSource;
  }

  /** A small pool; the caller closes it. */
  HikariDataSource pool(boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
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
  }
}
