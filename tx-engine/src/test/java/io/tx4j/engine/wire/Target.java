package io.tx4j.engine.wire;

import io.tx4j.engine.Engine;
import io.tx4j.engine.EngineSocketFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** What speaks the protocol: PostgreSQL itself, as the oracle, and the engine in both its ways. */
enum Target {
  POSTGRES {
    @Override
    Socket connect() throws IOException {
      return new Socket("localhost", Postgres.SERVER.getPort());
    }
  },
  IN_PROCESS {
    @Override
    Socket connect() throws IOException {
      return new EngineSocketFactory("mem:" + ENGINE).createSocket();
    }
  },
  TCP {
    @Override
    Socket connect() throws IOException {
      return new Socket("localhost", Listening.PORT);
    }
  };

  private static final String ENGINE = "wire-tests";

  /** A connected socket on which nothing has been said yet. */
  abstract Socket connect() throws IOException;

  /** A client whose session has started. */
  WireClient start() throws IOException {
    return WireClient.start(connect());
  }

  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
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

  private static final class Listening {

    static final int PORT = Engine.memory(ENGINE).listen("localhost", 0).port();
  }
}
