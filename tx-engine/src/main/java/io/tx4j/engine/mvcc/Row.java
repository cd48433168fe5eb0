package io.tx4j.engine.mvcc;

import io.tx4j.engine.lock.Lockable;
import org.jspecify.annotations.Nullable;

/**
 * A row: a stable identity, a chain of versions from the newest to the oldest, and the head of its
 * row lock. Only the holder of the lock in a mode that writes may push a version; readers walk the
 * chain without any lock.
 */
public final class Row extends Lockable {

  private final long id;
  private volatile @Nullable Version newest;

  Row(long id) {
    this.id = id;
  }

  /** Unique in the table and never used again; 1 or more. */
  public long id() {
    return id;
  }

  /** The newest version, committed or not; null once an insert was undone. */
  @Nullable Version newest() {
    return newest;
  }

  /** The values that a snapshot sees; null if there is no such row for it. */
  public @Nullable Object @Nullable [] visible(Snapshot snapshot) {
    for (Version version = newest; version != null; version = version.older) {
      if (version.visibleTo(snapshot)) {
        snapshot.transaction().saw(version);
        return version.values;
      }
    }
    return null;
  }

  /**
   * Whether the newest version that is committed, or the snapshot's own, is the one that it sees.
   */
  public boolean isUnchangedSince(Snapshot snapshot) {
    Version version = newestSettled(snapshot.transaction());
    return version != null && version.visibleTo(snapshot);
  }

  /** Whether the newest version is the transaction's own work. */
  public boolean isWrittenBy(Transaction transaction) {
    Version version = newest;
    return version != null && version.writer() == transaction;
  }

  /** The newest version that is committed or this transaction's own; null if there is none yet. */
  @Nullable Version newestSettled(Transaction transaction) {
    Version version = newest;
    while (version != null && version.inProgressBeside(transaction) != null) {
      version = version.older;
    }
    return version;
  }

  /** Only by the holder of a lock that writes, or while nobody else knows the row. */
  void setNewest(@Nullable Version version) {
    newest = version;
  }

  /**
   * Cuts the chain behind the newest version that every snapshot at the horizon or after it sees.
   */
  void prune(long horizon) {
    for (Version version = newest; version != null; version = version.older) {
      long committed = version.commitTimestamp();
      if (committed != 0 && committed <= horizon) {
        version.older = null;
        return;
      }
    }
  }

  /** Whether the row is deleted for every snapshot at the horizon or after it. */
  boolean isDeadAt(long horizon) {
    Version last = newest;
    if (last == null || !last.deleted()) {
      return false;
    }
    long committed = last.commitTimestamp();
    return committed != 0 && committed <= horizon;
  }
}
