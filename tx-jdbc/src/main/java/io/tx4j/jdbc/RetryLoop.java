package io.tx4j.jdbc;

import io.tx4j.Body;
import io.tx4j.RetriesExhaustedException;
import io.tx4j.RetriesExhaustedException.FailedAttempt;
import io.tx4j.TransactionDefinition;
import io.tx4j.jdbc.Hooks.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs attempts until one is not to be repeated: the state that outlasts an attempt. Most calls
 * need one attempt and never make such an object.
 */
final class RetryLoop {

  private final List<FailedAttempt> failures = new ArrayList<>();
  private long waited;

  private RetryLoop() {}

  /** The last attempt; how it ended is how the transaction ended. */
  static Attempt run(Database database, TransactionDefinition definition, Body<?, ?> body) {
    Canceller canceller = Canceller.forCall(definition.timeout(), Scope.innermost());
    Span span = database.telemetry().begin(definition);
    RetryLoop loop = null;
    Attempt attempt = new Attempt(database, definition, canceller, span, 1);
    try {
      while (true) {
        long started = definition.retryOn().isEmpty() ? 0 : System.nanoTime();
        attempt.run(body);
        if (!attempt.isRetryable()) {
          return attempt;
        }
        loop = loop == null ? new RetryLoop() : loop;
        String end = loop.pause(attempt, System.nanoTime() - started);
        if (end != null) {
          loop.giveUp(attempt, end);
          return attempt;
        }
        attempt = new Attempt(database, definition, canceller, span, attempt.number() + 1);
      }
    } finally {
      if (canceller != null) {
        canceller.close();
      }
      if (span != null) {
        span.ended();
      }
    }
  }

  /**
   * Notes the failure, lets its after-rollback hooks run, and waits.
   *
   * @return why there is no further attempt; null if there is one
   */
  private @Nullable String pause(Attempt failed, long duration) {
    FailedAttempt failure = describe(failed, duration);
    failures.add(failure);
    long wait = Backoff.next(failures.size());
    String end = reasonToEnd(failed, wait);
    if (end != null) {
      return end;
    }
    Telemetry telemetry = failed.target().telemetry();
    telemetry.retrying(failed.definition(), failure, Duration.ofNanos(wait));
    HookRun.afterEnd(failed, EnumSet.of(Moment.AFTER_ROLLBACK), null).forEach(failed::suppress);
    waited = wait;
    return sleep(failed.canceller(), wait);
  }

  private FailedAttempt describe(Attempt failed, long duration) {
    Throwable failure = Objects.requireNonNull(failed.failure());
    Hooks hooks = failed.hooksOrNull();
    return new FailedAttempt(
        failed.number(),
        FailureClassifier.sqlState(failure).orElse(null),
        failed.phase(),
        Duration.ofNanos(duration),
        Duration.ofNanos(waited),
        hooks == null ? 0 : hooks.count(Moment.AFTER_COMMIT),
        failure);
  }

  private @Nullable String reasonToEnd(Attempt failed, long wait) {
    int maximum = failed.definition().maxAttempts();
    if (failures.size() >= maximum) {
      return "maxAttempts is " + maximum;
    }
    Deadline limit = failed.limit();
    if (limit != null && limit.nanosLeft() <= wait) {
      return "the deadline leaves no time for another attempt";
    }
    Canceller canceller = failed.canceller();
    if (canceller != null && canceller.reason() != null) {
      return canceller.reason();
    }
    return failed.target().retryBudget().tryTake()
        ? null
        : "the retry budget of database " + failed.target() + " is used up";
  }

  private static @Nullable String sleep(@Nullable Canceller canceller, long wait) {
    try {
      if (canceller == null) {
        TimeUnit.NANOSECONDS.sleep(wait);
        return null;
      }
      canceller.sleep(wait);
      return canceller.reason();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the thread was interrupted";
    }
  }

  /** After two attempts or more the failure is a story; a single one speaks for itself. */
  private void giveUp(Attempt last, String reason) {
    if (failures.size() > 1) {
      last.replaceFailure(
          new RetriesExhaustedException(last.definition().displayName(), reason, failures));
    }
  }
}
