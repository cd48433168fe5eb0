package io.tx4j.engine.exec;

import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.Modify;
import org.jspecify.annotations.Nullable;

/** UPDATE. */
final class UpdateCursor extends ModifyCursor {

  private final Modify.Update plan;
  private final Transaction transaction;
  private final boolean mayChangeKey;

  UpdateCursor(Modify.Update plan, Cursor source, Scope scope) {
    super(plan, source, scope);
    this.plan = plan;
    this.transaction = scope.context.transaction();
    this.mayChangeKey = writer.isKeyChangedBy(plan.changed());
  }

  @Override
  boolean write() {
    Row row = scope.stored[plan.oldSlot()];
    if (row == null) {
      throw new IllegalStateException("the source of an UPDATE gives no stored row");
    }
    @Nullable Object[] old = scope.row(plan.oldSlot());
    @Nullable Object[] values = newValues(old);
    RowLockMode mode = lockMode(old, values);
    Transaction.Claim claim = transaction.claim(row, old, mode, WaitPolicy.BLOCK, writer.tag());
    if (claim == Transaction.Claim.UNCHANGED) {
      writer.update(row, old, values);
      return true;
    }
    return claim == Transaction.Claim.CHANGED && writeNewest(row, mode);
  }

  /**
   * Somebody else has changed the row: the statement is applied to what it is now, if it still
   * means it.
   */
  private boolean writeNewest(Row row, RowLockMode held) {
    @Nullable Object[] newest = transaction.newest(row);
    scope.frame.rows[plan.oldSlot()] = newest;
    if (plan.recheck() != null && !plan.recheck().test(scope.frame)) {
      return false;
    }
    @Nullable Object[] values = newValues(newest);
    RowLockMode mode = lockMode(newest, values);
    if (mode != held) {
      transaction.claim(row, newest, mode, WaitPolicy.BLOCK, writer.tag());
    }
    writer.update(row, newest, values);
    return true;
  }

  private @Nullable Object[] newValues(@Nullable Object[] old) {
    @Nullable Object[] values = old.clone();
    for (int position : plan.changed()) {
      values[position] = plan.values().get(position).eval(scope.frame);
    }
    writer.prepare(values);
    return values;
  }

  private RowLockMode lockMode(@Nullable Object[] old, @Nullable Object[] values) {
    return mayChangeKey && writer.isKeyChanged(old, values)
        ? RowLockMode.UPDATE
        : RowLockMode.NO_KEY_UPDATE;
  }
}
