package io.tx4j.jdbc;

import io.tx4j.AfterCommitException;
import io.tx4j.Outcome;
import io.tx4j.jdbc.Hooks.Moment;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What comes after the last attempt, when the connection is back in the pool and the scope is left:
 * hooks, the outcome for whoever asked for it, and what the caller gets.
 */
final class Ending {

  private static final Set<Moment> OF_COMMIT =
      EnumSet.of(Moment.AFTER_COMMIT, Moment.AFTER_COMPLETION);
  private static final Set<Moment> OF_ROLLBACK =
      EnumSet.of(Moment.AFTER_ROLLBACK, Moment.AFTER_COMPLETION);
  private static final Set<Moment> OF_UNKNOWN = EnumSet.of(Moment.AFTER_COMPLETION);

  private Ending() {}

  /** Returns or throws to the caller of the method that owned the transaction. */
  static @Nullable Object of(Attempt attempt) {
    return switch (attempt.state()) {
      case COMMITTED -> committed(attempt);
      case ROLLED_BACK -> rolledBack(attempt);
      default -> throw unknown(attempt);
    };
  }

  private static @Nullable Object committed(Attempt attempt) {
    Object value = attempt.value();
    if (attempt.isPlain() && attempt.span() == null && attempt.enclosing() == null) {
      return value; // nobody waits for the outcome, so it need not be made
    }
    Throwable thrown = attempt.failure();
    List<Throwable> failures = HookRun.afterEnd(attempt, OF_COMMIT, committed(value, List.of()));
    report(attempt, committed(value, failures));
    if (!failures.isEmpty()) {
      AfterCommitException failed = new AfterCommitException(value, failures);
      if (thrown == null) {
        throw failed;
      }
      thrown.addSuppressed(failed);
    }
    if (thrown != null) {
      throw Ending.<RuntimeException>same(thrown);
    }
    return value;
  }

  @SuppressWarnings("NullAway") // the type argument says @Nullable, which NullAway does not follow
  private static Outcome<@Nullable Object> committed(
      @Nullable Object value, List<Throwable> hookFailures) {
    return new Outcome.Committed<>(value, hookFailures);
  }

  private static @Nullable Object rolledBack(Attempt attempt) {
    Throwable failure = Objects.requireNonNull(attempt.failure());
    boolean silent = attempt.isSilent();
    Outcome<?> outcome = new Outcome.RolledBack<>(failure, silent);
    HookRun.afterEnd(attempt, OF_ROLLBACK, outcome).forEach(attempt::suppress);
    report(attempt, outcome);
    if (silent) {
      return SilentResult.of(attempt.definition(), failure);
    }
    throw Ending.<RuntimeException>same(failure);
  }

  private static RuntimeException unknown(Attempt attempt) {
    Throwable failure = Objects.requireNonNull(attempt.failure());
    Outcome<?> outcome = new Outcome.Unknown<>(attempt.transactionId(), failure);
    HookRun.afterEnd(attempt, OF_UNKNOWN, outcome).forEach(attempt::suppress);
    report(attempt, outcome);
    throw Ending.<RuntimeException>same(failure);
  }

  private static void report(Attempt attempt, Outcome<?> outcome) {
    OutcomeRecorder recorder = OutcomeRecorder.around(attempt.enclosing());
    if (recorder != null) {
      recorder.ended(outcome);
    }
    Span span = attempt.span();
    if (span != null) {
      span.reported(outcome, attempt.attempt());
    }
  }

  /**
   * The same object, which the caller's signature allows for although this one does not know it.
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <X extends Throwable> X same(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
