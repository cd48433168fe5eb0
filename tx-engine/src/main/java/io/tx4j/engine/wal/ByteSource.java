package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link io.tx4j.engine.value.ByteSink} and {@link Varint} have written. The bytes have
 * passed their checksum, so whatever does not fit is an error of ours, and says so.
 */
final class ByteSource {

  private final byte[] bytes;
  private final int end;
  private int at;

  ByteSource(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.at = begin;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  byte getByte() {
    return bytes[advance(1)];
  }

  byte peekByte() {
    return bytes[at];
  }

  /** A source of its own for what is left. */
  ByteSource copy() {
    return new ByteSource(bytes, at, end);
  }

  int getInt() {
    int begin = advance(4);
    return (bytes[begin] & 0xFF) << 24
        | (bytes[begin + 1] & 0xFF) << 16
        | (bytes[begin + 2] & 0xFF) << 8
        | bytes[begin + 3] & 0xFF;
  }

  long getLong() {
    return (long) getInt() << 32 | getInt() & 0xFFFF_FFFFL;
  }

  long getVarint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = getByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed("a number of more than 64 bits");
  }

  long getSignedVarint() {
    long folded = getVarint();
    return folded >>> 1 ^ -(folded & 1);
  }

  /** A count of things that take at least a byte each. */
  int getCount() {
    long count = getVarint();
    if (count < 0 || count > end - at) {
      throw malformed("a count of " + count + " where " + (end - at) + " bytes are left");
    }
    return (int) count;
  }

  byte[] getBytes() {
    int length = getCount();
    int begin = advance(length);
    return Arrays.copyOfRange(bytes, begin, begin + length);
  }

  String getText() {
    int length = getCount();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  /** A value in its type's binary form, after its length in four bytes. */
  Object getValue(SqlType type) {
    int length = getInt();
    return type.readBinary(bytes, advance(length), length);
  }

  private int advance(int length) {
    if (length < 0 || length > end - at) {
      throw malformed("a value of " + length + " bytes where " + (end - at) + " are left");
    }
    int begin = at;
    at += length;
    return begin;
  }

  static SqlError malformed(String found) {
    return new SqlError(
        SqlState.DATA_CORRUPTED,
        "content of a record is malformed although its checksum is right: found " + found);
  }
}
