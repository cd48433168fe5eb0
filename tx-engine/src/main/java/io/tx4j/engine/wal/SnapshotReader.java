package io.tx4j.engine.wal;

import io.tx4j.engine.io.Disk;
import java.io.Closeable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot, verifying each block before anything in it is handed over. For one thread. */
public final class SnapshotReader implements Closeable {

  /** What a snapshot holds, in its order. */
  public interface Consumer {
    void sequence(SequenceState state);

    void table(long oid);

    void row(long rowId, @Nullable Object[] values);
  }

  /**
   * Opens the snapshot that recovery starts from, if there is one.
   *
   * @throws io.tx4j.engine.error.SqlError XX001 if its header is damaged, 0A000 if it was written
   *     by a newer version
   */
  public static Optional<SnapshotReader> latest(Disk disk) {
    throw new UnsupportedOperationException();
  }

  public SnapshotHeader header() {
    throw new UnsupportedOperationException();
  }

  /**
   * Hands over all of it, to the end.
   *
   * @throws io.tx4j.engine.error.SqlError XX001 if any of it is damaged or missing
   */
  public void read(Consumer consumer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
