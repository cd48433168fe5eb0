package io.tx4j.engine.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes, big-endian as PostgreSQL's protocol is. Not for use by several threads.
 */
public final class ByteSink {

  private byte[] bytes;
  private int size;

  public ByteSink() {
    this(64);
  }

  public ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  public int size() {
    return size;
  }

  /** Forgets everything from {@code size} on. */
  public void truncate(int size) {
    this.size = size;
  }

  /** The array behind, valid up to {@link #size()} and until the next write. */
  public byte[] array() {
    return bytes;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  public void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void putShort(int value) {
    reserve(2);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  public void putInt(int value) {
    reserve(4);
    writeInt(size, value);
    size += 4;
  }

  public void putLong(long value) {
    reserve(8);
    writeInt(size, (int) (value >> 32));
    writeInt(size + 4, (int) value);
    size += 8;
  }

  public void putBytes(byte[] value) {
    putBytes(value, 0, value.length);
  }

  public void putBytes(byte[] value, int offset, int length) {
    reserve(length);
    System.arraycopy(value, offset, bytes, size, length);
    size += length;
  }

  /** Writes the text as UTF-8, without a length or an end mark. */
  public void putText(String text) {
    int length = text.length();
    reserve(length);
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[at + i] = (byte) c;
    }
    size = at + length;
  }

  /**
   * Overwrites the four bytes at {@code offset}: a length that was not known when its place was
   * left.
   */
  public void setInt(int offset, int value) {
    writeInt(offset, value);
  }

  private void writeInt(int offset, int value) {
    bytes[offset] = (byte) (value >> 24);
    bytes[offset + 1] = (byte) (value >> 16);
    bytes[offset + 2] = (byte) (value >> 8);
    bytes[offset + 3] = (byte) value;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
