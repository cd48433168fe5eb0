package io.tx4j.engine.mvcc;

import org.jspecify.annotations.Nullable;

/** The check of a deferrable unique constraint, for one key that was added. */
final class UniquenessCheck implements DeferredCheck {

  private final IndexStore index;
  private final Transaction transaction;
  private final IndexEntry added;

  UniquenessCheck(IndexStore index, Transaction transaction, IndexEntry added) {
    this.index = index;
    this.transaction = transaction;
    this.added = added;
  }

  @Override
  public int constraintOid() {
    return index.definition().constraintOid();
  }

  @Override
  public boolean initiallyDeferred() {
    return index.definition().initiallyDeferred();
  }

  @Override
  public void check() {
    while (stillHasKey()) {
      IndexStore.Conflict conflict = index.findConflict(transaction, added);
      if (conflict == null) {
        return;
      }
      Transaction inProgress = conflict.inProgress();
      if (inProgress == null) {
        throw index.violation(added, transaction.valueContext());
      }
      transaction.awaitRelease(conflict.row(), inProgress);
    }
  }

  /** The row may have been changed again since: that change has a check of its own. */
  private boolean stillHasKey() {
    Version newest = added.row().newest();
    @Nullable Object[] values = newest == null ? null : newest.values;
    return values != null && index.matches(added, values);
  }
}
