package io.tx4j.engine.value;

import java.nio.charset.StandardCharsets;

/** Big-endian numbers in an array of bytes. */
final class Bytes {

  private Bytes() {}

  static int getShort(byte[] bytes, int at) {
    return bytes[at] << 8 | bytes[at + 1] & 0xFF;
  }

  static int getInt(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  static long getLong(byte[] bytes, int at) {
    return (long) getInt(bytes, at) << 32 | getInt(bytes, at + 4) & 0xFFFF_FFFFL;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
