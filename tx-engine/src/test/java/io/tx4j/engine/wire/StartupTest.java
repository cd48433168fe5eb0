package io.tx4j.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can happen before there is a session. */
class StartupTest {

  private static final int SSL_REQUEST = 1234 << 16 | 5679;
  private static final int GSS_REQUEST = 1234 << 16 | 5680;
  private static final int CANCEL_REQUEST = 1234 << 16 | 5678;

  /** An engine that lets nobody in. */
  private final Server server =
      new Server(
          "test",
          parameters -> {
            throw new SqlError(SqlState.CANNOT_CONNECT_NOW, "not now, " + parameters.get("user"));
          });

  private WireClient connect() throws IOException {
    return new WireClient(server.connect());
  }

  @Test
  void encryptionIsRefusedAndTheStartupGoesOn() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.untyped().int32(SSL_REQUEST));
      assertEquals('N', client.readByte());
      client.send(Frame.untyped().int32(GSS_REQUEST));
      assertEquals('N', client.readByte());
      client.send(Frame.startup(Frame.PROTOCOL_3_0, "user", "ann"));
      assertEquals(List.of("ErrorResponse(FATAL 57P03 not now, ann)"), client.readToEnd());
    }
  }

  @Test
  void aCancelRequestIsNotAnswered() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.untyped().int32(CANCEL_REQUEST).int32(1).int32(2));
      assertEquals(-1, client.readByte());
    }
  }

  @Test
  void aCancelRequestWithoutAProcessIsMalformed() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.untyped().int32(CANCEL_REQUEST));
      assertEquals(
          List.of("ErrorResponse(FATAL 08P01 insufficient data left in message)"),
          client.readToEnd());
    }
  }

  @Test
  void anotherMajorVersionIsRefused() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.startup(2 << 16, "user", "ann"));
      assertEquals(
          List.of(
              "ErrorResponse(FATAL 0A000 unsupported frontend protocol 2.0:"
                  + " server supports 3.0 to 3.2)"),
          client.readToEnd());
    }
  }

  @Test
  void wishesThatCannotBeHadAreNamed() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.startup(3 << 16 | 99, "user", "ann", "_pq_.magic", "on"));
      assertEquals("NegotiateProtocolVersion(3.2, _pq_.magic)", client.read());
    }
  }

  @Test
  void aUserMustBeNamed() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.startup(Frame.PROTOCOL_3_0, "database", "bank"));
      assertEquals(
          List.of("ErrorResponse(FATAL 28000 no PostgreSQL user name specified in startup packet)"),
          client.readToEnd());
    }
  }

  @Test
  void replicationIsRefused() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.startup(Frame.PROTOCOL_3_0, "user", "ann", "replication", "database"));
      assertEquals(
          List.of("ErrorResponse(FATAL 0A000 replication is not supported)"), client.readToEnd());
    }
  }

  @Test
  void theLastByteMustBeTheEnd() throws IOException {
    try (WireClient client = connect()) {
      client.send(Frame.untyped().int32(Frame.PROTOCOL_3_0).text("user").text("ann"));
      assertEquals(
          List.of(
              "ErrorResponse(FATAL 08P01 invalid startup packet layout:"
                  + " expected terminator as last byte)"),
          client.readToEnd());
    }
  }

  @Test
  void aLengthThatCannotBeIsRefusedAtOnce() throws IOException {
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 7, 10_001, Integer.MAX_VALUE}) {
      try (WireClient client = connect()) {
        client.send(Frame.untyped().toBytes(length));
        assertEquals(
            List.of("ErrorResponse(FATAL 08P01 invalid length of startup packet)"),
            client.readToEnd(),
            "length " + length);
      }
    }
  }

  @Test
  void aPacketMayArriveByteByByte() throws IOException {
    try (WireClient client = connect()) {
      for (byte b : Frame.startup(Frame.PROTOCOL_3_0, "user", "ann").toBytes()) {
        client.send(new byte[] {b});
      }
      assertEquals(List.of("ErrorResponse(FATAL 57P03 not now, ann)"), client.readToEnd());
    }
  }
}
