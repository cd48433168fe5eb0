package io.tx4j.engine.exec;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.IndexStore;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.TableStore;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.Modify;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT ... ON CONFLICT. */
final class ConflictHandler {

  /** Equal to no stored row: whatever the row in the way is, it counts as changed. */
  private static final @Nullable Object[] NOTHING_SEEN = {};

  private final Modify.@Nullable ConflictUpdate update;
  private final TableWriter writer;
  private final Scope scope;
  private final Transaction transaction;
  private final List<IndexStore> arbiters;

  ConflictHandler(Modify.OnConflict plan, TableWriter writer, Scope scope) {
    this.update = plan.update();
    this.writer = writer;
    this.scope = scope;
    this.transaction = scope.context.transaction();
    this.arbiters =
        plan.arbiters().isEmpty()
            ? writer.store().indexes().stream()
                .filter(index -> index.definition().unique())
                .toList()
            : plan.arbiters().stream().map(index -> writer.store().index(index.oid())).toList();
  }

  /**
   * Inserts the prepared row, or does what is to be done instead; false where nothing was written.
   */
  boolean insert(@Nullable Object[] values) {
    while (true) {
      TableStore.Insertion insertion =
          writer.store().insertUnlessConflict(transaction, values, arbiters);
      if (insertion.inserted()) {
        writer.inserted(insertion.row(), values);
        return true;
      }
      Row existing = insertion.row();
      if (update == null) {
        checkVisible(existing);
        return false;
      }
      @Nullable Object[] locked = lock(existing, values);
      if (locked != null) {
        return update(update, existing, locked, values);
      }
    }
  }

  /** Above READ COMMITTED nothing may depend on a version that the transaction cannot see. */
  private void checkVisible(Row existing) {
    if (transaction.isolation().usesTransactionSnapshot()
        && !existing.isUnchangedSince(scope.context.snapshot())
        && !existing.isWrittenBy(transaction)) {
      throw new SqlError(
          SqlState.SERIALIZATION_FAILURE, "could not serialize access due to concurrent update");
    }
  }

  /**
   * The newest values of the row in the way, now locked; null where it is gone, or no longer in the
   * way: the insert is tried again.
   */
  private @Nullable Object @Nullable [] lock(Row existing, @Nullable Object[] proposed) {
    checkVisible(existing);
    @Nullable Object[] seen = existing.visible(scope.context.snapshot());
    if (seen == null || !transaction.isolation().usesTransactionSnapshot()) {
      seen = NOTHING_SEEN;
    }
    Transaction.Claim claim =
        transaction.claim(existing, seen, lockMode(), WaitPolicy.BLOCK, writer.tag());
    return switch (claim) {
      case UNCHANGED -> seen;
      case CHANGED -> {
        @Nullable Object[] newest = transaction.newest(existing);
        yield isInTheWay(newest, proposed) ? newest : null;
      }
      case CHANGED_BY_COMMAND -> throw secondTime();
      case DELETED, SKIPPED -> null;
    };
  }

  private boolean isInTheWay(@Nullable Object[] existing, @Nullable Object[] proposed) {
    for (IndexStore arbiter : arbiters) {
      if (arbiter.isConflict(existing, proposed)) {
        return true;
      }
    }
    return false;
  }

  private RowLockMode lockMode() {
    return update != null && writer.isKeyChangedBy(update.changed())
        ? RowLockMode.UPDATE
        : RowLockMode.NO_KEY_UPDATE;
  }

  private boolean update(
      Modify.ConflictUpdate plan,
      Row row,
      @Nullable Object[] existing,
      @Nullable Object[] proposed) {
    scope.frame.rows[plan.existingSlot()] = existing;
    scope.frame.rows[plan.excludedSlot()] = proposed;
    if (plan.where() != null && !plan.where().test(scope.frame)) {
      return false;
    }
    @Nullable Object[] values = ValuesCursor.evaluate(plan.values(), scope);
    writer.prepare(values);
    writer.update(row, existing, values);
    return true;
  }

  private static SqlError secondTime() {
    return new SqlError(
            SqlState.CARDINALITY_VIOLATION,
            "ON CONFLICT DO UPDATE command cannot affect row a second time")
        .hint(
            "Ensure that no rows proposed for insertion within the same command have duplicate"
                + " constrained values.");
  }
}
