package io.tx4j.engine.mvcc;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.key.KeyRange;
import io.tx4j.engine.value.ValueContext;
import java.util.Collections;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An ordered index over all versions: it has an entry for every key that some version of a row
 * still reachable has. A reader therefore compares the key of the version it sees with the entry's.
 * Thread-safe.
 *
 * <p>Two steps must not be torn apart: looking for an equal key and adding one (uniqueness), and
 * looking whether a key is still in use and removing it (garbage collection, undo). Both are done
 * under the latch of the key, one of a fixed number by the key's hash, which is never held while
 * waiting for a transaction.
 */
public final class IndexStore {

  private static final int LATCHES = 64;

  private volatile IndexDefinition definition;
  private final IndexKey key;
  private final IndexOrder order;
  private final boolean enforcesUniqueness;
  private final ConcurrentSkipListSet<IndexEntry> entries;
  private final AtomicLong entryCount = new AtomicLong();
  private final ReentrantLock[] latches = new ReentrantLock[LATCHES];

  /** Versions of an earlier shape are not in the index: their columns may have other types. */
  private final int firstShape;

  /**
   * @param firstShape the {@link TableStore#shape() shape} of the table now
   */
  IndexStore(IndexDefinition definition, int firstShape) {
    this.definition = definition;
    this.firstShape = firstShape;
    this.key = definition.key();
    this.order = new IndexOrder(definition.columns());
    this.enforcesUniqueness = definition.unique();
    this.entries = new ConcurrentSkipListSet<>(order);
    for (int i = 0; i < LATCHES; i++) {
      latches[i] = new ReentrantLock();
    }
  }

  public IndexDefinition definition() {
    return definition;
  }

  /** Takes over a new name, for errors; the columns and the kind of an index never change. */
  void describe(IndexDefinition renamed) {
    definition = renamed;
  }

  /** Entries, those of versions that are no longer visible included: for estimates. */
  public long entryCount() {
    return entryCount.get();
  }

  /** The visible rows whose key is in the range, in the order of the index or against it. */
  public RowCursor scan(Snapshot snapshot, KeyRange range, boolean backward) {
    if (enforcesUniqueness && isPoint(range)) {
      return new PointLookup(this, snapshot, range);
    }
    return new IndexScan(this, snapshot, range, backward);
  }

  private boolean isPoint(KeyRange range) {
    @Nullable Object[] values = range.lower();
    if (values != range.upper() || values.length != key.width() || !definition.nullsDistinct()) {
      return false;
    }
    for (Object value : values) {
      if (value == null) {
        return false;
      }
    }
    return true;
  }

  IndexEntry.Bound lowerBound(KeyRange range) {
    return new IndexEntry.Bound(range.lower(), !range.lowerInclusive());
  }

  IndexEntry.Bound upperBound(KeyRange range) {
    return new IndexEntry.Bound(range.upper(), range.upperInclusive());
  }

  Iterator<IndexEntry> entries(KeyRange range, boolean backward) {
    IndexEntry from = lowerBound(range);
    IndexEntry to = upperBound(range);
    if (range.lower().length > 0 && range.upper().length > 0 && order.compare(from, to) > 0) {
      return Collections.emptyIterator();
    }
    NavigableSet<IndexEntry> within = entries;
    if (range.lower().length > 0) {
      within = within.tailSet(from, false);
    }
    if (range.upper().length > 0) {
      within = within.headSet(to, false);
    }
    return backward ? within.descendingIterator() : within.iterator();
  }

  /** The first entry whose key begins with the bound's columns; null where there is none. */
  @Nullable IndexEntry firstEqual(IndexEntry probe) {
    IndexEntry found = entries.ceiling(probe);
    return found != null && order.compareKeys(probe, found) == 0 ? found : null;
  }

  @Nullable IndexEntry nextEqual(IndexEntry entry) {
    IndexEntry found = entries.higher(entry);
    return found != null && order.compareKeys(entry, found) == 0 ? found : null;
  }

  /** Whether a version with these values has the key of the entry. */
  boolean matches(IndexEntry entry, @Nullable Object[] values) {
    if (!key.covers(values)) {
      return false;
    }
    for (int i = 0; i < key.width(); i++) {
      if (!order.sameColumn(i, entry.column(i), key.column(i, values))) {
        return false;
      }
    }
    return true;
  }

