package io.tx4j.engine.wire;

import io.tx4j.engine.Engine;
import io.tx4j.engine.EngineSocketFactory;
import io.tx4j.engine.differential.OraclePostgres;
import java.io.IOException;
import java.net.Socket;

/** What speaks the protocol: PostgreSQL itself, as the oracle, and the engine in both its ways. */
enum Target {
  POSTGRES {
    @Override
    Socket connect() throws IOException {
      return new Socket("localhost", OraclePostgres.port());
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

  private static final class Listening {

    static final int PORT = Engine.memory(ENGINE).listen("localhost", 0).port();
  }
}
