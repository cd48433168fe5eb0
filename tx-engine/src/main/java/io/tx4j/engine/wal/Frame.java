package io.tx4j.engine.wal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Where the fields of a record's frame are, as the package's description draws them. */
final class Frame {

  static final int CHECKSUM = 0;
  static final int LENGTH = 4;
  static final int POSITION = 8;
  static final int UNFORCED = 16;
  static final int KIND = 20;

  /** The size of a frame: where the record's content begins. */
  static final int SIZE = 21;

  /** The largest record, frame included. */
  static final int LARGEST = 1 << 30;

  private Frame() {}

  /**
   * The checksum of the record at an index of the buffer: of all of it but the checksum itself.
   *
   * @param salt of the database, so that no record of another one, or in a value of a row, is taken
   *     for one of ours
   */
  static int checksum(ByteBuffer buffer, int index, int recordSize, int salt) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(index + LENGTH, recordSize - LENGTH));
    return (int) crc.getValue() ^ salt;
  }
}
