package io.tx4j.engine.wal;

import io.tx4j.engine.io.Disk;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot of the database to a temporary file; {@link #finish} makes it the one that
 * recovery starts from. Closing without finishing leaves no trace. For one thread, which must be
 * one that nobody interrupts, see {@link io.tx4j.engine.io.DiskThread}.
 *
 * <p>Order: any number of sequences, then for each table {@link #table} and its rows. All methods
 * throw {@link io.tx4j.engine.error.SqlError} 53100 when the disk is full and 58030 when it fails.
 */
public final class SnapshotWriter implements Closeable {

  /** Begins a snapshot that is described by a header. */
  public static SnapshotWriter create(Disk disk, SnapshotHeader header, boolean fsync) {
    throw new UnsupportedOperationException();
  }

  public void sequence(long oid, long lastValue, boolean called) {
    throw new UnsupportedOperationException();
  }

  /** Begins a table: the rows that follow are its rows. */
  public void table(long oid) {
    throw new UnsupportedOperationException();
  }

  public void row(long rowId, @Nullable Object[] values) {
    throw new UnsupportedOperationException();
  }

  /** Writes the end, forces, renames, forces the folder, and removes older snapshots. */
  public void finish() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
