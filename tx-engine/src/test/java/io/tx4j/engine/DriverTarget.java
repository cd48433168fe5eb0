package io.tx4j.engine;

import io.tx4j.engine.differential.OraclePostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The ways in which the PostgreSQL driver reaches an engine, and PostgreSQL as the oracle. */
enum DriverTarget {
  POSTGRES {
    @Override
    String url() {
      return "jdbc:postgresql://localhost:" + OraclePostgres.port() + "/postgres";
    }
  },
  IN_PROCESS {
    @Override
    String url() {
      return "jdbc:tx4j:mem:" + ENGINE;
    }
  },
  SOCKET_FACTORY {
    @Override
    String url() {
      return "jdbc:postgresql://localhost/any?socketFactory=io.tx4j.engine.EngineSocketFactory"
          + "&socketFactoryArg=mem:"
          + ENGINE;
    }
  },
  TCP {
    @Override
    String url() {
      return "jdbc:postgresql://localhost:" + Listening.PORT + "/any";
    }
  };

  private static final String ENGINE = "driver-tests";

  abstract String url();

  /** A connection with the given options of the driver, names and values in turn. */
  Connection connect(String... options) throws SQLException {
    Properties info = new Properties();
    info.setProperty("user", "postgres");
    for (int i = 0; i < options.length; i += 2) {
      info.setProperty(options[i], options[i + 1]);
    }
    return DriverManager.getConnection(url(), info);
  }

  private static final class Listening {
    static final int PORT = Engine.memory(ENGINE).listen("localhost", 0).port();
  }
}
