package io.tx4j.engine.wal;

import io.tx4j.engine.value.ByteSink;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link CommitRecord} piece by piece into a buffer that is used again and again: one
 * encoder for each session. What makes the tables comes before what fills them: catalog edits and
 * sequences first, changes of rows then.
 *
 * <p>Every method that adds something throws {@link io.tx4j.engine.error.SqlError} 54000 when the
 * record grows beyond 1 GiB.
 */
public final class CommitEncoder extends RecordBuffer {

  private int emptySize;
  private boolean hasChanges;

  /**
   * Starts a new record, in place of what the buffer held.
   *
   * @param wallClock microseconds since 2000-01-01 UTC
   * @param asynchronous whether the commit is acknowledged before the force
   */
  public void begin(long transactionId, long wallClock, boolean asynchronous) {
    ByteSink sink = start(RecordKind.COMMIT);
    Varint.put(sink, transactionId);
    sink.putLong(wallClock);
    sink.putByte(asynchronous ? CommitRecord.ASYNCHRONOUS : 0);
    emptySize = size();
    hasChanges = false;
  }

  /** Adds a new row; with a null in {@code values} for each SQL NULL. */
  public void insert(long tableOid, long rowId, @Nullable Object[] values) {
    change(CommitRecord.INSERT, tableOid, rowId);
    ValueEncoder.putRow(bytes(), values);
    checkSize();
  }

  /** Adds the new values of a row, all of them. */
  public void update(long tableOid, long rowId, @Nullable Object[] values) {
    change(CommitRecord.UPDATE, tableOid, rowId);
    ValueEncoder.putRow(bytes(), values);
    checkSize();
  }

  /** Adds that a row is gone. */
  public void delete(long tableOid, long rowId) {
    change(CommitRecord.DELETE, tableOid, rowId);
    checkSize();
  }

  /** Adds an edit of the catalog. */
  public void catalogEdit(byte[] edit) {
    expectNoChanges();
    bytes().putByte(CommitRecord.CATALOG);
    ValueEncoder.putBytes(bytes(), edit);
    checkSize();
  }

  /** Adds where a sequence stands. */
  public void sequence(long oid, long lastValue, boolean called) {
    expectNoChanges();
    bytes().putByte(CommitRecord.SEQUENCE);
    SequenceRecord.putState(bytes(), oid, lastValue, called);
    checkSize();
  }

  /** Whether nothing was added since {@link #begin}: such a transaction needs no record. */
  public boolean isEmpty() {
    return size() == emptySize;
  }

  private void change(int tag, long tableOid, long rowId) {
    hasChanges = true;
    bytes().putByte(tag);
    Varint.put(bytes(), tableOid);
    Varint.put(bytes(), rowId);
  }

  private void expectNoChanges() {
    if (hasChanges) {
      throw new IllegalStateException(
          "expected catalog edits and sequences before changes of rows");
    }
  }
}
