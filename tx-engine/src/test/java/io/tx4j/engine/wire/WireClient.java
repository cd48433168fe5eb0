package io.tx4j.engine.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Speaks the protocol by hand. What the server answers comes back as lines that a person can read:
 * {@code DataRow(1, NULL)}, {@code ErrorResponse(ERROR 42601 syntax error at end of input)}.
 */
final class WireClient implements AutoCloseable {

  private static final int ANSWER_TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final DataInputStream in;
  private byte[] secret = {};
  private int processId;

  WireClient(Socket socket) throws IOException {
    this.socket = socket;
    // An answer that does not come is a failure, not a wait.
    socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** Starts a session and reads up to the first ReadyForQuery. */
  static WireClient start(Socket socket) throws IOException {
    WireClient client = new WireClient(socket);
    client.send(Frame.startup(Frame.PROTOCOL_3_0, "user", "postgres", "database", "postgres"));
    client.readToReady();
    return client;
  }

  Socket socket() {
    return socket;
  }

  void send(Frame... frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      bytes.writeBytes(frame.toBytes());
    }
    send(bytes.toByteArray());
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends, and reads up to ReadyForQuery. */
  List<String> exchange(Frame... frames) throws IOException {
    send(frames);
    return readToReady();
  }

  List<String> readToReady() throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = read();
      lines.add(line);
    } while (!line.startsWith("ReadyForQuery"));
    return lines;
  }

  List<String> read(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(read());
    }
    return lines;
  }

  /** Everything up to the end of the connection. */
  List<String> readToEnd() throws IOException {
    List<String> lines = new ArrayList<>();
    while (true) {
      try {
        lines.add(read());
      } catch (EOFException e) {
        return lines;
      }
    }
  }

  int readByte() throws IOException {
    return in.read();
  }

  /** The next message. */
  String read() throws IOException {
    char type = (char) in.readUnsignedByte();
    byte[] body = new byte[in.readInt() - 4];
    in.readFully(body);
    return describe(type, ByteBuffer.wrap(body));
  }

  /** The packet that cancels what this connection runs. */
  Frame cancelRequest() {
    return Frame.untyped().int32(1234 << 16 | 5678).int32(processId).bytes(secret);
  }

  int secretLength() {
    return secret.length;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String describe(char type, ByteBuffer body) {
    switch (type) {
      case 'R':
        return "Authentication(" + body.getInt() + ")";
      case 'S':
        return "ParameterStatus(" + text(body) + "=" + text(body) + ")";
      case 'K':
        return backendKeyData(body);
      case 'Z':
        return "ReadyForQuery(" + (char) body.get() + ")";
      case 'v':
        return negotiation(body);
      case '1':
        return "ParseComplete";
      case '2':
        return "BindComplete";
      case '3':
        return "CloseComplete";
      case 'n':
        return "NoData";
      case 's':
        return "PortalSuspended";
      case 'I':
        return "EmptyQueryResponse";
      case 't':
        return parameterDescription(body);
      case 'T':
        return rowDescription(body);
      case 'D':
        return dataRow(body);
      case 'C':
        return "CommandComplete(" + text(body) + ")";
      case 'E':
        return "ErrorResponse(" + fields(body) + ")";
      case 'N':
        return "NoticeResponse(" + fields(body) + ")";
      default:
        return "Unknown(" + type + ")";
    }
  }

  private String backendKeyData(ByteBuffer body) {
    processId = body.getInt();
    secret = new byte[body.remaining()];
    body.get(secret);
    return "BackendKeyData";
  }

  private static String negotiation(ByteBuffer body) {
    StringJoiner line = new StringJoiner(", ", "NegotiateProtocolVersion(", ")");
    int version = body.getInt();
    line.add((version >> 16) + "." + (version & 0xFFFF));
    for (int left = body.getInt(); left > 0; left--) {
      line.add(text(body));
    }
    return line.toString();
  }

  private static String parameterDescription(ByteBuffer body) {
    StringJoiner line = new StringJoiner(", ", "ParameterDescription(", ")");
    for (int left = body.getShort(); left > 0; left--) {
      line.add(Integer.toString(body.getInt()));
    }
    return line.toString();
  }

  /** Of each column its name, type and format. */
  private static String rowDescription(ByteBuffer body) {
    StringJoiner line = new StringJoiner(", ", "RowDescription(", ")");
    for (int left = body.getShort(); left > 0; left--) {
      String name = text(body);
      body.position(body.position() + 6);
      int type = body.getInt();
      int length = body.getShort();
      int typmod = body.getInt();
      line.add(name + ":" + type + "/" + length + "/" + typmod + ":" + body.getShort());
    }
    return line.toString();
  }

  private static String dataRow(ByteBuffer body) {
    StringJoiner line = new StringJoiner(", ", "DataRow(", ")");
    for (int left = body.getShort(); left > 0; left--) {
      int length = body.getInt();
      if (length < 0) {
        line.add("NULL");
      } else {
        byte[] value = new byte[length];
        body.get(value);
        line.add(readable(value));
      }
    }
    return line.toString();
  }

  private static String readable(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    if (text.chars().allMatch(c -> c >= ' ')) {
      return text;
    }
    StringBuilder hex = new StringBuilder("0x");
    for (byte b : value) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }

  /** Severity, SQLSTATE and message, then what else there is but for the place in the server. */
  private static String fields(ByteBuffer body) {
    StringJoiner line = new StringJoiner(" ");
    for (char code = (char) body.get(); code != 0; code = (char) body.get()) {
      String value = text(body);
      if ("SCM".indexOf(code) >= 0) {
        line.add(value);
      } else if ("VFLR".indexOf(code) < 0) {
        line.add(code + "=" + value);
      }
    }
    return line.toString();
  }

  private static String text(ByteBuffer body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte b = body.get(); b != 0; b = body.get()) {
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
