package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.io.Disk;
import io.tx4j.engine.io.LogFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot, verifying each block before anything in it is handed over. For one thread,
 * which must be one that nobody interrupts, see {@link io.tx4j.engine.io.DiskThread}.
 */
public final class SnapshotReader implements Closeable {

  /** Takes what a snapshot holds, in its order. */
  public interface Consumer {
    /** Takes the state of a sequence. */
    void sequence(SequenceState state);

    /** A table begins; a large one does so several times. */
    void table(long oid);

    /** Takes a row of the table. */
    void row(long rowId, @Nullable Object[] values);
  }

  private final String where;
  private final LogFile file;
  private final long size;
  private final int salt;
  private final SnapshotHeader header;
  private long position = SnapshotFormat.PREAMBLE;
  private byte kind;

  private SnapshotReader(String where, LogFile file) throws IOException {
    this.where = where;
    this.file = file;
    this.size = file.size();
    UUID database = readPreamble();
    this.salt = SegmentHeader.salt(database);
    ByteSource head = nextBlock();
    expect(kind == SnapshotFormat.HEAD, "it does not begin with its head");
    this.header = new SnapshotHeader(database, head.getLong(), head.getLong(), head.getBytes());
  }

  /**
   * Opens the snapshot that recovery starts from, if there is one.
   *
   * @throws SqlError XX001 if its head is damaged, 0A000 if it was written by a newer version,
   *     58030 if it cannot be read
   */
  public static Optional<SnapshotReader> latest(Disk disk) {
    try {
      List<String> names = LogFolder.finished(disk, LogFolder.SNAPSHOT);
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(open(disk, names.get(names.size() - 1)));
    } catch (IOException e) {
      throw LogErrors.notReadable(disk, e);
    }
  }

  static SnapshotReader open(Disk disk, String name) throws IOException {
    LogFile file = disk.open(name);
    try {
      return new SnapshotReader(name + " in " + disk, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** What the snapshot says of itself. */
  public SnapshotHeader header() {
    return header;
  }

  /**
   * Hands over all of it, to the end; to be called once.
   *
   * @param types knows the types of the catalog that the header holds
   * @throws SqlError XX001 if any of it is damaged or missing, 58030 if it cannot be read
   */
  public void read(Consumer consumer, TypeLookup types) {
    try {
      ValueDecoder decoder = new ValueDecoder(types);
      long rows = 0;
      ByteSource block = nextBlock();
      while (kind != SnapshotFormat.END) {
        if (kind == SnapshotFormat.SEQUENCES) {
          readSequences(block, consumer);
        } else if (kind == SnapshotFormat.ROWS) {
          rows += readRows(block, decoder, consumer);
        } else {
          throw LogErrors.newerVersion(where, "a block of kind " + kind);
        }
        block = nextBlock();
      }
      long written = block.getLong();
      expect(rows == written, "expected " + written + " rows, found " + rows);
      expect(position == size, "there are " + (size - position) + " bytes behind its end");
    } catch (IOException e) {
      throw LogErrors.notReadable(where, e);
    }
  }

  private static void readSequences(ByteSource block, Consumer consumer) {
    while (block.hasMore()) {
      consumer.sequence(SequenceRecord.getState(block));
    }
  }

  private static long readRows(ByteSource block, ValueDecoder decoder, Consumer consumer) {
    consumer.table(block.getVarint());
    long rows = 0;
    while (block.hasMore()) {
      consumer.row(block.getVarint(), decoder.getRow(block));
      rows++;
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw LogErrors.notReadable(where, e);
    }
  }

  private UUID readPreamble() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SnapshotFormat.PREAMBLE);
    expect(
        file.read(bytes, 0) == SnapshotFormat.PREAMBLE && bytes.getLong(0) == SnapshotFormat.MAGIC,
        "it does not begin as a snapshot does");
    int version = bytes.getInt(8);
    if (version > SnapshotFormat.VERSION) {
      throw LogErrors.newerVersion(
          where, "format " + version + ", this version knows up to " + SnapshotFormat.VERSION);
    }
    return new UUID(bytes.getLong(12), bytes.getLong(20));
  }

  /** The next block's content; its kind is left in {@link #kind}. */
  private ByteSource nextBlock() throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(Frame.SIZE);
    int length =
        file.read(frame, position) == Frame.SIZE ? frame.getInt(Frame.LENGTH) : Integer.MIN_VALUE;
    expect(
        length >= 0 && length <= size - position - Frame.SIZE,
        "there is no whole block at byte " + position);
    ByteBuffer block = ByteBuffer.allocate(Frame.SIZE + length);
    file.read(block, position);
    expect(
        block.getLong(Frame.POSITION) == position
            && block.getInt(Frame.CHECKSUM) == Frame.checksum(block, 0, block.limit(), salt),
        "the checksum of the block at byte " + position + " is wrong");
    kind = block.get(Frame.KIND);
    position += block.limit();
    return new ByteSource(block.array(), Frame.SIZE, block.limit());
  }

  private void expect(boolean condition, String otherwise) {
    if (!condition) {
      throw LogErrors.damaged("snapshot " + where, otherwise);
    }
  }
}
