package io.tx4j.jdbc;

import io.tx4j.Outcome;
import io.tx4j.RetriesExhaustedException.FailedAttempt;
import io.tx4j.TransactionDefinition;
import java.time.Duration;

/**
 * Told of what happens to transactions: for metrics and logs. It is called on the thread of the
 * transaction, when no connection is held; what it throws is logged and changes nothing. It must be
 * safe for use by many threads, and quick.
 */
public interface TransactionListener {

  /**
   * An attempt failed, and there will be another one.
   *
   * @param definition what was declared
   * @param failed the attempt
   * @param wait how long will be waited before the next one
   */
  default void retrying(TransactionDefinition definition, FailedAttempt failed, Duration wait) {}

  /**
   * An owned transaction ended; its hooks have run.
   *
   * @param definition what was declared
   * @param outcome how it ended
   * @param attempts how many attempts it took
   * @param duration from the first attempt's start to the end of the last one, hooks not included
   */
  default void ended(
      TransactionDefinition definition, Outcome<?> outcome, int attempts, Duration duration) {}

  /**
   * A hook that ran after the end threw.
   *
   * @param definition what was declared
   * @param failure what it threw
   */
  default void hookFailed(TransactionDefinition definition, Throwable failure) {}
}
