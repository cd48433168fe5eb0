package io.tx4j.engine.mvcc;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.lock.LockManager;
import io.tx4j.engine.lock.LockSession;
import io.tx4j.engine.value.ValueContext;
import io.tx4j.engine.wal.Log;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The database: tables with their versions, the committed catalog, sequences, and the transactions
 * on them. Thread-safe.
 */
public final class Store implements AutoCloseable {

  private final Log log;
  private final LockManager locks = new LockManager();
  private final SnapshotHorizon horizon;
  private final TransactionStatuses statuses;
  private final CommitPipeline commits;
  private final Sequences sequences;
  private final ConcurrentHashMap<Integer, TableStore> tables = new ConcurrentHashMap<>();
  private final AtomicInteger nextOid = new AtomicInteger(Catalog.FIRST_USER_OID);
  private volatile Catalog catalog;

  /**
   * A store over a log that is open already, holding what recovery found.
   *
   * @see Recovery
   */
  Store(Log log, Recovery recovered) {
    this.log = log;
    this.horizon = new SnapshotHorizon(log::forced);
    this.sequences = new Sequences(log, recovered.sequences());
    this.statuses = recovered.statuses(new TransactionIdCeiling(log));
    this.commits = new CommitPipeline(this, log, horizon);
    this.catalog = recovered.catalog();
    this.tables.putAll(recovered.tables());
    nextOid.accumulateAndGet(catalog.highestOid() + 1, Math::max);
    horizon.publish(log.end());
  }

  /** The catalog as it is committed now. */
  public Catalog catalog() {
    return catalog;
  }

  public LockManager locks() {
    return locks;
  }

  public Sequences sequences() {
    return sequences;
  }

  public TransactionStatuses statuses() {
    return statuses;
  }

  /** An oid that no object has or had since the engine was opened. */
  public int newOid() {
    return nextOid.getAndIncrement();
  }

  /** The rows of a table that the caller has found in a catalog. */
  public TableStore table(int oid) {
    TableStore table = tables.get(oid);
    if (table == null) {
      throw new IllegalStateException("no rows are kept for oid " + oid);
    }
    return table;
  }

  /**
   * Makes room for the rows of a new table, which nobody else can see before the transaction
   * commits.
   */
  public TableStore createTable(Transaction transaction, int oid) {
    TableStore table = new TableStore(oid);
    tables.put(oid, table);
    transaction.onRollback(() -> forgetTable(oid));
    return table;
  }

  /** Gives up the rows of a table once the transaction commits. */
  public void dropTable(Transaction transaction, int oid) {
    transaction.onCommit(() -> forgetTable(oid));
  }

  private void forgetTable(int oid) {
    tables.remove(oid);
    locks.forgetTable(oid);
  }

  /**
   * What a session needs to begin transactions.
   *
   * @param valueContext how values are shown in errors
   */
  public StoreSession newSession(LockSession session, ValueContext valueContext) {
    return new StoreSession(this, session, horizon.newReader(), valueContext);
  }

  /**
   * Frees at once what no snapshot can reach any more; it happens by itself in the course of
   * commits.
   */
  public void collectGarbage() {
    commits.collectGarbage();
  }

  CommitPipeline commits() {
    return commits;
  }

  /** Under the commit lock. */
  void publishCatalog(Catalog committed) {
    catalog = committed;
  }

  /** Waits until everything that was committed is forced, and closes the log. */
  @Override
  public void close() {
    log.close();
  }
}
