package io.tx4j.engine.mvcc;

import io.tx4j.engine.lock.LockSession;
import io.tx4j.engine.value.ValueContext;
import io.tx4j.engine.wal.CommitEncoder;

/**
 * A session's side of the store: begins its transactions, one after the other. Used by one thread
 * at a time.
 */
public final class StoreSession implements AutoCloseable {

  private final Store store;
  private final LockSession locks;
  private final SnapshotHorizon.Reader reader;
  private final ValueContext valueContext;
  private final CommitEncoder encoder = new CommitEncoder();

  StoreSession(
      Store store, LockSession locks, SnapshotHorizon.Reader reader, ValueContext valueContext) {
    this.store = store;
    this.locks = locks;
    this.reader = reader;
    this.valueContext = valueContext;
  }

  /** Begins a transaction; the one before it has ended. */
  public Transaction begin(IsolationLevel isolation, boolean readOnly) {
    return new Transaction(store, this, isolation, readOnly);
  }

  LockSession locks() {
    return locks;
  }

  SnapshotHorizon.Reader reader() {
    return reader;
  }

  ValueContext valueContext() {
    return valueContext;
  }

  /** The buffer in which the redo record of a commit is built. */
  CommitEncoder encoder() {
    return encoder;
  }

  @Override
  public void close() {
    reader.close();
  }
}