  /** Whether two states of a row have the same key, or are both not in the index. */
  public boolean sameKey(@Nullable Object[] left, @Nullable Object[] right) {
    boolean covered = key.covers(left);
    if (covered != key.covers(right)) {
      return false;
    }
    for (int i = 0; covered && i < key.width(); i++) {
      if (!order.sameColumn(i, key.column(i, left), key.column(i, right))) {
        return false;
      }
    }
    return true;
  }

  /** Whether rows with these values cannot both be there. */
  public boolean isConflict(@Nullable Object[] existing, @Nullable Object[] proposed) {
    if (!enforcesUniqueness || !key.covers(proposed)) {
      return false;
    }
    IndexEntry entry = IndexEntry.of(key, proposed, new Row(0));
    return !exemptFromUniqueness(entry) && matches(entry, existing);
  }

  /**
   * Adds the key that the row's new version has. Waits for a transaction in progress whose end
   * decides whether the key is free.
   *
   * @return a row that has the key already, where uniqueness is enforced at once; null if the entry
   *     was added
   */
  @Nullable Row add(Transaction transaction, Row row, @Nullable Object[] values) {
    if (!key.covers(values)) {
      return null;
    }
    IndexEntry entry = IndexEntry.of(key, values, row);
    if (!enforcesUniqueness || exemptFromUniqueness(entry)) {
      addUnchecked(entry);
      return null;
    }
    if (definition.deferrable()) {
      addUnchecked(entry);
      transaction.deferredChecks().add(new UniquenessCheck(this, transaction, entry));
      return null;
    }
    while (true) {
      Conflict conflict;
      ReentrantLock latch = latch(entry);
      latch.lock();
      try {
        conflict = findConflict(transaction, entry);
        if (conflict == null) {
          put(entry);
          return null;
        }
      } finally {
        latch.unlock();
      }
      Transaction inProgress = conflict.inProgress();
      if (inProgress == null) {
        return conflict.row();
      }
      transaction.awaitRelease(conflict.row(), inProgress);
    }
  }

  /**
   * The row that keeps others from having this key; null if none does. Waits for a transaction in
   * progress whose end decides that.
   */
  @Nullable Row findConflicting(Transaction transaction, @Nullable Object[] values) {
    IndexEntry entry = key.covers(values) ? IndexEntry.of(key, values, new Row(0)) : null;
    if (entry == null || !enforcesUniqueness || exemptFromUniqueness(entry)) {
      return null;
    }
    while (true) {
      Conflict conflict = findConflict(transaction, entry);
      Transaction inProgress = conflict == null ? null : conflict.inProgress();
      if (conflict == null || inProgress == null) {
        return conflict == null ? null : conflict.row();
      }
      transaction.awaitRelease(conflict.row(), inProgress);
    }
  }

  /**
   * Adds the keys of all reachable versions of a row, in an index that nobody uses yet; no
   * transaction but the given one may be writing to the table.
   *
   * @throws SqlError 23505 if the index is unique and another row has the newest key
   */
  void fill(Row row, Transaction transaction) {
    Version newest = row.newest();
    for (Version version = newest;
        version != null && version.shape >= firstShape;
        version = version.older) {
      @Nullable Object[] values = version.values;
      if (values != null && key.covers(values)) {
        IndexEntry entry = IndexEntry.of(key, values, row);
        put(entry);
        if (version == newest
            && enforcesUniqueness
            && !exemptFromUniqueness(entry)
            && findConflict(transaction, entry) != null) {
          throw creationViolation(entry, transaction.valueContext());
        }
      }
    }
  }

  private void addUnchecked(IndexEntry entry) {
    ReentrantLock latch = latch(entry);
    latch.lock();
    try {
      put(entry);
    } finally {
      latch.unlock();
    }
  }

  private void put(IndexEntry entry) {
    if (entries.add(entry)) {
      entryCount.incrementAndGet();
    }
  }

