package io.tx4j.samples.bank;

import io.tx4j.Outcome;
import io.tx4j.RetriesExhaustedException.FailedAttempt;
import io.tx4j.TransactionDefinition;
import io.tx4j.jdbc.TransactionListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how the transfers ended. */
final class Tally implements TransactionListener {

  /** The transfers whose caller was told that they are done. */
  final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

  final LongAdder rolledBackSilently = new LongAdder();
  final LongAdder rolledBackLoudly = new LongAdder();
  final LongAdder retries = new LongAdder();

  @Override
  public void retrying(TransactionDefinition definition, FailedAttempt failed, Duration wait) {
    retries.increment();
  }

  @Override
  public void ended(
      TransactionDefinition definition, Outcome<?> outcome, int attempts, Duration duration) {
    if (outcome instanceof Outcome.RolledBack<?> rolledBack) {
      (rolledBack.silent() ? rolledBackSilently : rolledBackLoudly).increment();
    }
  }
}
