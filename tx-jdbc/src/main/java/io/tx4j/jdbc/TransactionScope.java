package io.tx4j.jdbc;

import io.tx4j.Body;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Isolation;
import io.tx4j.Outcome;
import io.tx4j.Savepoint;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.TransactionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scope that owns work it can roll back: a whole transaction ({@link Attempt}) or what follows a
 * savepoint ({@link NestedScope}). It can be doomed, and other scopes can join it.
 */
abstract class TransactionScope extends Scope implements Transaction {

  /** The physical transaction. */
  abstract Attempt root();

  /** The scope that hooks and savepoints go to: this one, or the one it was released into. */
  abstract TransactionScope living();

  abstract TransactionDefinition definition();

  final boolean isOn(Database database) {
    return root().target() == database;
  }

  /** Runs the body of a REQUIRED scope that finds this one open: it joins. */
  <T extends @Nullable Object, X extends Throwable> T required(
      TransactionDefinition joining, Body<T, X> body) throws X {
    return join(joining, body);
  }

  /**
   * Runs the body of a scope that joins this one. It neither retries nor absorbs anything: what
   * leaves the body travels on, and makes a commit impossible.
   */
  final <T extends @Nullable Object, X extends Throwable> T join(
      TransactionDefinition joining, Body<T, X> body) throws X {
    Compatibility.check(joining, root());
    try {
      return body.call();
    } catch (Throwable failure) {
      if (!FailureClassifier.isAny(joining.commitOn(), failure)) {
        doom(joining.displayName(), failure);
      }
      throw failure;
    }
  }

  /** Makes a commit impossible; what was first is kept. */
  abstract void doom(String scope, Throwable cause);

  /** Why it cannot be committed any more; null if it can. */
  abstract @Nullable Doom doom();

  @Override
  protected final @Nullable Transaction transaction() {
    return this;
  }

  @Override
  public final String name() {
    return definition().name();
  }

  @Override
  public final String database() {
    return root().definition().database();
  }

  @Override
  public int attempt() {
    return root().attempt();
  }

  @Override
  public final Isolation isolation() {
    return root().definition().isolation();
  }

  @Override
  public boolean readOnly() {
    return root().definition().readOnly();
  }

  @Override
  public final Optional<Instant> deadline() {
    return timeLeft().map(left -> Instant.now().plus(left));
  }

  @Override
  public final Optional<Duration> timeLeft() {
    return Optional.ofNullable(root().limit()).map(Deadline::timeLeft);
  }

  @Override
  public final void rollbackOnly() {
    TransactionScope scope = requireOpen("rollbackOnly()");
    scope.doom(
        scope.definition().displayName(),
        new TransactionException("Transaction.rollbackOnly() was called here.", null, null));
  }

  @Override
  public final boolean isRollbackOnly() {
    return requireOpen("isRollbackOnly()").doom() != null;
  }

  @Override
  public final void beforeCommit(Runnable hook) {
    Objects.requireNonNull(hook, "hook");
    living().root().addHook(Hooks.Moment.BEFORE_COMMIT, outcome -> hook.run());
  }

  @Override
  public final void afterCommit(Runnable hook) {
    Objects.requireNonNull(hook, "hook");
    living().root().addHook(Hooks.Moment.AFTER_COMMIT, outcome -> hook.run());
  }

  @Override
  public final void afterRollback(Runnable hook) {
    Objects.requireNonNull(hook, "hook");
    living().root().addHook(Hooks.Moment.AFTER_ROLLBACK, outcome -> hook.run());
  }

  @Override
  public final void afterCompletion(Consumer<? super Outcome<?>> hook) {
    Objects.requireNonNull(hook, "hook");
    living().root().addHook(Hooks.Moment.AFTER_COMPLETION, hook);
  }

  @Override
  public final Savepoint savepoint() {
    return requireOpen("savepoint()").root().savepoints().set();
  }

  private TransactionScope requireOpen(String what) {
    TransactionScope scope = living();
    scope.root().requireThread();
    if (scope.hasEnded()) {
      throw new IllegalTransactionStateException(
          what
              + " came too late: the transaction "
              + scope.definition().displayName()
              + " has ended.");
    }
    return scope;
  }
}
