package io.tx4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The transaction that is open on the calling thread, as the code inside it sees it.
 *
 * <p>{@link #current()} is the innermost one: of several databases the one entered last, and within
 * a {@link Propagation#NESTED} scope the nested one, whose hooks and whose {@link #rollbackOnly()}
 * concern the work since its savepoint. A scope that joined is not a transaction of its own.
 *
 * <p>An instance belongs to the thread that runs the transaction and to the time until it ends.
 * Other threads, and code that kept it too long, get an {@link IllegalTransactionStateException}.
 *
 * <h2>Hooks</h2>
 *
 * Hooks run in the order of registration, on the thread of the transaction, and a hook may register
 * further ones. Each is registered with the innermost transaction. The end of a savepoint decides
 * what becomes of its hooks: released, they are handed to the enclosing transaction; rolled back,
 * the after-commit hooks are dropped and the after-rollback hooks run.
 *
 * <table>
 * <caption>What a hook may do, and what becomes of its exception</caption>
 * <tr><th>hook</th><th>runs</th><th>its exception</th></tr>
 * <tr><td>{@link #beforeCommit}</td><td>inside the transaction, just before COMMIT</td>
 *     <td>rolls back and reaches the caller, as one of the body would</td></tr>
 * <tr><td>{@link #afterCommit}</td><td>after the physical commit, no connection held</td>
 *     <td>reaches the caller in an {@link AfterCommitException}; the other hooks run</td></tr>
 * <tr><td>{@link #afterRollback}</td><td>after the rollback of what it was registered in</td>
 *     <td>logged, and suppressed in what is thrown to the caller; the other hooks run</td></tr>
 * <tr><td>{@link #afterCompletion}</td><td>once, when the outcome is known to stay</td>
 *     <td>as for the hooks of that outcome</td></tr>
 * </table>
 */
public interface Transaction {

  /**
   * The innermost transaction of the calling thread.
   *
   * @return the transaction
   * @throws IllegalTransactionStateException if none is open
   */
  static Transaction current() {
    Transaction current = TransactionBinding.currentOrNull();
    if (current == null) {
      throw new IllegalTransactionStateException(
          "No transaction is open on this thread; call this from a method annotated with"
              + " @Transactional, or within Transactions.call.");
    }
    return current;
  }

  /**
   * The innermost transaction of the calling thread, if there is one.
   *
   * @return the transaction, or empty
   */
  static Optional<Transaction> currentIfAny() {
    return Optional.ofNullable(TransactionBinding.currentOrNull());
  }

  /**
   * Makes a call after the commit of the innermost transaction, or at once where none is open or it
   * has ended. This is what the wrapper of an {@link AfterCommit} method does.
   *
   * @param call the call
   */
  static void deferAfterCommit(Runnable call) {
    Transaction current = TransactionBinding.currentOrNull();
    if (current == null || current.hasEnded()) {
      call.run();
    } else {
      current.afterCommit(call);
    }
  }

  /**
   * Makes a call after the rollback of the innermost transaction, or at once where none is open or
   * it has ended. This is what the wrapper of an {@link AfterRollback} method does.
   *
   * @param call the call
   */
  static void deferAfterRollback(Runnable call) {
    Transaction current = TransactionBinding.currentOrNull();
    if (current == null || current.hasEnded()) {
      call.run();
    } else {
      current.afterRollback(call);
    }
  }

  /**
   * The name of the definition that began it.
   *
   * @return the name; may be empty
   */
  String name();

  /**
   * The database it runs on.
   *
   * @return the name given to the runtime; empty for the default one
   */
  String database();

  /**
   * Which attempt this is.
   *
   * @return 1 for the first
   */
  int attempt();

  /**
   * The isolation it was begun with.
   *
   * @return the declared level; {@link Isolation#DEFAULT} if none was declared
   */
  Isolation isolation();

  /**
   * Whether the database refuses writes.
   *
   * @return true if it was begun read-only
   */
  boolean readOnly();

  /**
   * When it must have ended.
   *
   * @return the deadline of all attempts, or empty if there is none
   */
  Optional<Instant> deadline();

  /**
   * How long it may still take.
   *
   * @return the time left to the deadline, zero when it has passed; empty if there is none
   */
  Optional<Duration> timeLeft();

  /**
   * Whether its COMMIT or ROLLBACK is behind it. Within a hook that runs after the end, this is the
   * transaction that {@link #current()} still finds: hooks of the same end can be added to it, all
   * else that would change it is refused.
   *
   * @return true after the end
   */
  boolean hasEnded();

  /**
   * Decides that this transaction, or this nested one, is rolled back whatever else happens. If the
   * body then returns normally, the scope that owns it throws an {@link
   * UnexpectedRollbackException} whose cause shows where this was called. To roll back without an
   * exception for the caller, throw {@link SilentRollback}.
   */
  void rollbackOnly();

  /**
   * Whether it is decided already that this is rolled back: by {@link #rollbackOnly()}, or by an
   * exception that left a joined scope.
   *
   * @return true if it cannot commit any more
   */
  boolean isRollbackOnly();

  /**
   * Runs a hook inside the transaction, after the body and before COMMIT. Its exception rolls back
   * and reaches the caller as one of the body's would. Not run when the transaction rolls back. A
   * hook of a nested transaction runs before the COMMIT of the enclosing one.
   *
   * @param hook what to run
   */
  void beforeCommit(Runnable hook);

  /**
   * Runs a hook once after the physical commit, when the connection has been given back: it may
   * open a transaction of its own. Not run for an unknown outcome, unless it turns out to be a
   * commit.
   *
   * @param hook what to run
   */
  void afterCommit(Runnable hook);

  /**
   * Runs a hook once after the rollback of the innermost transaction: of the savepoint if it is
   * nested, of the attempt, retried or not, if it is not.
   *
   * @param hook what to run
   */
  void afterRollback(Runnable hook);

  /**
   * Runs a hook once when it is known how the whole transaction ended, after the hooks of that
   * outcome. It is dropped, not run, with an attempt that is retried and with a savepoint that is
   * rolled back: there the work it belongs to is run again, or its end is no end.
   *
   * @param hook gets the outcome; the value in it is that of the body that owned the transaction
   */
  void afterCompletion(Consumer<? super Outcome<?>> hook);

  /**
   * Sets a savepoint. The hooks registered from here on belong to it.
   *
   * @return the savepoint
   * @throws TransactionException if the database refuses it
   */
  Savepoint savepoint();
}
