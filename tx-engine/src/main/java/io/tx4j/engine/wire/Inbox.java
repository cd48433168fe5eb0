package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes a client has sent and that are not consumed yet, read message by message. Grows with
 * what arrives, never with what a message says of its own length.
 *
 * <p>Not for use by several threads.
 */
final class Inbox {

  private static final int INITIAL_CAPACITY = 8 * 1024;

  /** Above it, the buffer goes back to its initial size once it is empty. */
  private static final int KEPT_CAPACITY = 1024 * 1024;

  /** A power of two. */
  private static final int NAMES = 16;

  private static final int TYPE = 1;
  private static final int LENGTH = 4;

  /** PostgreSQL's limit of a startup packet. */
  private static final int MAX_STARTUP_LENGTH = 10_000;

  /**
   * PostgreSQL's limit of a message is 1 GiB; a heap that several messages of that size would fill
   * sets a lower one, so that one client's message never starves the others.
   */
  private static final long MAX_MESSAGE_LENGTH =
      Math.min((1 << 30) - 1, Runtime.getRuntime().maxMemory() / 8);

  private byte[] bytes = new byte[INITIAL_CAPACITY];
  private int start;
  private int end;

  /** Of the current message: where its next unread byte is, and where it ends. */
  private int position;

  private int limit;
  private byte type;

  /** Names that were read lately, each in the place that its last byte says. */
  private final @Nullable String[] names = new @Nullable String[NAMES];

  /** How many bytes wait, those of the current message not counted. */
  int size() {
    return end - start;
  }

