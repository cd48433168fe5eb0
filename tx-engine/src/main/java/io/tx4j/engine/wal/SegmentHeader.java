package io.tx4j.engine.wal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment file.
 *
 * @param capacity bytes of content
 * @param database the identity of the database
 * @param timeline 1, and one more after each restore to a point in time
 * @param start the position of the first byte of content
 */
record SegmentHeader(int capacity, UUID database, int timeline, long start) {

  static final int SIZE = 64;
  static final int VERSION = 1;

  private static final long MAGIC = 0x7478_346A_2D6C_6F67L; // tx4j-log
  private static final int CHECKSUM = 60;

  /** The position behind the last byte of content. */
  long end() {
    return start + capacity;
  }

  long fileSize() {
    return (long) SIZE + capacity;
  }

  String fileName() {
    return LogFolder.segmentName(start);
  }

  SegmentHeader next(int nextCapacity) {
    return new SegmentHeader(nextCapacity, database, timeline, end());
  }

  /** What the checksums of records are mixed with. */
  static int salt(UUID database) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(database.getMostSignificantBits()).putLong(database.getLeastSignificantBits());
    return checksum(bytes.flip());
  }

  ByteBuffer encode() {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(capacity);
    bytes.putLong(database.getMostSignificantBits()).putLong(database.getLeastSignificantBits());
    bytes.putInt(timeline).putLong(start);
    bytes.putInt(CHECKSUM, checksum(bytes.slice(0, CHECKSUM)));
    return bytes.rewind();
  }

  /**
   * Reads a header.
   *
   * @param where the file, for the error message
   * @throws io.tx4j.engine.error.SqlError XX001 if it is damaged, 0A000 if it is of a newer version
   */
  static SegmentHeader decode(ByteBuffer bytes, String where) {
    if (bytes.remaining() < SIZE) {
      throw LogErrors.damaged(where, "found " + bytes.remaining() + " bytes, not even a header");
    }
    if (bytes.getLong(0) != MAGIC) {
      throw LogErrors.damaged(where, "it does not begin as a segment of a log does");
    }
    if (bytes.getInt(CHECKSUM) != checksum(bytes.slice(0, CHECKSUM))) {
      throw LogErrors.damaged(where, "the checksum of its header is wrong");
    }
    if (bytes.getInt(8) != VERSION) {
      throw LogErrors.newerVersion(
          where, "format " + bytes.getInt(8) + ", this version knows up to " + VERSION);
    }
    return new SegmentHeader(
        bytes.getInt(12),
        new UUID(bytes.getLong(16), bytes.getLong(24)),
        bytes.getInt(32),
        bytes.getLong(36));
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
