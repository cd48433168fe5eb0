package io.tx4j.engine.mvcc;

import org.jspecify.annotations.Nullable;

/**
 * One state of a row.
 *
 * <p>A version is born uncommitted, with its {@link #writer}; after the writer's commit it is
 * stamped with the commit's timestamp and forgets the writer. A reader that meets it between the
 * two asks the writer.
 */
final class Version {

  /** The column values; null means that the row is deleted. Never changed once set. */
  final @Nullable Object @Nullable [] values;

  /**
   * The command of the writer that made it, so that a statement does not see what it writes itself.
   */
  final int command;

  /** The {@link TableStore#shape() shape} that the table had when the version was made. */
  final int shape;

  /** The state before this one; cut off once no snapshot can reach it. */
  @Nullable Version older;

  /**
   * Set until stamped. Read before {@link #timestamp} is, never the other way round: see {@link
   * #visibleTo}.
   */
  private volatile @Nullable Transaction writer;

  private long timestamp;

  Version(
      @Nullable Object @Nullable [] values,
      Transaction writer,
      int command,
      int shape,
      @Nullable Version older) {
    this.values = values;
    this.command = command;
    this.shape = shape;
    this.older = older;
    this.writer = writer;
  }

  /**
   * A version that recovery puts in place: committed before any snapshot that will ever be taken.
   */
  Version(@Nullable Object @Nullable [] values, long timestamp) {
    this.values = values;
    this.command = 0;
    this.shape = 0;
    this.timestamp = timestamp;
  }

  /**
   * The transaction whose work this still is: in progress, or committed a moment ago and not yet
   * stamped.
   */
  @Nullable Transaction writer() {
    return writer;
  }

  /**
   * The other transaction whose end decides whether this version stays; null if it is committed, or
   * the given one's own.
   */
  @Nullable Transaction inProgressBeside(Transaction transaction) {
    Transaction by = writer;
    return by == transaction || by == null || by.commitTimestamp() != 0 ? null : by;
  }

  boolean deleted() {
    return values == null;
  }

  /** The commit's timestamp, or 0 while it is uncommitted. */
  long commitTimestamp() {
    Transaction by = writer;
    return by == null ? timestamp : by.commitTimestamp();
  }

  /** Whether the row was there before this transaction wrote to it. */
  boolean existedBefore(Transaction transaction) {
    Version version = older;
    while (version != null && version.writer == transaction) {
      version = version.older;
    }
    return version != null && !version.deleted();
  }

  boolean visibleTo(Snapshot snapshot) {
    Transaction by = writer;
    if (by == null) {
      return timestamp <= snapshot.timestamp();
    }
    if (by == snapshot.transaction()) {
      return command < snapshot.command();
    }
    long committed = by.commitTimestamp();
    return committed != 0 && committed <= snapshot.timestamp();
  }

  /** Called once, after the commit was published. */
  void stamp(long commitTimestamp) {
    timestamp = commitTimestamp;
    writer = null; // the volatile write publishes the timestamp
  }
}
