package io.tx4j.jdbc;

import io.tx4j.Transaction;
import io.tx4j.TransactionBinding;
import org.jspecify.annotations.Nullable;

/**
 * What is bound to a thread: a link in the chain of scopes that enclose each other, innermost
 * first.
 */
abstract class Scope extends TransactionBinding {

  private final @Nullable Scope enclosing;

  /** A scope within the one that is bound now. It is not bound itself before {@link #enter}. */
  Scope() {
    enclosing = innermost();
  }

  static @Nullable Scope innermost() {
    return (Scope) bound();
  }

  /** The innermost open transaction on a database, unless a scope hides it. */
  static @Nullable TransactionScope openOn(Database database) {
    for (Scope scope = innermost(); scope != null; scope = scope.enclosing) {
      if (scope instanceof TransactionScope transaction && transaction.isOn(database)) {
        return transaction;
      }
      if (scope.hides(database)) {
        return null;
      }
    }
    return null;
  }

  final @Nullable Scope enclosing() {
    return enclosing;
  }

  /** What {@link Transaction#current()} finds in a scope that changes nothing about it. */
  final @Nullable Transaction enclosingTransaction() {
    return enclosing == null ? null : enclosing.transaction();
  }

  final void enter() {
    bind(this);
  }

  final void leave() {
    bind(enclosing);
  }

  /** Whether transactions on a database that enclose this scope are out of sight within it. */
  boolean hides(Database database) {
    return false;
  }

  /** What bounds the time of transactions that are begun within this scope. */
  @Nullable Canceller canceller() {
    return enclosing == null ? null : enclosing.canceller();
  }
}
