package io.tx4j.engine.wal;

import io.tx4j.engine.value.ByteSink;

/**
 * Whole numbers in as few bytes as they need: seven bits to a byte, lowest first, the high bit set
 * on all but the last. A signed number is folded first (0, -1, 1, -2, ... become 0, 1, 2, 3, ...),
 * so that small ones stay short.
 */
final class Varint {

  private Varint() {}

  static void put(ByteSink sink, long unsigned) {
    long rest = unsigned;
    while ((rest & ~0x7FL) != 0) {
      sink.putByte((int) rest | 0x80);
      rest >>>= 7;
    }
    sink.putByte((int) rest);
  }

  static void putSigned(ByteSink sink, long value) {
    put(sink, (value << 1) ^ (value >> 63));
  }
}
