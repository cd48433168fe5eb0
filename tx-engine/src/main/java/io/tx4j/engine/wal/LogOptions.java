package io.tx4j.engine.wal;

import java.util.function.Consumer;

/**
 * How a log is opened.
 *
 * @param fsync false skips every force: a crash of the machine may lose or damage the database. For
 *     tests
 * @param segmentSize the length in bytes of a segment file made from now on, 64 KiB to 1 GiB
 * @param progress is told every few seconds while recovery runs
 */
public record LogOptions(boolean fsync, int segmentSize, Consumer<RecoveryProgress> progress) {

  /** Forces, 16 MiB segments, progress to the System.Logger. */
  public static final LogOptions DEFAULT = new LogOptions(true, 16 << 20, RecoveryProgress::log);

  private static final int SMALLEST_SEGMENT = 64 << 10;
  private static final int LARGEST_SEGMENT = 1 << 30;

  public LogOptions {
    if (segmentSize < SMALLEST_SEGMENT || segmentSize > LARGEST_SEGMENT) {
      throw new IllegalArgumentException(
          "segmentSize: expected 65536 to 1073741824 bytes, found " + segmentSize);
    }
  }

  public LogOptions withFsync(boolean fsync) {
    return new LogOptions(fsync, segmentSize, progress);
  }

  public LogOptions withSegmentSize(int segmentSize) {
    return new LogOptions(fsync, segmentSize, progress);
  }

  public LogOptions withProgress(Consumer<RecoveryProgress> progress) {
    return new LogOptions(fsync, segmentSize, progress);
  }
}
