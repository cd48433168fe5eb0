package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ConstraintDef.Action;
import io.tx4j.engine.catalog.ConstraintDef.ForeignKey;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.key.KeyRange;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.RowTag;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.DeferredCheck;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.RowCursor;
import io.tx4j.engine.mvcc.Snapshot;
import io.tx4j.engine.mvcc.TableStore;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.WriteTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that refer to a key which is gone: found with a snapshot of the moment, each locked, and
 * looked at again if somebody has changed it meanwhile.
 */
final class Referrers {

  private final WriteTarget.Link link;
  private final ExecContext context;
  private final Transaction transaction;
  private final TableStore store;
  private final KeyColumns referencing;
  private final @Nullable Object @Nullable [] key;
  private final RowTag tag;

  private Referrers(WriteTarget.Link link, @Nullable Object[] referencedKey, ExecContext context) {
    this.link = link;
    this.context = context;
    this.transaction = context.transaction();
    this.store = context.store().table(link.referencing().oid());
    this.referencing = KeyColumns.referencing(link);
    this.key = referencing.convert(referencedKey, KeyColumns.referenced(link), context);
    this.tag = new RowTag(link.referencing().name(), link.referencing().oid());
  }

  /** What is to be done about the referrers of a row that was deleted. */
  static DeferredCheck afterDelete(
      WriteTarget.Link link, @Nullable Object[] key, ExecContext context) {
    Referrers referrers = new Referrers(link, key, context);
    ForeignKey constraint = link.key();
    return switch (constraint.onDelete()) {
      case NO_ACTION, RESTRICT -> new Restriction(referrers, key, constraint.onDelete());
      case CASCADE -> new ReferentialAction(referrers, ReferentialAction.delete());
      case SET_NULL ->
          new ReferentialAction(referrers, ReferentialAction.setNull(constraint.onDeleteColumns()));
      case SET_DEFAULT ->
          new ReferentialAction(
              referrers,
              ReferentialAction.setDefault(constraint.onDeleteColumns()),
              new Restriction(referrers, key, Action.NO_ACTION));
    };
  }

  /** What is to be done about the referrers of a row whose key was changed. */
  static DeferredCheck afterUpdate(
      WriteTarget.Link link,
      @Nullable Object[] oldKey,
      @Nullable Object[] newKey,
      ExecContext context) {
    Referrers referrers = new Referrers(link, oldKey, context);
    Action action = link.key().onUpdate();
    return switch (action) {
      case NO_ACTION, RESTRICT -> new Restriction(referrers, oldKey, action);
      case CASCADE -> new ReferentialAction(referrers, ReferentialAction.setKey(newKey));
      case SET_NULL -> new ReferentialAction(referrers, ReferentialAction.setNull(List.of()));
      case SET_DEFAULT ->
          new ReferentialAction(
              referrers,
              ReferentialAction.setDefault(List.of()),
              new Restriction(referrers, oldKey, Action.NO_ACTION));
    };
  }

  WriteTarget.Link link() {
    return link;
  }

  ExecContext context() {
    return context;
  }

  /** What is done with each row that refers to the key; it is locked. */
  interface Visitor {
    void visit(Row row, @Nullable Object[] values);
  }

  void forEach(RowLockMode mode, Visitor visitor) {
    @Nullable Object[] wanted = key;
    if (wanted == null) {
      return;
    }
    Snapshot snapshot = transaction.latestSnapshot();
    RowCursor found = find(wanted, snapshot);
    while (found.next()) {
      context.cancellation().check();
      @Nullable Object[] values = found.values();
      if (referencing.hasKey(values, wanted)) {
        @Nullable Object[] locked = lock(found.row(), values, mode);
        if (locked != null && referencing.hasKey(locked, wanted)) {
          visitor.visit(found.row(), locked);
        }
      }
    }
  }

  private RowCursor find(@Nullable Object[] wanted, Snapshot snapshot) {
    IndexDef index = link.referencingIndex();
    return index == null
        ? store.scan(snapshot)
        : store
            .index(index.oid())
            .scan(snapshot, KeyRange.prefix(referencing.inOrderOf(index, wanted)), false);
  }

  /** The newest values of the row; null where it is gone. */
  private @Nullable Object @Nullable [] lock(Row row, @Nullable Object[] values, RowLockMode mode) {
    return switch (transaction.claim(row, values, mode, WaitPolicy.BLOCK, tag)) {
      case UNCHANGED -> values;
      case CHANGED, CHANGED_BY_COMMAND -> transaction.newest(row);
      case DELETED, SKIPPED -> null;
    };
  }

  /** Whether another row has the key by now. */
  boolean isKeyThereAgain(@Nullable Object[] referencedKey) {
    return context
        .store()
        .table(link.referenced().oid())
        .index(link.referencedIndex().oid())
        .scan(
            transaction.latestSnapshot(),
            KeyRange.prefix(
                KeyColumns.referenced(link).inOrderOf(link.referencedIndex(), referencedKey)),
            false)
        .next();
  }

  /** Above READ COMMITTED: 40001 for a row that came to be after the transaction's snapshot. */
  void checkSeen(Row row) {
    if (transaction.isolation().usesTransactionSnapshot()
        && row.visible(transaction.statementSnapshot()) == null) {
      throw new SqlError(
          SqlState.SERIALIZATION_FAILURE, "could not serialize access due to concurrent update");
    }
  }
}
