package io.tx4j.engine.wal;

/**
 * A sequence has moved, whatever becomes of the transaction that moved it.
 *
 * @param state where to
 */
public record SequenceRecord(SequenceState state) implements LogRecord {

  /** Writes a record of this kind into a buffer, in place of what it held. */
  public static void encode(RecordBuffer buffer, long oid, long lastValue, boolean called) {
    throw new UnsupportedOperationException();
  }
}
