package io.tx4j.engine.mvcc;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogEdit;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.lock.LockOwner;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.RowTag;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.value.ValueContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction: its snapshot, what it wrote, what it changed in the catalog, and, as the owner of
 * locks that it is, what it locked. Used by one thread at a time; other transactions read {@link
 * #commitTimestamp} and wait for its end.
 */
public final class Transaction extends LockOwner {

  private static final int INITIAL_COMMAND = 1;

  private final Store store;
  private final StoreSession session;
  private final SnapshotHorizon.Reader reader;
  private IsolationLevel isolation;
  private boolean readOnly;
  private boolean synchronous = true;

  private long id;
  private int command = INITIAL_COMMAND;
  private @Nullable Snapshot transactionSnapshot;
  private long newestSeen;
  private List<Write> writes = List.of();
  private final DeferredChecks deferredChecks = new DeferredChecks();
  private List<CatalogEdit> catalogEdits = List.of();
  private @Nullable Catalog ownCatalog;
  private @Nullable Catalog ownCatalogBase;
  private List<Runnable> atCommit = List.of();
  private List<Runnable> atRollback = List.of();

  private volatile long commitTimestamp;
  private boolean ended;

  /** A version that this transaction has put in front of a row. */
  record Write(TableStore table, Row row, Version version, @Nullable Version superseded) {

    /** By how much it changes the number of rows. */
    int difference() {
      return (superseded == null ? 1 : 0) - (version.deleted() ? 1 : 0);
    }
  }

  Transaction(Store store, StoreSession session, IsolationLevel isolation, boolean readOnly) {
    super(session.locks());
    this.store = store;
    this.session = session;
    this.reader = session.reader();
    this.isolation = isolation;
    this.readOnly = readOnly;
  }

  public IsolationLevel isolation() {
    return isolation;
  }

  public boolean readOnly() {
    return readOnly;
  }

  /** SET TRANSACTION ISOLATION LEVEL; 25001 once a snapshot was taken. */
  public void isolation(IsolationLevel level) {
    if (level != isolation && hasSnapshot()) {
      throw new SqlError(
          SqlState.ACTIVE_SQL_TRANSACTION,
          "SET TRANSACTION ISOLATION LEVEL must be called before any query");
    }
    isolation = level;
  }

  /** SET TRANSACTION READ ONLY or READ WRITE; the latter is 25001 once a snapshot was taken. */
  public void readOnly(boolean value) {
    if (readOnly && !value && hasSnapshot()) {
      throw new SqlError(
          SqlState.ACTIVE_SQL_TRANSACTION,
          "transaction read-write mode must be set before any query");
    }
    readOnly = value;
  }

  /** Whether the commit is acknowledged only after the force of the log. */
  public void synchronous(boolean value) {
    synchronous = value;
  }

  /** How values are shown in errors. */
  ValueContext valueContext() {
    return session.valueContext();
  }

  public DeferredChecks deferredChecks() {
    return deferredChecks;
  }

  /**
   * Its number, assigned at the first call as PostgreSQL does: a transaction that only reads has
   * none.
   */
  @Override
  public long id() {
    if (id == 0) {
      id = store.statuses().assign();
    }
    return id;
  }

  /** Its number, or 0 if none is assigned yet. */
  public long idIfAssigned() {
    return id;
  }

  // ----------------------------------------------------------------------------------------------
  // what it sees

  /**
   * The snapshot of a statement that begins now: a new one at READ COMMITTED, the transaction's own
   * above it. Ends the command before it, whose writes become visible to this one.
   */
  public Snapshot statementSnapshot() {
    command++;
    Snapshot first = transactionSnapshot;
    if (first != null && isolation.usesTransactionSnapshot()) {
      return new Snapshot(first.timestamp(), this, command);
    }
    Snapshot snapshot = new Snapshot(reader.enter(), this, command);
    transactionSnapshot = snapshot;
    return snapshot;
  }

  /**
   * A snapshot of this moment, whatever the isolation level: what constraint checks look at. Sees
   * everything that the transaction has written.
   */
  public Snapshot latestSnapshot() {
    command++;
    return new Snapshot(reader.enter(), this, command);
  }

  /**
   * No statement runs and no portal is open: garbage may be collected up to now, unless one
   * snapshot serves all.
   */
  public void releaseStatementSnapshots() {
    if (!isolation.usesTransactionSnapshot()) {
      reader.leave();
    }
  }

  public boolean hasSnapshot() {
    return transactionSnapshot != null;
  }

  int command() {
    return command;
  }

  void saw(Version version) {
    long committed = version.commitTimestamp();
    if (committed > newestSeen) {
      newestSeen = committed;
    }
  }

  /** It must not be acknowledged before the log is forced up to this position. */
  void mustOutlast(long position) {
    newestSeen = Math.max(newestSeen, position);
  }

  long commitTimestamp() {
    return commitTimestamp;
  }

  // ----------------------------------------------------------------------------------------------
  // what it claims

  /** What a claim has found. */
  public enum Claim {
    /** The row is locked, and its newest version is the one that was seen. */
    UNCHANGED,
    /** The row is locked; it has a newer version, see {@link #newest}. READ COMMITTED only. */
    CHANGED,
    /** The row was deleted meanwhile. READ COMMITTED only. */
    DELETED,
    /** The running command itself has changed the row already. */
    CHANGED_BY_COMMAND,
    /** Another transaction holds the row, and the caller did not want to wait. */
    SKIPPED
  }

  /**
   * Locks a row that the snapshot has shown, waiting as the policy says, and compares its newest
   * version with the one seen.
   *
   * @param seen the values that the snapshot showed, the very array
   * @param table of the row, for errors
   * @throws SqlError 40001 above READ COMMITTED when the row has changed since the snapshot; 40P01,
   *     55P03, 57014 from the wait
   */
  public Claim claim(
      Row row, @Nullable Object[] seen, RowLockMode mode, WaitPolicy policy, RowTag table) {
    return claim(row, seen, mode, policy, table, "concurrent delete");
  }

  /**
   * As {@link #claim}, for who locks the row and does not write it: PostgreSQL then does not tell a
   * delete from an update.
   */
  public Claim claimToLock(
      Row row, @Nullable Object[] seen, RowLockMode mode, WaitPolicy policy, RowTag table) {
    return claim(row, seen, mode, policy, table, "concurrent update");
  }

  private Claim claim(
      Row row,
      @Nullable Object[] seen,
      RowLockMode mode,
      WaitPolicy policy,
      RowTag table,
      String deletion) {
    id();
    if (!acquire(row, mode, policy, table)) {
      return Claim.SKIPPED;
    }
    Version newest = row.newestSettled(this);
    if (newest == null) {
      return Claim.DELETED;
    }
    if (newest.values == seen) {
      return Claim.UNCHANGED;
    }
    if (newest.writer() == this) {
      return newest.command == command ? Claim.CHANGED_BY_COMMAND : changed(newest);
    }
    if (isolation.usesTransactionSnapshot()) {
      throw new SqlError(
          SqlState.SERIALIZATION_FAILURE,
          "could not serialize access due to "
              + (newest.deleted() ? deletion : "concurrent update"));
    }
    saw(newest);
    return changed(newest);
  }

  /**
   * As {@link #claimToLock} in mode KEY SHARE, which minds the row's keys alone: a newer version
   * that has the same keys counts as unchanged at every isolation level.
   *
   * @param keys the indexes over the keys
   */
  public Claim claimKeys(
      Row row, @Nullable Object[] seen, List<IndexStore> keys, WaitPolicy policy, RowTag table) {
    id();
    if (!acquire(row, RowLockMode.KEY_SHARE, policy, table)) {
      return Claim.SKIPPED;
    }
    Version newest = row.newestSettled(this);
    @Nullable Object[] values = newest == null ? null : newest.values;
    if (values != null && haveSameKeys(keys, values, seen)) {
      return Claim.UNCHANGED;
    }
    return claimToLock(row, seen, RowLockMode.KEY_SHARE, policy, table);
  }

  private static boolean haveSameKeys(
      List<IndexStore> keys, @Nullable Object[] left, @Nullable Object[] right) {
    for (IndexStore key : keys) {
      if (!key.sameKey(left, right)) {
        return false;
      }
    }
    return true;
  }

  private static Claim changed(Version newest) {
    return newest.deleted() ? Claim.DELETED : Claim.CHANGED;
  }

  /** The newest values of a row that was claimed and found changed. */
  public @Nullable Object[] newest(Row row) {
    Version version = row.newestSettled(this);
    @Nullable Object[] values = version == null ? null : version.values;
    if (values == null) {
      throw new IllegalStateException("the row is deleted");
    }
    return values;
  }

  /**
   * Waits until another transaction has let go of a row that it has written: at its end, or when it
   * has gone back to a savepoint from before.
   */
  void awaitRelease(Row row, Transaction other) {
    id();
    awaitRelease(row, other, other);
  }

  // ----------------------------------------------------------------------------------------------
  // what it writes

  /** Locks a row that nobody else knows yet: who finds its key in an index waits for the lock. */
  void lockNew(Row row) {
    acquire(row, RowLockMode.UPDATE, WaitPolicy.NOWAIT, this);
  }

  void recordWrite(TableStore table, Row row, Version version) {
    id();
    writes = with(writes, new Write(table, row, version, version.older));
  }

  List<Write> writes() {
    return writes;
  }

  boolean hasWritten() {
    return !writes.isEmpty();
  }

  int writeCount() {
    return writes.size();
  }

  void undoTo(int mark) {
    for (int i = writes.size() - 1; i >= mark; i--) {
      Write write = writes.remove(i);
      write.table().undo(write.row(), write.version());
    }
  }

  /** The catalog as this transaction sees it: what is committed, with its own edits on top. */
  public Catalog catalog() {
    Catalog committed = store.catalog();
    if (catalogEdits.isEmpty()) {
      return committed;
    }
    if (ownCatalog == null || ownCatalogBase != committed) {
      ownCatalog = committed.with(catalogEdits);
      ownCatalogBase = committed;
    }
    return ownCatalog;
  }

  /** Changes the catalog, for this transaction now and for others when it commits. */
  public void edit(CatalogEdit edit) {
    id();
    catalogEdits = with(catalogEdits, edit);
    ownCatalog = null;
  }

  /** Whether the commit leaves something behind. */
  boolean hasWork() {
    return !writes.isEmpty() || !catalogEdits.isEmpty();
  }

  /** Whether it sees another catalog than everybody else. */
  public boolean hasCatalogEdits() {
    return !catalogEdits.isEmpty();
  }

  List<CatalogEdit> catalogEdits() {
    return catalogEdits;
  }

  /** Runs after the commit was published, before locks are released. */
  public void onCommit(Runnable action) {
    atCommit = with(atCommit, action);
  }

  /**
   * Runs when the transaction, or the savepoint that it happens under, is rolled back; last
   * registered first.
   */
  public void onRollback(Runnable action) {
    atRollback = with(atRollback, action);
  }

  // ----------------------------------------------------------------------------------------------
  // savepoints

  /** A state of the transaction to come back to. */
  public record Savepoint(
      int writes,
      int catalogEdits,
      int commitActions,
      int rollbackActions,
      DeferredChecks.Mark checks,
      int locks) {}

  public Savepoint savepoint() {
    return new Savepoint(
        writes.size(),
        catalogEdits.size(),
        atCommit.size(),
        atRollback.size(),
        deferredChecks.mark(),
        mark());
  }

  /**
   * Undoes everything since the savepoint; the savepoint stays valid. Reads are not undone: they
   * have happened.
   */
  public void rollbackTo(Savepoint savepoint) {
    undoTo(savepoint.writes());
    truncate(catalogEdits, savepoint.catalogEdits());
    ownCatalog = null;
    truncate(atCommit, savepoint.commitActions());
    runRollbackActions(savepoint.rollbackActions());
    deferredChecks.rollbackTo(savepoint.checks());
    releaseSince(savepoint.locks());
  }

  /** Most transactions need few of the lists: each begins as the shared empty one. */
  private static <T> List<T> with(List<T> list, T element) {
    List<T> target = list.isEmpty() ? new ArrayList<>() : list;
    target.add(element);
    return target;
  }

  private static void truncate(List<?> list, int size) {
    if (list.size() > size) {
      list.subList(size, list.size()).clear();
    }
  }

  private void runRollbackActions(int downTo) {
    for (int i = atRollback.size() - 1; i >= downTo; i--) {
      atRollback.remove(i).run();
    }
  }

  // ----------------------------------------------------------------------------------------------
  // how it ends

  /**
   * Commits: see {@link CommitPipeline}. If it throws before anything was published, the
   * transaction is rolled back; 08007 is thrown after.
   */
  public void commit() {
    try {
      deferredChecks.endOfTransaction();
      store.commits().commit(this, session.encoder());
    } catch (Throwable e) {
      rollback(); // does nothing where the commit was published
      throw e;
    }
  }

  /** Undoes everything and releases the locks. Does nothing to a transaction that has ended. */
  public void rollback() {
    if (ended) {
      return;
    }
    undoTo(0);
    runRollbackActions(0);
    end();
  }

  boolean synchronous() {
    return synchronous;
  }

  long newestSeen() {
    return newestSeen;
  }

  /** Under the commit lock: from here on every version of this transaction counts as committed. */
  void publish(long timestamp) {
    commitTimestamp = timestamp;
  }

  /** After the commit was published. */
  void afterPublish() {
    for (Write write : writes) {
      write.version().stamp(commitTimestamp);
      write.table().countCommitted(write.difference());
    }
    atCommit.forEach(Runnable::run);
    end();
  }

  void endWithoutWork() {
    atCommit.forEach(Runnable::run);
    end();
  }

  private void end() {
    ended = true;
    reader.leave();
    if (id != 0) {
      store.statuses().ended(id, commitTimestamp != 0);
    }
    releaseAll();
  }
}
