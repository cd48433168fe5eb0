package io.tx4j.jdbc;

import io.tx4j.AfterCommitException;
import io.tx4j.Body;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Outcome;
import io.tx4j.Transaction;
import org.jspecify.annotations.Nullable;

/** Makes a call and notes how the one transaction ended that the call owned. */
final class OutcomeRecorder extends Scope {

  private int owned;
  private @Nullable Outcome<?> last;

  /** The recorder that a transaction entered within a scope reports to; null if there is none. */
  static @Nullable OutcomeRecorder around(@Nullable Scope enclosing) {
    for (Scope scope = enclosing; scope != null; scope = scope.enclosing()) {
      if (scope instanceof OutcomeRecorder recorder) {
        return recorder;
      }
      if (scope instanceof TransactionScope
          || (scope instanceof OutsideScope outside && outside.isAfterEnd())) {
        return null;
      }
    }
    return null;
  }

  <T extends @Nullable Object, X extends Throwable> Outcome<T> record(Body<T, X> call) throws X {
    T value;
    enter();
    try {
      value = call.call();
    } catch (Throwable thrown) {
      return outcomeOf(thrown);
    } finally {
      leave();
    }
    Outcome<?> outcome = requireOne(null);
    return outcome instanceof Outcome.Committed<?> committed
        ? new Outcome.Committed<>(value, committed.hookFailures())
        : withoutValue(outcome);
  }

  void ended(Outcome<?> outcome) {
    owned++;
    last = outcome;
  }

  /**
   * What was thrown is in the outcome, unless it was thrown beside a commit, or without an owner.
   */
  @SuppressWarnings("unchecked") // the value is the one that the call would have returned
  private <T extends @Nullable Object, X extends Throwable> Outcome<T> outcomeOf(Throwable thrown)
      throws X {
    if (owned == 0) {
      throw (X) thrown;
    }
    Outcome<?> outcome = requireOne(thrown);
    if (!(outcome instanceof Outcome.Committed<?> committed)) {
      return withoutValue(outcome);
    }
    if (thrown instanceof AfterCommitException failed
        && failed.failures().equals(committed.hookFailures())) {
      return (Outcome<T>) committed;
    }
    throw (X) thrown;
  }

  private Outcome<?> requireOne(@Nullable Throwable thrown) {
    Outcome<?> outcome = last;
    if (outcome != null && owned == 1) {
      return outcome;
    }
    IllegalTransactionStateException refused =
        new IllegalTransactionStateException(
            owned == 0
                ? "The call owned no transaction: it joined one that was open, or began none. Ask for"
                    + " the outcome where the transaction is begun."
                : "The call owned "
                    + owned
                    + " transactions, and an outcome is that of one. Ask for the outcome of each.");
    if (thrown != null) {
      refused.addSuppressed(thrown);
    }
    throw refused;
  }

  @SuppressWarnings("unchecked") // there is no value in it
  private static <T extends @Nullable Object> Outcome<T> withoutValue(Outcome<?> outcome) {
    return (Outcome<T>) outcome;
  }

  @Override
  protected @Nullable Transaction transaction() {
    return enclosingTransaction();
  }
}
