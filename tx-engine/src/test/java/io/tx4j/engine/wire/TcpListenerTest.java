package io.tx4j.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpListenerTest {

  private final Server server =
      new Server(
          "test",
          parameters -> {
            throw new SqlError(SqlState.CANNOT_CONNECT_NOW, "not now");
          });

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void servesAClientToItsEnd() throws IOException {
    TcpListener listener = server.listen("localhost", 0);
    try (WireClient client = new WireClient(new Socket("localhost", listener.port()))) {
      client.send(Frame.startup(Frame.PROTOCOL_3_0, "user", "ann"));
      assertEquals(List.of("ErrorResponse(FATAL 57P03 not now)"), client.readToEnd());
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (TcpListener first = server.listen("localhost", 0)) {
      IOException error =
          assertThrows(IOException.class, () -> server.listen("localhost", first.port()));
      assertTrue(
          error.getMessage().startsWith("cannot listen on localhost:" + first.port() + ": "),
          error.getMessage());
    }
  }

  @Test
  void aClosedServerTellsItsClientsAndListensNoMore() throws IOException {
    int port = server.listen("localhost", 0).port();
    try (WireClient client = new WireClient(new Socket("localhost", port))) {
      client.send(Frame.untyped().int32(1234 << 16 | 5679));
      assertEquals('N', client.readByte());
      server.close();
      assertEquals(
          List.of("ErrorResponse(FATAL 57P01 terminating connection due to administrator command)"),
          client.readToEnd());
    }
    assertThrows(SocketException.class, () -> server.listen("localhost", 0));
  }
}
