package io.tx4j.engine.wal;

/** The bytes of one record, ready to be appended. Not safe for use by several threads at once. */
@SuppressWarnings("DoNotCallSuggester")
public class RecordBuffer {

  /** The size in bytes of the record in the log, its frame included. */
  public final int size() {
    throw new UnsupportedOperationException();
  }
}
