package io.tx4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.engine.Engine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** The databases that every test of the runtime is run on. They are started once for all tests. */
enum TestDatabase {
  POSTGRES {
    @Override
    DataSource unpooled() {
      return Postgres.SERVER.getPostgresDatabase();
    }

    @Override
    int port() {
      return Postgres.SERVER.getPort();
    }
  },
  ENGINE {
    @Override
    DataSource unpooled() {
      return InProcess.ENGINE.dataSource();
    }

    @Override
    int port() {
      return InProcess.LISTENER.port();
    }
  };

  /** Connections without a pool. */
  abstract DataSource unpooled();

  /** Where it can be reached over TCP on this machine. */
  abstract int port();

  /** A small pool; the caller closes it. */
  HikariDataSource pool(boolean autoCommit) {
    return pool(unpooled(), autoCommit);
  }

  static HikariDataSource pool(DataSource dataSource, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  private static final class InProcess {
    static final Engine ENGINE = Engine.memory("tx-jdbc-tests");
    static final Engine.Listener LISTENER = ENGINE.listen("localhost", 0);
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
