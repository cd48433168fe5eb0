package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.io.Disk;
import io.tx4j.engine.io.LogFile;
import io.tx4j.engine.value.ByteSink;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot of the database to a temporary file; {@link #finish} makes it the one that
 * recovery starts from. Closing without finishing leaves no trace. For one thread, which must be
 * one that nobody interrupts, see {@link io.tx4j.engine.io.DiskThread}.
 *
 * <p>Order: any number of sequences, then for each table {@link #table} and its rows. The log must
 * be forced up to the snapshot's position before it is finished. All methods throw {@link SqlError}
 * 53100 when the disk is full and 58030 when it fails; the snapshot is to be closed then, and
 * nothing is lost.
 *
 * <p>The format, in the words of the {@linkplain io.tx4j.engine.wal log's}: {@code position} is
 * that in the file, {@code unforced} is 0, and the kinds are those below.
 *
 * <pre>
 *   snapshot  := preamble head { sequences } { rows } end
 *   preamble  := "tx4j-snp" version:int32 database:16 bytes
 *   head      := frame(1) lsn:int64 wallclock:int64 length:varint catalog
 *   sequences := frame(2) { sequence }
 *   rows      := frame(3) table:varint { row:varint values }      of one table, at most about 64 KiB
 *   end       := frame(4) rows:int64                              how many rows there are in all
 * </pre>
 */
public final class SnapshotWriter implements Closeable {

  private static final System.Logger LOGGER = System.getLogger(SnapshotWriter.class.getName());

  private static final int BLOCK = 64 << 10;
  private static final byte[] FRAME = new byte[Frame.SIZE];

  private final Disk disk;
  private final boolean fsync;
  private final String name;
  private final int salt;
  private final LogFile file;
  private final ByteSink block = new ByteSink(2 * BLOCK);
  private byte kind;
  private int emptySize;
  private long position = SnapshotFormat.PREAMBLE;
  private long table;
  private long rows;
  private boolean finished;

  private SnapshotWriter(Disk disk, SnapshotHeader header, boolean fsync) throws IOException {
    this.disk = disk;
    this.fsync = fsync;
    this.name = LogFolder.snapshotName(header.lsn());
    this.salt = SegmentHeader.salt(header.databaseId());
    LogFolder.deleteUnfinished(disk, LogFolder.SNAPSHOT);
    this.file = disk.create(unfinished());
  }

  /**
   * Begins a snapshot.
   *
   * @param fsync false skips every force: for tests
   */
  public static SnapshotWriter create(Disk disk, SnapshotHeader header, boolean fsync) {
    try {
      SnapshotWriter writer = new SnapshotWriter(disk, header, fsync);
      try {
        writer.writeHead(header);
        return writer;
      } catch (IOException | RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (IOException e) {
      throw LogErrors.snapshotFailed(disk, e);
    }
  }

  private void writeHead(SnapshotHeader header) throws IOException {
    file.write(SnapshotFormat.preamble(header.databaseId()), 0);
    begin(SnapshotFormat.HEAD);
    block.putLong(header.lsn());
    block.putLong(header.wallClock());
    ValueEncoder.putBytes(block, header.catalog());
    flush();
    begin(SnapshotFormat.SEQUENCES);
  }

  /** Adds where a sequence stands. */
  public void sequence(long oid, long lastValue, boolean called) {
    if (kind != SnapshotFormat.SEQUENCES) {
      throw new IllegalStateException("expected sequences before tables");
    }
    SequenceRecord.putState(block, oid, lastValue, called);
    flushIfFull();
  }

  /** Begins a table: the rows that follow are its rows. */
  public void table(long oid) {
    table = oid;
    attempt(
        () -> {
          flush();
          beginRows();
        });
  }

  /** Adds a row to the table. */
  public void row(long rowId, @Nullable Object[] values) {
    if (kind != SnapshotFormat.ROWS) {
      throw new IllegalStateException("expected a table before its rows");
    }
    Varint.put(block, rowId);
    ValueEncoder.putRow(block, values);
    rows++;
    flushIfFull();
  }

  /** Writes the end, forces, renames, forces the folder, and removes older snapshots. */
  public void finish() {
    attempt(
        () -> {
          flush();
          begin(SnapshotFormat.END);
          block.putLong(rows);
          write();
          if (fsync) {
            file.force();
          }
          file.close();
          disk.rename(unfinished(), name);
          finished = true;
          if (fsync) {
            disk.force();
          }
        });
    deleteOlder();
  }

  private void deleteOlder() {
    try {
      List<String> snapshots = LogFolder.finished(disk, LogFolder.SNAPSHOT);
      for (String other : snapshots) {
        if (other.compareTo(name) < 0) {
          disk.delete(other);
        }
      }
    } catch (IOException e) { // the next one will try again
      LOGGER.log(Level.WARNING, "could not remove an old snapshot in {0}: {1}", disk, e);
    }
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    try {
      file.close();
      LogFolder.deleteUnfinished(disk, LogFolder.SNAPSHOT);
    } catch (IOException e) { // recovery does not look at it, and the next opening removes it
      LOGGER.log(Level.WARNING, "could not remove an unfinished snapshot in {0}: {1}", disk, e);
    }
  }

  private void begin(byte newKind) {
    kind = newKind;
    block.truncate(0);
    block.putBytes(FRAME);
    emptySize = block.size();
  }

  private void beginRows() {
    begin(SnapshotFormat.ROWS);
    Varint.put(block, table);
    emptySize = block.size();
  }

  private void flushIfFull() {
    if (block.size() >= BLOCK) {
      attempt(
          () -> {
            flush();
            if (kind == SnapshotFormat.ROWS) {
              beginRows();
            } else {
              begin(kind);
            }
          });
    }
  }

  private void flush() throws IOException {
    if (block.size() > emptySize) {
      write();
    }
  }

  private void write() throws IOException {
    file.write(SnapshotFormat.seal(block, kind, position, salt), position);
    position += block.size();
  }

  private String unfinished() {
    return name + LogFolder.UNFINISHED;
  }

  private void attempt(DiskWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw LogErrors.snapshotFailed(disk, e);
    }
  }
}
