package io.tx4j.engine.wal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one transaction did. Read from the log; written by {@link CommitEncoder}. The position
 * behind the record is the transaction's commit timestamp.
 *
 * @param transactionId its number
 * @param wallClock when it committed, in microseconds since 2000-01-01 UTC
 * @param asynchronous whether it was acknowledged before the force
 * @param catalogEdits edits of the catalog, opaque to the log, in order
 * @param changes changes of rows, in order
 * @param sequences sequences it made or set
 */
public record CommitRecord(
    long transactionId,
    long wallClock,
    boolean asynchronous,
    List<byte[]> catalogEdits,
    List<Change> changes,
    List<SequenceState> sequences)
    implements LogRecord {

  /**
   * A change of one row.
   *
   * @param kind what was done
   * @param tableOid the table
   * @param rowId the row
   * @param values the new row; null for a deletion
   */
  @SuppressWarnings("ArrayRecordComponent") // a row is an array everywhere in the engine
  public record Change(
      ChangeKind kind, long tableOid, long rowId, @Nullable Object @Nullable [] values) {}

  /** What is done to a row. */
  public enum ChangeKind {
    INSERT,
    UPDATE,
    DELETE
  }
}
