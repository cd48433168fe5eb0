package io.tx4j.engine.wal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The last record of a log that was closed in good order. With it, damage to the records before it
 * can be told from a crash.
 */
final class CloseRecord {

  static final int SIZE = Frame.SIZE + Long.BYTES;

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private CloseRecord() {}

  static RecordBuffer encode() {
    RecordBuffer buffer = new RecordBuffer();
    buffer.start(RecordKind.CLOSE).putLong(ChronoUnit.MICROS.between(EPOCH, Instant.now()));
    return buffer;
  }
}
