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
 * have neither a deadline nor a second attempt, and never make such an object.
 */
final class RetryLoop {

  private final @Nullable Canceller canceller;
  private final @Nullable Span span;
  private final List<FailedAttempt> failures = new ArrayList<>(0);
  private int number = 1;
  private long waited;

  private RetryLoop(@Nullable Canceller canceller, @Nullable Span span) {
    this.canceller = canceller;
    this.span = span;
  }

  /** The last attempt; how it ended is how the transaction ended. */
  static Attempt run(Database database, TransactionDefinition definition, Body<?, ?> body) {
    Canceller canceller = Canceller.forCall(definition.timeout(), Scope.innermost());
    Span span = database.telemetry().begin(definition);
    RetryLoop loop = canceller == null && span == null ? null : new RetryLoop(canceller, span);
    Attempt attempt = new Attempt(database, definition, loop);
    try {
      while (true) {
        long started = definition.retryOn().isEmpty() ? 0 : System.nanoTime();
        attempt.run(body);
        if (!attempt.isRetryable()) {
          return attempt;
        }
        loop = loop == null ? new RetryLoop(null, null) : loop;
        String end = loop.pause(attempt, System.nanoTime() - started);
        if (end != null) {
          loop.giveUp(attempt, end);
          return attempt;
        }
        loop.number++;
        attempt = new Attempt(database, definition, loop);
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

  @Nullable Canceller canceller() {
    return canceller;
  }

  @Nullable Span span() {
    return span;
  }

  /** Which attempt is under way, 1 for the first. */
  int number() {
    return number;
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
    return sleep(wait);
  }

  private FailedAttempt describe(Attempt failed, long duration) {
    Throwable failure = Objects.requireNonNull(failed.failure());
    Hooks hooks = failed.hooksOrNull();
    return new FailedAttempt(
        number,
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
    if (canceller != null && canceller.reason() != null) {
      return canceller.reason();
    }
    return failed.target().retryBudget().tryTake()
        ? null
        : "the retry budget of database " + failed.target() + " is used up";
  }

  private @Nullable String sleep(long wait) {
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
