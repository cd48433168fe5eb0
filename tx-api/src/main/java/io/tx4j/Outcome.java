package io.tx4j;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an owned transaction ended, as a value. Asked for with {@link Transactions#outcome(Body)},
 * and given to {@link Transaction#afterCompletion} hooks.
 *
 * @param <T> what the body returns
 */
public sealed interface Outcome<T extends @Nullable Object>
    permits Outcome.Committed, Outcome.RolledBack, Outcome.Unknown {

  /**
   * The database acknowledged the commit.
   *
   * @param <T> what the body returns
   * @param value what the body returned; null where it threw an exception of {@code commitOn}
   * @param hookFailures what after-commit hooks threw, in their order; empty if all went well
   */
  record Committed<T extends @Nullable Object>(T value, List<Throwable> hookFailures)
      implements Outcome<T> {

    /**
     * Copies the list.
     *
     * @param value what the body returned
     * @param hookFailures what after-commit hooks threw
     */
    public Committed {
      hookFailures = List.copyOf(hookFailures);
    }

    @Override
    public <R extends @Nullable Object> R fold(
        Function<? super Committed<T>, ? extends R> committed,
        Function<? super RolledBack<T>, ? extends R> rolledBack,
        Function<? super Unknown<T>, ? extends R> unknown) {
      return committed.apply(this);
    }

    @Override
    public T orElseThrow() {
      if (!hookFailures.isEmpty()) {
        throw new AfterCommitException(value, hookFailures);
      }
      return value;
    }
  }

  /**
   * Nothing of it is in the database.
   *
   * @param <T> what the body returns
   * @param cause what led to it: the exception of the body or of COMMIT, or the {@link
   *     SilentRollback}
   * @param silent whether the caller was not to see an exception
   */
  record RolledBack<T extends @Nullable Object>(Throwable cause, boolean silent)
      implements Outcome<T> {

    /**
     * Checks that there is a cause.
     *
     * @param cause what led to it
     * @param silent whether the caller was not to see an exception
     */
    public RolledBack {
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public <R extends @Nullable Object> R fold(
        Function<? super Committed<T>, ? extends R> committed,
        Function<? super RolledBack<T>, ? extends R> rolledBack,
        Function<? super Unknown<T>, ? extends R> unknown) {
      return rolledBack.apply(this);
    }

    @Override
    public T orElseThrow() {
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof RuntimeException exception && !silent) {
        throw exception;
      }
      throw new UnexpectedRollbackException("the call", cause);
    }
  }

  /**
   * The connection was lost while COMMIT was under way: the database has it all, or nothing of it.
   * It was not retried and no after-commit hook ran.
   *
   * @param <T> what the body returns
   * @param transactionId the database's id of the transaction (PostgreSQL's xid8, for {@code
   *     pg_xact_status}); null where resolution is not switched on
   * @param cause what COMMIT failed with
   */
  record Unknown<T extends @Nullable Object>(@Nullable String transactionId, Throwable cause)
      implements Outcome<T> {

    /**
     * Checks that there is a cause.
     *
     * @param transactionId the database's id of the transaction
     * @param cause what COMMIT failed with
     */
    public Unknown {
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public <R extends @Nullable Object> R fold(
        Function<? super Committed<T>, ? extends R> committed,
        Function<? super RolledBack<T>, ? extends R> rolledBack,
        Function<? super Unknown<T>, ? extends R> unknown) {
      return unknown.apply(this);
    }

    @Override
    public T orElseThrow() {
      if (cause instanceof CommitOutcomeUnknownException exception) {
        throw exception;
      }
      throw new CommitOutcomeUnknownException(transactionId, cause);
    }
  }

  /**
   * Applies the function that fits.
   *
   * @param <R> what the functions return
   * @param committed for {@link Committed}
   * @param rolledBack for {@link RolledBack}
   * @param unknown for {@link Unknown}
   * @return what the function returned
   */
  <R extends @Nullable Object> R fold(
      Function<? super Committed<T>, ? extends R> committed,
      Function<? super RolledBack<T>, ? extends R> rolledBack,
      Function<? super Unknown<T>, ? extends R> unknown);

  /**
   * The value, if it was committed and no hook failed.
   *
   * @return what the body returned
   * @throws AfterCommitException if it was committed and a hook failed
   * @throws UnexpectedRollbackException if it was rolled back silently or with a checked exception,
   *     which is its cause; an unchecked one is thrown as the same object
   * @throws CommitOutcomeUnknownException if it is not known
   */
  T orElseThrow();

  /**
   * Whether the database acknowledged the commit.
   *
   * @return true for {@link Committed}
   */
  default boolean isCommitted() {
    return this instanceof Committed;
  }

  /**
   * Whether nothing of it is in the database.
   *
   * @return true for {@link RolledBack}
   */
  default boolean isRolledBack() {
    return this instanceof RolledBack;
  }

  /**
   * Whether it is not known which of the two.
   *
   * @return true for {@link Unknown}
   */
  default boolean isUnknown() {
    return this instanceof Unknown;
  }
}
