package io.tx4j.engine.mvcc;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, with their versions, and its indexes. Thread-safe; a caller that changes a
 * row has claimed it with {@link Transaction#claim} before.
 */
public final class TableStore {

  private final int oid;
  private final RowArray rows = new RowArray();
  private final CopyOnWriteArrayList<IndexStore> indexes = new CopyOnWriteArrayList<>();
  private final LongAdder committedRows = new LongAdder();

  /** How many times the columns have changed so that all rows were written anew. */
  private volatile int shape;

  /** When that was last committed. */
  private volatile long reshapedAt;

  TableStore(int oid) {
    this.oid = oid;
  }

  public int oid() {
    return oid;
  }

  /** Rows that are committed and not deleted, about: an estimate for the planner. */
  public long estimatedRows() {
    return Math.max(0, committedRows.sum());
  }

  int shape() {
    return shape;
  }

  /**
   * From here on rows have other columns; the caller gives each of them its new form. No other
   * transaction may be using the table: the caller holds a table lock that sees to it.
   */
  public void reshape(Transaction transaction) {
    int before = shape;
    shape = before + 1;
    transaction.onRollback(() -> shape = before);
    transaction.onCommit(() -> reshapedAt = transaction.commitTimestamp());
  }

  /**
   * Makes sure that the versions which a snapshot sees have the columns that the table has now.
   * PostgreSQL shows an empty table where they have not.
   *
   * @throws SqlError 40001 if the snapshot is from before the table was last {@link #reshape}d
   */
  public void checkReadable(Snapshot snapshot) {
    if (snapshot.timestamp() < reshapedAt) {
      throw new SqlError(
              SqlState.SERIALIZATION_FAILURE,
              "could not serialize access due to concurrent change of a table's columns")
          .hint("The transaction might succeed if retried.");
    }
  }

  public List<IndexStore> indexes() {
    return indexes;
  }

  /** The index of that oid. */
  public IndexStore index(int indexOid) {
    for (IndexStore index : indexes) {
      if (index.definition().oid() == indexOid) {
        return index;
      }
    }
    throw new IllegalStateException("table " + oid + " has no index " + indexOid);
  }

  public RowCursor scan(Snapshot snapshot) {
    return new TableScan(rows, snapshot);
  }

  /** Inserts a row; a unique constraint that it violates raises 23505. */
  public Row insert(Transaction transaction, @Nullable Object[] values) {
    Row row = newRow(transaction, values);
    for (IndexStore index : indexes) {
      if (index.add(transaction, row, values) != null) {
        throw index.violation(values, transaction.valueContext());
      }
    }
    return row;
  }

  /**
   * What became of an {@link #insertUnlessConflict}.
   *
   * @param inserted false where the row is the one in the way
   */
  public record Insertion(Row row, boolean inserted) {}

  /**
   * Inserts a row unless one of the arbiter indexes has its key already. A key that a transaction
   * in progress has is waited for. Other unique constraints raise 23505.
   *
   * @return the inserted row, or the one that is in the way, which is not claimed
   */
  public Insertion insertUnlessConflict(
      Transaction transaction, @Nullable Object[] values, List<IndexStore> arbiters) {
    for (IndexStore index : arbiters) {
      // Before anything is written: while it waits, others must not have to wait for it.
      Row conflicting = index.findConflicting(transaction, values);
      if (conflicting != null) {
        return new Insertion(conflicting, false);
      }
    }
    int mark = transaction.writeCount();
    Row row = newRow(transaction, values);
    for (IndexStore index : arbiters) {
      Row conflicting = index.add(transaction, row, values);
      if (conflicting != null) {
        transaction.undoTo(mark);
        return new Insertion(conflicting, false);
      }
    }
    for (IndexStore index : indexes) {
      if (!arbiters.contains(index) && index.add(transaction, row, values) != null) {
        throw index.violation(values, transaction.valueContext());
      }
    }
    return new Insertion(row, true);
  }

  private Row newRow(Transaction transaction, @Nullable Object[] values) {
    Row row = new Row(rows.newId());
    transaction.lockNew(row);
    Version version = new Version(values, transaction, transaction.command(), shape, null);
    row.setNewest(version);
    transaction.recordWrite(this, row, version);
    rows.put(row);
    return row;
  }

  /** Gives a claimed row new values; a unique constraint that they violate raises 23505. */
  public void update(Transaction transaction, Row row, @Nullable Object[] values) {
    Version before = claimed(row);
    @Nullable Object[] old = before.values;
    if (old == null) {
      throw new IllegalStateException("a deleted row is not updated");
    }
    push(transaction, row, values, before);
    for (IndexStore index : indexes) {
      if (!index.sameKey(old, values) && index.add(transaction, row, values) != null) {
        throw index.violation(values, transaction.valueContext());
      }
    }
  }

  /** Deletes a claimed row. */
  public void delete(Transaction transaction, Row row) {
    push(transaction, row, null, claimed(row));
  }

  private static Version claimed(Row row) {
    Version newest = row.newest();
    if (newest == null) {
      throw new IllegalStateException("row " + row.id() + " has no version");
    }
    return newest;
  }

  private void push(
      Transaction transaction, Row row, @Nullable Object @Nullable [] values, Version before) {
    Version version = new Version(values, transaction, transaction.command(), shape, before);
    row.setNewest(version);
    transaction.recordWrite(this, row, version);
  }

  /** Takes back the newest version of a row, which this transaction has made. */
  void undo(Row row, Version version) {
    Version before = version.older;
    row.setNewest(before);
    @Nullable Object[] values = version.values;
    if (values != null) {
      for (IndexStore index : indexes) {
        index.removeUnlessUsed(row, version.shape, values);
      }
    }
    if (before == null) {
      rows.remove(row);
    }
  }

  /** Counts what a commit did to the number of rows. */
  void countCommitted(int difference) {
    if (difference != 0) {
      committedRows.add(difference);
    }
  }

  /**
   * Frees what no snapshot can reach once every one is at the horizon or after it: versions older
   * than the one that the horizon sees, the index entries that only they had, and the row if it is
   * deleted.
   *
   * @param superseded a version that was replaced by a commit at the horizon or before it
   */
  void collect(Row row, Version superseded, long horizon) {
    row.prune(horizon);
    @Nullable Object[] values = superseded.values;
    if (values != null) {
      for (IndexStore index : indexes) {
        index.removeUnlessUsed(row, superseded.shape, values);
      }
    }
    if (row.isDeadAt(horizon)) {
      rows.remove(row);
    }
  }

  /**
   * Adds an index and fills it with every reachable version of the table's shape, so that older
   * snapshots find theirs. No other transaction may be writing to the table: the caller holds a
   * table lock that sees to it.
   */
  public IndexStore createIndex(Transaction transaction, IndexDefinition definition) {
    IndexStore index = new IndexStore(definition, shape);
    long end = rows.endId();
    for (Row row = rows.firstFrom(0, end); row != null; row = rows.firstFrom(row.id() + 1, end)) {
      index.fill(row, transaction);
    }
    indexes.add(index);
    transaction.onRollback(() -> indexes.remove(index));
    return index;
  }

  /** Drops an index once the transaction commits; it stays maintained until then. */
  public void dropIndex(Transaction transaction, IndexStore index) {
    transaction.onCommit(() -> indexes.remove(index));
  }

  /** Puts a row as the log or a snapshot file has it; nobody reads yet. */
  void restore(long rowId, @Nullable Object @Nullable [] values, long timestamp) {
    Row row = rows.get(rowId);
    if (values == null) {
      if (row != null) {
        rows.remove(row);
        committedRows.decrement();
      }
      rows.reserveIdsBelow(rowId + 1);
      return;
    }
    if (row == null) {
      row = new Row(rowId);
      row.setNewest(new Version(values, timestamp));
      rows.restore(row);
      committedRows.increment();
    } else {
      row.setNewest(new Version(values, timestamp));
    }
  }
}
