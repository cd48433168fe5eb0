package io.tx4j.engine.wal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Finds and verifies records in a chain of segments, through a window of its bytes. For one thread.
 */
final class LogReader {

  /** Where a good record is, and what its frame says. */
  record Found(long lsn, long end, long forced, byte kind) {}

  private static final int WINDOW = 1 << 20;

  private final SegmentChain chain;
  private final int salt;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowStart;

  LogReader(SegmentChain chain, int salt) {
    this.chain = chain;
    this.salt = salt;
  }

  /** The record that begins at a position; null if what is there is not a good one. */
  @Nullable Found recordAt(long lsn) throws IOException {
    if (chain.end() - lsn < Frame.SIZE) {
      return null;
    }
    int at = load(lsn, Frame.SIZE);
    int length = window.getInt(at + Frame.LENGTH);
    boolean plausible =
        window.getLong(at + Frame.POSITION) == lsn
            && length >= 0
            && length <= Math.min(Frame.LARGEST, chain.end() - lsn) - Frame.SIZE;
    if (!plausible) {
      return null;
    }
    int checksum = window.getInt(at + Frame.CHECKSUM);
    long forced = lsn - Integer.toUnsignedLong(window.getInt(at + Frame.UNFORCED));
    byte kind = window.get(at + Frame.KIND);
    long end = lsn + Frame.SIZE + length;
    return checksum(lsn + Frame.LENGTH, end) == checksum ? new Found(lsn, end, forced, kind) : null;
  }

  /**
   * The first good record that begins at a position, which is not 0, or behind it; null if there is
   * none.
   */
  @Nullable Found nextRecord(long from) throws IOException {
    long last = chain.end() - Frame.SIZE;
    for (long lsn = from; lsn <= last; lsn++) {
      int at = load(lsn, Frame.SIZE);
      long position = window.getLong(at + Frame.POSITION);
      if (position == 0) {
        lsn += zerosAt(at + Frame.POSITION) - Long.BYTES; // the position of none of them is right
      } else if (position == lsn) {
        Found found = recordAt(lsn);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * How many bytes from an index of the window on are zero, counted in eights: of most of an unused
   * segment all are.
   */
  private int zerosAt(int index) {
    int end = index;
    while (end + Long.BYTES <= window.limit() && window.getLong(end) == 0) {
      end += Long.BYTES;
    }
    return end - index;
  }

  /** The content of a record. */
  ByteSource body(Found found) throws IOException {
    int length = (int) (found.end() - found.lsn()) - Frame.SIZE;
    long lsn = found.lsn() + Frame.SIZE;
    if (length <= WINDOW) {
      int at = load(lsn, length);
      return new ByteSource(Arrays.copyOfRange(window.array(), at, at + length), 0, length);
    }
    ByteBuffer body = ByteBuffer.allocate(length);
    chain.read(body, lsn);
    return new ByteSource(body.array(), 0, length);
  }

  /** Piece by piece, so that a length that is wrong costs no memory. */
  private int checksum(long from, long to) throws IOException {
    CRC32C crc = new CRC32C();
    long lsn = from;
    while (lsn < to) {
      int length = (int) Math.min(WINDOW, to - lsn);
      crc.update(window.array(), load(lsn, length), length);
      lsn += length;
    }
    return (int) crc.getValue() ^ salt;
  }

  /** Sees to it that bytes are in the window; returns the index of the first. */
  private int load(long lsn, int length) throws IOException {
    if (lsn < windowStart || lsn + length > windowStart + window.limit()) {
      window.clear().limit((int) Math.min(WINDOW, chain.end() - lsn));
      chain.read(window, lsn);
      window.position(0);
      windowStart = lsn;
    }
    return (int) (lsn - windowStart);
  }
}
