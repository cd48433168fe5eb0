package io.tx4j;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs bodies within transactions: the one entrance that generated wrappers, programmatic calls and
 * nested calls all pass through.
 *
 * <p>Safe for use by many threads. A transaction belongs to the thread of the call.
 *
 * <h2>What a call throws</h2>
 *
 * <ul>
 *   <li>What leaves the body, as the same object, after the rollback (or the commit, under {@code
 *       commitOn}). The one exception: {@link RetriesExhaustedException} when the body was retried.
 *   <li>What the boundary itself meets: a typed {@link TransactionException} for a failure of
 *       BEGIN, of a constraint deferred to COMMIT, or of COMMIT, all rolled back; {@link
 *       CommitOutcomeUnknownException} when it is not known whether COMMIT took effect.
 *   <li>{@link UnexpectedRollbackException} when the body returned normally but could not be
 *       committed: a joined scope had failed, or the database had aborted the transaction.
 *   <li>{@link AfterCommitException} when all is committed and a hook failed afterwards.
 *   <li>{@link IllegalTransactionStateException} when the definition does not fit what is open on
 *       the thread; the body is not run then.
 *   <li>{@link NullPointerException} for a null definition or body, {@link
 *       IllegalArgumentException} for an unknown database; the body is not run then.
 * </ul>
 */
public interface Transactions {

  /**
   * Runs a body under a definition.
   *
   * @param <T> what the body returns
   * @param <X> the checked exception it may throw
   * @param definition what was declared
   * @param body the work; run once for each attempt
   * @return what the body returned; after a silent rollback its value, else null or {@code
   *     Optional.empty()}, see {@link SilentRollback}
   * @throws X what left the body
   */
  <T extends @Nullable Object, X extends Throwable> T call(
      TransactionDefinition definition, Body<T, X> body) throws X;

  /**
   * Runs a body without a result under a definition; else as {@link #call(TransactionDefinition,
   * Body)}.
   *
   * @param <X> the checked exception it may throw
   * @param definition what was declared
   * @param body the work; run once for each attempt
   * @throws X what left the body
   */
  <X extends Throwable> void run(TransactionDefinition definition, Action<X> body) throws X;

  /**
   * Runs a body under {@link TransactionDefinition#DEFAULT}.
   *
   * @param <T> what the body returns
   * @param <X> the checked exception it may throw
   * @param body the work
   * @return what the body returned
   * @throws X what left the body
   */
  default <T extends @Nullable Object, X extends Throwable> T call(Body<T, X> body) throws X {
    return call(TransactionDefinition.DEFAULT, body);
  }

  /**
   * Runs a body without a result under {@link TransactionDefinition#DEFAULT}.
   *
   * @param <X> the checked exception it may throw
   * @param body the work
   * @throws X what left the body
   */
  default <X extends Throwable> void run(Action<X> body) throws X {
    run(TransactionDefinition.DEFAULT, body);
  }

  /**
   * Makes a call that owns one transaction and tells how that transaction ended, in place of
   * throwing. Signatures of transactional methods stay natural; who wants to see the end asks:
   *
   * <pre>{@code
   * Outcome<Receipt> o = transactions.outcome(() -> transfers.transfer(from, to, amount));
   * }</pre>
   *
   * @param <T> what the call returns
   * @param <X> the checked exception it may throw
   * @param call calls one method that begins and ends a transaction
   * @return how it ended
   * @throws X what the call threw although its transaction was committed (by {@code commitOn}, or
   *     after the end), or without having owned one
   * @throws IllegalTransactionStateException if the call returned and owned no transaction (it
   *     joined one, or there was none), or if it owned more than one; what it threw is suppressed
   */
  <T extends @Nullable Object, X extends Throwable> Outcome<T> outcome(Body<T, X> call) throws X;

  /**
   * As {@link #outcome(Body)}, for a call without a result.
   *
   * @param <X> the checked exception it may throw
   * @param call calls one method that begins and ends a transaction
   * @return how it ended, with null as value
   * @throws X what the call threw although the transaction was committed, or before it began
   */
  default <X extends Throwable> Outcome<@Nullable Void> outcome(Action<X> call) throws X {
    return outcome(call.asBody());
  }

  /**
   * Runs a body under a definition on a thread of an executor. It never joins a transaction of the
   * calling thread.
   *
   * <p>The future completes after the commit and its hooks, or with what {@link #call} would have
   * thrown. Cancelling it rolls back: the statement that is running is cancelled, and a body that
   * goes on regardless is not committed; once COMMIT has been sent, {@code cancel} returns false
   * and the future completes with how it ended.
   *
   * @param <T> what the body returns
   * @param definition what was declared
   * @param body the work
   * @param executor whose thread runs it
   * @return the future
   */
  <T extends @Nullable Object> CompletableFuture<T> callAsync(
      TransactionDefinition definition, Body<T, ?> body, Executor executor);

  /**
   * As {@link #callAsync(TransactionDefinition, Body, Executor)}, on a new thread: a virtual one
   * where the JDK has them.
   *
   * @param <T> what the body returns
   * @param definition what was declared
   * @param body the work
   * @return the future
   */
  <T extends @Nullable Object> CompletableFuture<T> callAsync(
      TransactionDefinition definition, Body<T, ?> body);

  /**
   * As {@link #callAsync(TransactionDefinition, Body, Executor)}, for a body without a result.
   *
   * @param definition what was declared
   * @param body the work
   * @param executor whose thread runs it
   * @return the future, completed with null
   */
  default CompletableFuture<@Nullable Void> runAsync(
      TransactionDefinition definition, Action<?> body, Executor executor) {
    return callAsync(definition, body.asBody(), executor);
  }

  /**
   * As {@link #callAsync(TransactionDefinition, Body)}, for a body without a result.
   *
   * @param definition what was declared
   * @param body the work
   * @return the future, completed with null
   */
  default CompletableFuture<@Nullable Void> runAsync(
      TransactionDefinition definition, Action<?> body) {
    return callAsync(definition, body.asBody());
  }

  /**
   * The default database as any mapper or plain JDBC is to be given it. Inside a transaction it
   * hands out the transaction's connection, outside it a plain one of the pool.
   *
   * <p>The transaction's connection does not end the transaction: {@code close} gives nothing back,
   * {@code commit}, {@code rollback} and {@code setAutoCommit(true)} fail with an {@code
   * SQLException} of SQLSTATE 2D000. It is for the transaction's thread and time only; beyond them
   * only {@code cancel}, {@code abort}, {@code isClosed} and {@code close} work.
   *
   * @return always the same object
   */
  DataSource dataSource();

  /**
   * One of several databases; else as {@link #dataSource()}.
   *
   * @param database its name
   * @return always the same object for a name
   * @throws IllegalArgumentException if no database has that name
   */
  DataSource dataSource(String database);
}
