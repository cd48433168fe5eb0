package io.tx4j.engine.wal;

import java.lang.System.Logger.Level;

/**
 * How far recovery has come.
 *
 * @param records records handed over so far
 * @param position bytes of the log read so far, counted from where recovery began
 * @param total bytes of the log there may be to read
 */
public record RecoveryProgress(long records, long position, long total) {

  private static final System.Logger LOGGER = System.getLogger(RecoveryProgress.class.getName());

  void log() {
    LOGGER.log(
        Level.INFO,
        "recovering: {0} records, {1} of at most {2} bytes of the log read",
        records,
        position,
        total);
  }
}
