package io.tx4j.engine.wal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one transaction did. Read from the log; written by {@link CommitEncoder}. The position
 * behind the record is the transaction's commit timestamp.
 *
 * <p>The changes are decoded when asked for, so that types made by the same transaction's catalog
 * edits can be known by then.
 */
public final class CommitRecord implements LogRecord {

  static final byte ASYNCHRONOUS = 1;

  // Tags of the parts of a record, in the order in which they come.
  static final int CATALOG = 1;
  static final int SEQUENCE = 2;
  static final int INSERT = 3;
  static final int UPDATE = 4;
  static final int DELETE = 5;

  private final long transactionId;
  private final long wallClock;
  private final boolean asynchronous;
  private final List<byte[]> catalogEdits = new ArrayList<>();
  private final List<SequenceState> sequences = new ArrayList<>();
  private final ByteSource changes;

  private CommitRecord(ByteSource source) {
    transactionId = source.getVarint();
    wallClock = source.getLong();
    asynchronous = source.getByte() == ASYNCHRONOUS;
    while (source.hasMore() && source.peekByte() < INSERT) {
      if (source.getByte() == CATALOG) {
        catalogEdits.add(source.getBytes());
      } else {
        sequences.add(SequenceRecord.getState(source));
      }
    }
    changes = source;
  }

  static CommitRecord decode(ByteSource source) {
    return new CommitRecord(source);
  }

  /** The transaction's number. */
  public long transactionId() {
    return transactionId;
  }

  /** When it committed, in microseconds since 2000-01-01 UTC. */
  public long wallClock() {
    return wallClock;
  }

  /** Whether it was acknowledged before the force. */
  public boolean asynchronous() {
    return asynchronous;
  }

  /** Its edits of the catalog, opaque to the log, in order. */
  public List<byte[]> catalogEdits() {
    return catalogEdits;
  }

  /** The sequences it made or set. */
  public List<SequenceState> sequences() {
    return sequences;
  }

  /** Its changes of rows, in order, where all types are built in. */
  public List<Change> changes() {
    return changes(TypeLookup.BUILT_IN);
  }

  /** Its changes of rows, in order. */
  public List<Change> changes(TypeLookup types) {
    ValueDecoder decoder = new ValueDecoder(types);
    ByteSource source = changes.copy();
    List<Change> decoded = new ArrayList<>();
    while (source.hasMore()) {
      decoded.add(change(source, decoder));
    }
    return decoded;
  }

  private static Change change(ByteSource source, ValueDecoder decoder) {
    ChangeKind kind = ChangeKind.of(source.getByte());
    long tableOid = source.getVarint();
    long rowId = source.getVarint();
    return new Change(
        kind, tableOid, rowId, kind == ChangeKind.DELETE ? null : decoder.getRow(source));
  }

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
    DELETE;

    private static ChangeKind of(int tag) {
      switch (tag) {
        case CommitRecord.INSERT:
          return INSERT;
        case CommitRecord.UPDATE:
          return UPDATE;
        case CommitRecord.DELETE:
          return DELETE;
        default:
          throw ByteSource.malformed("the part tag " + tag);
      }
    }
  }
}