  void append(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, end, length);
    end += length;
  }

  /**
   * Waits for bytes and takes what there is.
   *
   * @return false at the end of the stream
   */
  boolean fill(InputStream source) throws IOException {
    reserve(INITIAL_CAPACITY / 2);
    int read = source.read(bytes, end, bytes.length - end);
    end += Math.max(read, 0);
    return read >= 0;
  }

  private void reserve(int length) {
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > KEPT_CAPACITY) {
        bytes = new byte[INITIAL_CAPACITY];
      }
    }
    if (bytes.length - end >= length) {
      return;
    }
    int waiting = end - start;
    int needed = Math.addExact(waiting, length);
    byte[] target =
        needed <= bytes.length / 2
            ? bytes
            : new byte[(int) Math.min(Math.max(2L * bytes.length, needed), Integer.MAX_VALUE - 8)];
    System.arraycopy(bytes, start, target, 0, waiting);
    bytes = target;
    start = 0;
    end = waiting;
  }

  /**
   * Moves to the next message, when all of it is there.
   *
   * @throws FatalException 08P01 where its length cannot be one, 54000 where it is too long: where
   *     the next message begins is then unknown
   */
  boolean nextMessage() {
    if (end - start < TYPE + LENGTH) {
      return false;
    }
    int length = intAt(start + TYPE);
    if (length < LENGTH) {
      throw new FatalException(
          violation("invalid message length")
              .detail(
                  "A message of type " + (bytes[start] & 0xFF) + " says " + length + " bytes."));
    }
    if (length > MAX_MESSAGE_LENGTH) {
      throw new FatalException(
          new SqlError(SqlState.PROGRAM_LIMIT_EXCEEDED, "message is too long")
              .detail("It has " + length + " bytes, the most is " + MAX_MESSAGE_LENGTH + "."));
    }
    if (end - start - TYPE < length) {
      return false;
    }
    type = bytes[start];
    enter(start + TYPE + LENGTH, start + TYPE + length);
    return true;
  }

  /**
   * Moves to the next startup packet, which has a length and no type, when all of it is there.
   *
   * @throws FatalException 08P01 where its length cannot be one
   */
  boolean nextStartupPacket() {
    if (end - start < LENGTH) {
      return false;
    }
    int length = intAt(start);
    if (length < 2 * LENGTH || length > MAX_STARTUP_LENGTH) {
      throw new FatalException(violation("invalid length of startup packet"));
    }
    if (end - start < length) {
      return false;
    }
    enter(start + LENGTH, start + length);
    return true;
  }

  private void enter(int from, int to) {
    position = from;
    limit = to;
    start = to;
  }

  /** The type of the current message. */
  char type() {
    return (char) (type & 0xFF);
  }

  /** How many bytes of the current message are not read yet. */
  int remaining() {
    return limit - position;
  }

  byte readByte() {
    need(1);
    return bytes[position++];
  }

  short readShort() {
    need(2);
    int at = position;
    position = at + 2;
    return (short) (bytes[at] << 8 | bytes[at + 1] & 0xFF);
  }

  int readInt() {
    need(4);
    int at = position;
    position = at + 4;
    return intAt(at);
  }

  byte[] readBytes(int length) {
    need(length);
    int at = position;
    position = at + length;
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  /** A text that ends with a zero byte. */
  String readText() {
    int length = textLength();
    String text = decode(bytes, position, length);
    position += length + 1;
    return text;
  }

  /** As {@link #readText()}, for a name; it has most often been read before. */
  String readName() {
    int length = textLength();
    if (length == 0) {
      position++;
      return "";
    }
    int slot = bytes[position + length - 1] & (names.length - 1);
    String known = names[slot];
    if (known == null || !isNext(known, length)) {
      known = decode(bytes, position, length);
      names[slot] = known;
    }
    position += length + 1;
    return known;
  }

  /** How many bytes there are before the next zero byte. */
  private int textLength() {
    int at = position;
    while (at < limit && bytes[at] != 0) {
      at++;
    }
    if (at == limit) {
      throw violation("invalid string in message");
    }
    return at - position;
  }

  /** Whether the next bytes are this text; false, at worst, where it is not ASCII. */
  private boolean isNext(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != bytes[position + i]) {
        return false;
      }
    }
    return true;
  }

  /** Steps over {@code length} bytes and tells where they begin in {@link #array()}. */
  int skip(int length) {
    need(length);
    int at = position;
    position = at + length;
    return at;
  }

  /** The array behind; what stands in it is good until the next message. */
  byte[] array() {
    return bytes;
  }

  /**
   * To be called when the current message is understood.
   *
   * @throws SqlError 08P01 where something of it is left over
   */
  void endMessage() {
    if (position != limit) {
      throw violation("invalid message format");
    }
  }

  private void need(int length) {
    if (length < 0 || limit - position < length) {
      throw violation("insufficient data left in message");
    }
  }

  private int intAt(int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  /**
   * Reads UTF-8, strictly.
   *
   * @throws SqlError 22021 where it is not, or holds a zero character, which no text may
   */
  static String decode(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    // What cannot be read comes out as the replacement character, which may also have been sent.
    if (text.indexOf('\uFFFD') >= 0) {
      checkEncoding(bytes, offset, length);
    }
    if (text.indexOf('\0') >= 0) {
      throw invalidSequence("0x00");
    }
    return text;
  }

  private static void checkEncoding(byte[] bytes, int offset, int length) {
    ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(source);
    } catch (CharacterCodingException e) {
      throw invalidSequence(sequenceAt(source));
    }
  }

  /** The bytes of one character, as far as its first byte promises them. */
  private static String sequenceAt(ByteBuffer source) {
    int first = source.get(source.position()) & 0xFF;
    int promised = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 1;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(promised, source.remaining()); i++) {
      text.append(i == 0 ? "" : " ")
          .append(String.format("0x%02x", source.get(source.position() + i)));
    }
    return text.toString();
  }

  private static SqlError invalidSequence(String sequence) {
    return new SqlError(
        SqlState.CHARACTER_NOT_IN_REPERTOIRE,
        "invalid byte sequence for encoding \"UTF8\": " + sequence);
  }

  static SqlError violation(String message) {
    return new SqlError(SqlState.PROTOCOL_VIOLATION, message);
  }
}
