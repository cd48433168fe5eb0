package io.tx4j.engine.exec;

import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.Modify;
import org.jspecify.annotations.Nullable;

/** DELETE. */
final class DeleteCursor extends ModifyCursor {

  private final Modify.Delete plan;
  private final Transaction transaction;

  DeleteCursor(Modify.Delete plan, Cursor source, Scope scope) {
    super(plan, source, scope);
    this.plan = plan;
    this.transaction = scope.context.transaction();
  }

  @Override
  boolean write() {
    Row row = scope.stored[plan.oldSlot()];
    if (row == null) {
      throw new IllegalStateException("the source of a DELETE gives no stored row");
    }
    @Nullable Object[] old = scope.row(plan.oldSlot());
    Transaction.Claim claim =
        transaction.claim(row, old, RowLockMode.UPDATE, WaitPolicy.BLOCK, writer.tag());
    if (claim == Transaction.Claim.CHANGED) {
      old = transaction.newest(row);
      scope.frame.rows[plan.oldSlot()] = old;
      if (plan.recheck() != null && !plan.recheck().test(scope.frame)) {
        return false;
      }
    } else if (claim != Transaction.Claim.UNCHANGED) {
      return false;
    }
    writer.delete(row, old);
    return true;
  }
}
