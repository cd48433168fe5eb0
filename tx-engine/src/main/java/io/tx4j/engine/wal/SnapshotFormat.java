package io.tx4j.engine.wal;

import io.tx4j.engine.value.ByteSink;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What the writer and the reader of snapshots have in common; the format is described at the
 * writer.
 */
final class SnapshotFormat {

  static final long MAGIC = 0x7478_346A_2D73_6E70L; // tx4j-snp
  static final int VERSION = 1;

  /** Magic, version and database: what must be known before a frame can be verified. */
  static final int PREAMBLE = 28;

  static final byte HEAD = 1;
  static final byte SEQUENCES = 2;
  static final byte ROWS = 3;
  static final byte END = 4;

  private SnapshotFormat() {}

  static ByteBuffer preamble(UUID database) {
    ByteBuffer bytes = ByteBuffer.allocate(PREAMBLE);
    bytes.putLong(MAGIC).putInt(VERSION);
    bytes.putLong(database.getMostSignificantBits()).putLong(database.getLeastSignificantBits());
    return bytes.flip();
  }

  /** Completes the frame that the block begins with. */
  static ByteBuffer seal(ByteSink block, byte kind, long position, int salt) {
    ByteBuffer bytes = ByteBuffer.wrap(block.array(), 0, block.size());
    bytes.putInt(Frame.LENGTH, block.size() - Frame.SIZE);
    bytes.putLong(Frame.POSITION, position);
    bytes.putInt(Frame.UNFORCED, 0);
    bytes.put(Frame.KIND, kind);
    bytes.putInt(Frame.CHECKSUM, Frame.checksum(bytes, 0, block.size(), salt));
    return bytes;
  }
}
