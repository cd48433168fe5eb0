package io.tx4j.jdbc;

import io.tx4j.AfterCommitException;
import io.tx4j.Body;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For tests: a transaction around a test, which is rolled back in the end whatever the code under
 * test did.
 *
 * <pre>{@code
 * try (TestTransaction test = TestTransaction.begin(transactions)) {
 *   orders.place(order);                        // its own boundary works within a savepoint
 *   assertEquals(1, test.pendingHooks());       // it registered an after-commit hook
 *   test.runHooks();                            // which is run as if all had been committed
 * }                                             // nothing of it stays in the database
 * }</pre>
 *
 * <p>A REQUIRED call of the code under test owns a savepoint instead of joining: its failure rolls
 * back its own work, and it absorbs a silent rollback, as it would in production. What is otherwise
 * than in production: constraints that are deferred are not checked, nothing is retried, {@link
 * Transactions#outcome} has no transaction to tell of, and REQUIRES_NEW commits for real.
 *
 * <p>It belongs to the thread that began it.
 */
public final class TestTransaction implements AutoCloseable {

  private final Attempt attempt;
  private final TestScope scope;
  private int ran;

  private TestTransaction(Attempt attempt) {
    this.attempt = attempt;
    scope = new TestScope(attempt);
    scope.enter();
  }

  /**
   * Begins a transaction on the default database.
   *
   * @param transactions what the code under test uses
   * @return the transaction, which must be closed by the same thread
   */
  public static TestTransaction begin(JdbcTransactions transactions) {
    return begin(transactions, TransactionDefinition.named("test").build());
  }

  /**
   * Begins a transaction with the isolation and the database that the code under test asks for.
   *
   * @param transactions what the code under test uses
   * @param definition what to begin
   * @return the transaction, which must be closed by the same thread
   * @throws IllegalTransactionStateException if a transaction is open on the thread
   * @throws io.tx4j.TransactionException if the database refuses it
   */
  public static TestTransaction begin(
      JdbcTransactions transactions, TransactionDefinition definition) {
    Database database = transactions.database(definition.database());
    if (Scope.openOn(database) != null) {
      throw new IllegalTransactionStateException(
          "A transaction is open on this thread already; begin the test's before any other.");
    }
    Attempt attempt = new Attempt(database, definition, null);
    if (!attempt.open()) {
      attempt.abandon();
      throw Ending.<RuntimeException>same(Objects.requireNonNull(attempt.failure()));
    }
    return new TestTransaction(attempt);
  }

  /**
   * After-commit hooks that are registered, and neither run nor dropped.
   *
   * @return how many
   */
  public int pendingHooks() {
    Hooks hooks = attempt.hooksOrNull();
    return hooks == null ? 0 : hooks.count(Hooks.Moment.AFTER_COMMIT);
  }

  /**
   * After-commit hooks that were dropped, because what they belong to was rolled back.
   *
   * @return how many
   */
  public int droppedHooks() {
    Hooks hooks = attempt.hooksOrNull();
    return hooks == null ? 0 : hooks.dropped();
  }

  /**
   * After-commit hooks that {@link #runHooks} has run.
   *
   * @return how many
   */
  public int ranHooks() {
    return ran;
  }

  /**
   * Runs the pending after-commit hooks, and those that they register, as if all had been
   * committed. They run within the test's transaction, so that they see what was written and their
   * own writes are rolled back in the end.
   *
   * @throws AfterCommitException if one or more of them threw; all were run
   */
  public void runHooks() {
    List<Throwable> failures = new ArrayList<>();
    Hooks hooks = attempt.hooksOrNull();
    Hooks.Hook hook = hooks == null ? null : hooks.takeAfterCommit();
    while (hooks != null && hook != null) {
      ran++;
      failures.addAll(HookRun.afterSavepoint(attempt, List.of(hook)));
      hook = hooks.takeAfterCommit();
    }
    if (!failures.isEmpty()) {
      throw new AfterCommitException(null, failures);
    }
  }

  /** Rolls back. No hooks run. */
  @Override
  public void close() {
    if (!attempt.hasEnded()) {
      scope.leave();
      attempt.abandon();
    }
  }

  /** What the code under test finds open: the attempt, but it is not joined. */
  private static final class TestScope extends TransactionScope {

    private final Attempt attempt;

    private TestScope(Attempt attempt) {
      this.attempt = attempt;
    }

    @Override
    <T extends @Nullable Object, X extends Throwable> T required(
        TransactionDefinition definition, Body<T, X> body) throws X {
      return NestedScope.run(this, definition, body);
    }

    @Override
    void doom(String name, Throwable cause) {
      attempt.doom(name, cause);
    }

    @Override
    @Nullable Doom doom() {
      return attempt.doom();
    }

    @Override
    Attempt root() {
      return attempt;
    }

    @Override
    TransactionScope living() {
      return this;
    }

    @Override
    TransactionDefinition definition() {
      return attempt.definition();
    }

    @Override
    public boolean hasEnded() {
      return attempt.hasEnded();
    }
  }
}
