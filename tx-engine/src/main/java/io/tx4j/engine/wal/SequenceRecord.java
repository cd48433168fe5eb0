package io.tx4j.engine.wal;

import io.tx4j.engine.value.ByteSink;

/**
 * A sequence has moved, whatever becomes of the transaction that moved it.
 *
 * @param state where to
 */
public record SequenceRecord(SequenceState state) implements LogRecord {

  /** Writes a record of this kind into a buffer, in place of what it held. */
  public static void encode(RecordBuffer buffer, long oid, long lastValue, boolean called) {
    putState(buffer.start(RecordKind.SEQUENCE), oid, lastValue, called);
  }

  static SequenceRecord decode(ByteSource source) {
    return new SequenceRecord(getState(source));
  }

  static void putState(ByteSink sink, long oid, long lastValue, boolean called) {
    Varint.put(sink, oid);
    Varint.putSigned(sink, lastValue);
    sink.putByte(called ? 1 : 0);
  }

  static SequenceState getState(ByteSource source) {
    return new SequenceState(source.getVarint(), source.getSignedVarint(), source.getByte() != 0);
  }
}
