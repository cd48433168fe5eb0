package io.tx4j.jdbc;

import io.tx4j.Outcome;
import io.tx4j.jdbc.Hooks.Hook;
import io.tx4j.jdbc.Hooks.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs hooks so that none keeps another from running. */
final class HookRun {

  private HookRun() {}

  /**
   * Runs the hooks of an attempt that has ended, until none is left, in a scope outside any
   * transaction.
   *
   * @param moments which ones
   * @param outcome how it ended, for completion hooks
   * @return what they threw
   */
  static List<Throwable> afterEnd(
      Attempt attempt, Set<Moment> moments, @Nullable Outcome<?> outcome) {
    Hooks hooks = attempt.hooksOrNull();
    if (hooks == null) {
      return List.of();
    }
    List<Throwable> failures = new ArrayList<>();
    OutsideScope scope = OutsideScope.after(attempt);
    scope.enter();
    try {
      hooks.end(moments);
      for (Hook hook = hooks.next(); hook != null; hook = hooks.next()) {
        run(attempt, hook, withFailures(outcome, failures), failures);
      }
    } finally {
      scope.leave();
    }
    return failures;
  }

  /**
   * Runs the hooks of a savepoint that was rolled back, within the transaction that goes on.
   *
   * @return what they threw
   */
  static List<Throwable> afterSavepoint(Attempt attempt, List<Hook> hooks) {
    List<Throwable> failures = new ArrayList<>();
    hooks.forEach(hook -> run(attempt, hook, null, failures));
    return failures;
  }

  private static void run(
      Attempt attempt, Hook hook, @Nullable Outcome<?> outcome, List<Throwable> failures) {
    HookEvent event = HookEvent.started();
    Throwable failure = null;
    try {
      hook.action().accept(outcome);
    } catch (Throwable e) {
      failure = e;
      failures.add(e);
      attempt.target().telemetry().hookFailed(attempt.definition(), hook.moment(), e);
    }
    HookEvent.ended(event, attempt.definition(), hook.moment(), failure);
  }

  private static @Nullable Outcome<?> withFailures(
      @Nullable Outcome<?> outcome, List<Throwable> failures) {
    return outcome instanceof Outcome.Committed<?> committed && !failures.isEmpty()
        ? new Outcome.Committed<>(committed.value(), failures)
        : outcome;
  }
}
