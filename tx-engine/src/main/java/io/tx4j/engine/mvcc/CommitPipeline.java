package io.tx4j.engine.mvcc;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogCodec;
import io.tx4j.engine.catalog.CatalogEdit;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.value.DateTimes;
import io.tx4j.engine.wal.CommitEncoder;
import io.tx4j.engine.wal.Log;
import io.tx4j.engine.wal.SequenceState;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How a transaction commits.
 *
 * <pre>
 *   commit(transaction):
 *     encode the redo record                      -- what the transaction leaves behind, no lock held
 *     log.reserve(size)                           -- 53100 here: nothing is visible yet
 *     commit lock:
 *       merge the catalog edits               -- 23505 here, where another has made the same name
 *       timestamp = log.append(record)            -- the position in the log is the commit's timestamp
 *       publish(timestamp)                        -- catalog and versions: new snapshots see them from here
 *     stamp the versions, release the row locks   -- early: the next writer does not wait for the disk
 *     log.awaitForced(...)                        -- up to the own record and the newest version read
 * </pre>
 *
 * <p>Since others see a commit before it is forced, no one is told of anything that rests on an
 * unforced commit: every acknowledgement, that of a read-only transaction included, waits for the
 * log up to the newest version it has seen. With {@code synchronous_commit = off} it does not wait.
 */
final class CommitPipeline {

  private final Store store;
  private final Log log;
  private final SnapshotHorizon horizon;
  private final GarbageCollector garbage;
  private final ReentrantLock commitLock = new ReentrantLock();

  CommitPipeline(Store store, Log log, SnapshotHorizon horizon) {
    this.store = store;
    this.log = log;
    this.horizon = horizon;
    this.garbage = new GarbageCollector(horizon);
  }

  void commit(Transaction transaction, CommitEncoder record) {
    if (!transaction.hasWork()) {
      transaction.endWithoutWork();
      if (transaction.synchronous() && transaction.newestSeen() > log.forced()) {
        log.awaitForced(transaction.newestSeen());
      }
      return;
    }
    encode(transaction, record);
    log.reserve(record.size());
    long timestamp;
    try {
      timestamp = appendAndPublish(transaction, record);
    } catch (SqlError refused) {
      log.release(record.size());
      throw refused;
    }
    transaction.afterPublish();
    garbage.add(timestamp, transaction.writes());
    if (transaction.synchronous()) {
      log.awaitForced(Math.max(timestamp, transaction.newestSeen()));
    } else {
      log.forceSoon(timestamp);
    }
  }

  void collectGarbage() {
    garbage.collect();
  }

  private long appendAndPublish(Transaction transaction, CommitEncoder record) {
    commitLock.lock();
    try {
      Catalog committed = store.catalog();
      List<CatalogEdit> edits = transaction.catalogEdits();
      // Before the log has the record: what it has, recovery must be able to replay.
      Catalog merged = edits.isEmpty() ? committed : committed.merge(edits);
      long timestamp = log.append(record);
      transaction.publish(timestamp);
      if (merged != committed) {
        store.publishCatalog(merged);
      }
      horizon.publish(timestamp);
      return timestamp;
    } finally {
      commitLock.unlock();
    }
  }

  private void encode(Transaction transaction, CommitEncoder record) {
    record.begin(transaction.id(), DateTimes.currentTimestamp(), !transaction.synchronous());
    for (CatalogEdit edit : transaction.catalogEdits()) {
      record.catalogEdit(CatalogCodec.encode(edit));
      if (edit instanceof CatalogEdit.Put put && put.object() instanceof SequenceDef sequence) {
        SequenceState state = store.sequences().stateToKeep(sequence);
        record.sequence(state.oid(), state.lastValue(), state.called());
      }
    }
    for (Transaction.Write write : transaction.writes()) {
      // Only the last of several versions that the transaction gave a row is the one that it leaves
      // behind.
      if (write.version() == write.row().newest() && !isDropped(transaction, write.table())) {
        encode(transaction, write, record);
      }
    }
  }

  /** Rows of a table that the transaction itself has dropped: their types may be gone with it. */
  private static boolean isDropped(Transaction transaction, TableStore table) {
    return transaction.hasCatalogEdits() && transaction.catalog().table(table.oid()) == null;
  }

  private static void encode(
      Transaction transaction, Transaction.Write write, CommitEncoder record) {
    int table = write.table().oid();
    long row = write.row().id();
    boolean existed = write.version().existedBefore(transaction);
    if (write.version().values == null) {
      if (existed) {
        record.delete(table, row);
      }
    } else if (existed) {
      record.update(table, row, write.version().values);
    } else {
      record.insert(table, row, write.version().values);
    }
  }
}