  private boolean exemptFromUniqueness(IndexEntry entry) {
    if (definition.nullsDistinct()) {
      for (int i = 0; i < key.width(); i++) {
        if (entry.column(i) == null) {
          return true;
        }
      }
    }
    return false;
  }

  /** A row that has the key, or might have it once the transaction in progress has ended. */
  record Conflict(Row row, @Nullable Transaction inProgress) {}

  @Nullable Conflict findConflict(Transaction transaction, IndexEntry entry) {
    IndexEntry probe = new IndexEntry.Bound(columnsOf(entry), false);
    for (IndexEntry other = firstEqual(probe); other != null; other = nextEqual(other)) {
      if (other.row() != entry.row()) {
        Conflict conflict = conflictWith(transaction, entry, other.row());
        if (conflict != null) {
          return conflict;
        }
      }
    }
    return null;
  }

  /** Looks at the versions down to the newest that nobody else can take back any more. */
  private @Nullable Conflict conflictWith(Transaction transaction, IndexEntry entry, Row other) {
    Transaction undecided = null;
    for (Version version = other.newest();
        version != null && version.shape >= firstShape;
        version = version.older) {
      Transaction inProgress = version.inProgressBeside(transaction);
      if (undecided == null) {
        undecided = inProgress;
      }
      @Nullable Object[] values = version.values;
      if (values != null && matches(entry, values)) {
        return new Conflict(other, undecided);
      }
      if (inProgress == null) {
        return null;
      }
    }
    return null;
  }

  /** Removes the key of these values unless a version of the row that is still reachable has it. */
  void removeUnlessUsed(Row row, int shape, @Nullable Object[] values) {
    if (shape < firstShape || !key.covers(values)) {
      return;
    }
    IndexEntry entry = IndexEntry.of(key, values, row);
    ReentrantLock latch = latch(entry);
    latch.lock();
    try {
      for (Version version = row.newest();
          version != null && version.shape >= firstShape;
          version = version.older) {
        @Nullable Object[] used = version.values;
        if (used != null && matches(entry, used)) {
          return;
        }
      }
      if (entries.remove(entry)) {
        entryCount.decrementAndGet();
      }
    } finally {
      latch.unlock();
    }
  }

  /** 23505 for the key of a row that another row has already. */
  SqlError violation(@Nullable Object[] values, ValueContext context) {
    @Nullable Object[] columns = new Object[key.width()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = key.column(i, values);
    }
    return duplicateKey(columns, context);
  }

  SqlError violation(IndexEntry entry, ValueContext context) {
    return duplicateKey(columnsOf(entry), context);
  }

  private SqlError duplicateKey(@Nullable Object[] columns, ValueContext context) {
    IndexDefinition index = definition;
    return new SqlError(
            SqlState.UNIQUE_VIOLATION,
            "duplicate key value violates unique constraint \"" + index.name() + "\"")
        .detail("Key " + describe(columns, context) + " already exists.")
        .schema(index.schema())
        .table(index.table())
        .constraint(index.name());
  }

  /** 23505 for existing rows that keep a unique index from being made. */
  private SqlError creationViolation(IndexEntry entry, ValueContext context) {
    IndexDefinition index = definition;
    return new SqlError(
            SqlState.UNIQUE_VIOLATION, "could not create unique index \"" + index.name() + "\"")
        .detail("Key " + describe(columnsOf(entry), context) + " is duplicated.")
        .schema(index.schema())
        .table(index.table())
        .constraint(index.name());
  }

  private String describe(@Nullable Object[] columns, ValueContext context) {
    StringBuilder text = new StringBuilder("(");
    text.append(String.join(", ", definition.columnNames())).append(")=(");
    for (int i = 0; i < columns.length; i++) {
      Object value = columns[i];
      text.append(i == 0 ? "" : ", ");
      text.append(
          value == null ? "null" : definition.columns().get(i).type().format(value, context));
    }
    return text.append(')').toString();
  }

  private @Nullable Object[] columnsOf(IndexEntry entry) {
    @Nullable Object[] columns = new Object[key.width()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = entry.column(i);
    }
    return columns;
  }

  private ReentrantLock latch(IndexEntry entry) {
    int hash = order.hash(entry);
    return latches[(hash ^ hash >>> 16) & (LATCHES - 1)];
  }
}
