package io.tx4j.engine;

/**
 * How an engine with a folder is opened. Immutable.
 *
 * @param fsync whether a commit is acknowledged only after the force of the log. False is for
 *     tests: a crash of the machine may lose or damage the database; the engine says so when it
 *     opens
 * @param segmentSize the length in bytes of the files of the log made from now on, 64 KiB to 1 GiB
 */
public record EngineOptions(boolean fsync, int segmentSize) {

  /** Forces, in files of 16 MiB. */
  public static final EngineOptions DEFAULT = new EngineOptions(true, 16 << 20);

  /** These options, with or without forces. */
  public EngineOptions withFsync(boolean newFsync) {
    return new EngineOptions(newFsync, segmentSize);
  }

  /** These options, with another length of log files. */
  public EngineOptions withSegmentSize(int newSegmentSize) {
    return new EngineOptions(fsync, newSegmentSize);
  }
}
