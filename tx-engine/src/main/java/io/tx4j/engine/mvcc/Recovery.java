package io.tx4j.engine.mvcc;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogCodec;
import io.tx4j.engine.catalog.CatalogEdit;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.io.Disk;
import io.tx4j.engine.wal.CommitRecord;
import io.tx4j.engine.wal.Log;
import io.tx4j.engine.wal.LogOptions;
import io.tx4j.engine.wal.LogRecord;
import io.tx4j.engine.wal.SequenceRecord;
import io.tx4j.engine.wal.SequenceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Brings a store back to where its log says it was: replays the commits in their order. Indexes are
 * not in the log; who opens the store creates them when the rows are there.
 */
public final class Recovery {

  private final Map<Integer, TableStore> tables = new HashMap<>();
  private final Map<Integer, SequenceState> sequences = new HashMap<>();
  private final List<Long> committed = new ArrayList<>();
  private Catalog catalog = Catalog.INITIAL;
  private long transactionIdCeiling;

  private Recovery() {}

  /** Opens the store whose log is on the disk; an empty disk gives an empty store. */
  public static Store open(Disk disk, LogOptions options) {
    Recovery recovery = new Recovery();
    Log log = Log.open(disk, options, 0, recovery::replay);
    return new Store(log, recovery);
  }

  /** An empty store that keeps nothing. */
  public static Store inMemory() {
    return new Store(Log.none(), new Recovery());
  }

  private void replay(LogRecord record, long lsn) {
    if (record instanceof CommitRecord commit) {
      replayCommit(commit, lsn);
    } else if (record instanceof SequenceRecord sequence) {
      restore(sequence.state());
    }
  }

  private void replayCommit(CommitRecord commit, long lsn) {
    committed.add(commit.transactionId());
    List<CatalogEdit> edits = new ArrayList<>();
    for (byte[] encoded : commit.catalogEdits()) {
      CatalogEdit edit = CatalogCodec.decode(encoded, catalog);
      catalog = catalog.with(edit);
      edits.add(edit);
    }
    for (CommitRecord.Change change : commit.changes(catalog::type)) {
      tables
          .computeIfAbsent((int) change.tableOid(), TableStore::new)
          .restore(change.rowId(), change.values(), lsn);
    }
    commit.sequences().forEach(this::restore);
    for (CatalogEdit edit : edits) {
      if (edit instanceof CatalogEdit.Remove removed) {
        tables.remove(removed.oid());
        sequences.remove(removed.oid());
      }
    }
  }

  private void restore(SequenceState state) {
    if (state.oid() == TransactionIdCeiling.OID) {
      transactionIdCeiling = Math.max(transactionIdCeiling, state.lastValue());
    } else {
      sequences.put((int) state.oid(), state);
    }
  }

  Catalog catalog() {
    return catalog;
  }

  /** The rows of every table of the catalog, those of tables without any row included. */
  Map<Integer, TableStore> tables() {
    for (Relation relation : catalog.relations()) {
      if (relation instanceof TableDef table) {
        tables.computeIfAbsent(table.oid(), TableStore::new);
      }
    }
    return tables;
  }

  Map<Integer, SequenceState> sequences() {
    return sequences;
  }

  TransactionStatuses statuses(LongConsumer logCeiling) {
    return new TransactionStatuses(logCeiling, transactionIdCeiling, committed);
  }
}
