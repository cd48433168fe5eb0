package io.tx4j.jdbc;

import io.tx4j.Outcome;
import io.tx4j.TransactionDefinition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The measured time of one owned transaction, over all its attempts. */
final class Span {

  private final Telemetry telemetry;
  private final TransactionDefinition definition;
  private final TransactionEvent event = new TransactionEvent();
  private final long started = System.nanoTime();
  private @Nullable Duration duration;

  Span(Telemetry telemetry, TransactionDefinition definition) {
    this.telemetry = telemetry;
    this.definition = definition;
    event.begin();
  }

  /** The last attempt has ended. */
  void ended() {
    event.end();
    Duration taken = Duration.ofNanos(System.nanoTime() - started);
    duration = taken;
    Duration threshold = telemetry.longTransaction();
    if (threshold != null && taken.compareTo(threshold) > 0) {
      Log.warning(
          "The transaction "
              + definition.displayName()
              + " took "
              + taken.toMillis()
              + " ms, more than the "
              + threshold.toMillis()
              + " ms after which there is this warning; it held its locks and kept old versions all"
              + " that time.");
    }
  }

  /** Its hooks have run. */
  void reported(Outcome<?> outcome, int attempts) {
    Duration taken = duration == null ? Duration.ZERO : duration;
    event.emit(telemetry.database(), definition, outcome, attempts);
    telemetry.tell(listener -> listener.ended(definition, outcome, attempts, taken));
  }
}
