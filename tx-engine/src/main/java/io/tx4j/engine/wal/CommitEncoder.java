package io.tx4j.engine.wal;

import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link CommitRecord} piece by piece into a buffer that is used again and again: one
 * encoder for each session. The commit timestamp, known only under the commit lock, is filled in
 * last and changes no size.
 *
 * <p>Every method throws {@code SqlError} 54000 when the record would exceed 1 GiB.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class CommitEncoder extends RecordBuffer {

  /** Starts a new record, in place of what the buffer held. */
  public void begin(long transactionId, long wallClock, boolean asynchronous) {
    throw new UnsupportedOperationException();
  }

  public void insert(long tableOid, long rowId, @Nullable Object[] values) {
    throw new UnsupportedOperationException();
  }

  public void update(long tableOid, long rowId, @Nullable Object[] values) {
    throw new UnsupportedOperationException();
  }

  public void delete(long tableOid, long rowId) {
    throw new UnsupportedOperationException();
  }

  public void catalogEdit(byte[] edit) {
    throw new UnsupportedOperationException();
  }

  public void sequence(long oid, long lastValue, boolean called) {
    throw new UnsupportedOperationException();
  }

  /** Whether nothing was added since {@link #begin}: such a transaction needs no record. */
  public boolean isEmpty() {
    throw new UnsupportedOperationException();
  }
}
