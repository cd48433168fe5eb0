package io.tx4j.engine.sql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asks a real PostgreSQL whether it can parse a statement, without executing it: by a Parse message
 * of the wire protocol, for the driver would look into the text itself.
 */
final class PostgresSyntax implements AutoCloseable {

  /** What PostgreSQL said; position 0 if it named none. */
  record Failure(String sqlState, int position, String message) {}

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  PostgresSyntax(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    ByteArrayOutputStream startup = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(startup);
    body.writeInt(3 << 16);
    for (String word : new String[] {"user", "postgres", "database", "postgres"}) {
      writeString(body, word);
    }
    body.writeByte(0);
    out.writeInt(startup.size() + 4);
    startup.writeTo(out);
    out.flush();
    untilReady();
  }

  /** Null if the statement was accepted, by the grammar and by what follows it. */
  @Nullable Failure parse(String sql) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(message);
    writeString(body, "");
    writeString(body, sql);
    body.writeShort(0);
    out.writeByte('P');
    out.writeInt(message.size() + 4);
    message.writeTo(out);
    out.writeByte('S');
    out.writeInt(4);
    out.flush();
    return untilReady();
  }

  private static void writeString(DataOutputStream body, String text) throws IOException {
    body.write(text.getBytes(StandardCharsets.UTF_8));
    body.writeByte(0);
  }

  private @Nullable Failure untilReady() throws IOException {
    Failure failure = null;
    while (true) {
      int type = in.readUnsignedByte();
      byte[] content = in.readNBytes(in.readInt() - 4);
      if (type == 'E') {
        failure = failure(new String(content, StandardCharsets.UTF_8));
      } else if (type == 'Z') {
        return failure;
      }
    }
  }

  private static Failure failure(String fields) {
    String state = "";
    String message = "";
    int position = 0;
    for (String field : fields.split("\0", -1)) {
      if (!field.isEmpty()) {
        String value = field.substring(1);
        switch (field.charAt(0)) {
          case 'C' -> state = value;
          case 'M' -> message = value;
          case 'P' -> position = Integer.parseInt(value);
          default -> {
            // Hints and the server's source lines are not compared.
          }
        }
      }
    }
    return new Failure(state, position, message);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
