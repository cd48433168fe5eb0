package io.tx4j.engine.exec;

import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.RowTag;
import io.tx4j.engine.mvcc.IndexStore;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.RowPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT ... FOR UPDATE and its weaker forms. */
final class LockRowsCursor extends Cursor {

  private final Cursor input;
  private final RowPlan.LockRows plan;
  private final Scope scope;
  private final RowTag[] tags;

  LockRowsCursor(Cursor input, RowPlan.LockRows plan, Scope scope) {
    this.input = input;
    this.plan = plan;
    this.scope = scope;
    this.tags =
        plan.locks().stream()
            .map(lock -> new RowTag(lock.table().name(), lock.table().oid()))
            .toArray(RowTag[]::new);
  }

  @Override
  void open() {
    input.open();
  }

  @Override
  boolean next() {
    while (input.next()) {
      if (lockAll()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the row is still wanted now that all is locked. */
  private boolean lockAll() {
    boolean changed = false;
    for (int i = 0; i < tags.length; i++) {
      RowPlan.RowLock lock = plan.locks().get(i);
      Row row = scope.stored[lock.slot()];
      @Nullable Object[] seen = scope.frame.rows[lock.slot()];
      if (row == null || seen == null) {
        continue;
      }
      Transaction transaction = scope.context.transaction();
      switch (claim(transaction, row, seen, i)) {
        case UNCHANGED -> {}
        case CHANGED -> {
          scope.frame.rows[lock.slot()] = transaction.newest(row);
          changed = true;
        }
        case DELETED, CHANGED_BY_COMMAND, SKIPPED -> {
          return false;
        }
      }
    }
    return !changed || plan.recheck() == null || plan.recheck().test(scope.frame);
  }

  private Transaction.Claim claim(
      Transaction transaction, Row row, @Nullable Object[] seen, int index) {
    RowPlan.RowLock lock = plan.locks().get(index);
    return lock.mode() == RowLockMode.KEY_SHARE
        ? transaction.claimKeys(row, seen, keys(lock), lock.waiting(), tags[index])
        : transaction.claimToLock(row, seen, lock.mode(), lock.waiting(), tags[index]);
  }

  private List<IndexStore> keys(RowPlan.RowLock lock) {
    return scope.context.store().table(lock.table().oid()).indexes().stream()
        .filter(index -> index.definition().unique())
        .toList();
  }
}
