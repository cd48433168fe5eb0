package io.tx4j.jdbc;

import io.tx4j.Body;
import io.tx4j.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A scope without a transaction on its database: SUPPORTS with none open, NOT_SUPPORTED, NEVER, and
 * the hooks after an end. It hides the transaction that encloses it. Connections taken within it
 * commit each statement, whatever the pool hands out: a write that waits for a commit which nobody
 * will make would be lost.
 */
final class OutsideScope extends Scope {

  private final Database database;
  private final @Nullable Attempt ended;

  private OutsideScope(Database database, @Nullable Attempt ended) {
    this.database = database;
    this.ended = ended;
  }

  static <T extends @Nullable Object, X extends Throwable> T run(Database database, Body<T, X> body)
      throws X {
    OutsideScope scope = new OutsideScope(database, null);
    scope.enter();
    try {
      return body.call();
    } finally {
      scope.leave();
    }
  }

  /** The scope of the hooks of a transaction that has ended: they can still ask which it was. */
  static OutsideScope after(Attempt ended) {
    return new OutsideScope(ended.target(), ended);
  }

  boolean isAfterEnd() {
    return ended != null;
  }

  @Override
  boolean hides(Database other) {
    return other == database;
  }

  /** Nothing that is begun in here is part of what encloses it, so it has its own time. */
  @Override
  @Nullable Canceller canceller() {
    return ended != null ? null : super.canceller();
  }

  @Override
  protected @Nullable Transaction transaction() {
    if (ended != null) {
      return ended;
    }
    for (Scope scope = enclosing(); scope != null; scope = scope.enclosing()) {
      if (scope instanceof TransactionScope transaction
          && openOn(transaction.root().target()) == transaction) {
        return transaction;
      }
    }
    return null;
  }
}
