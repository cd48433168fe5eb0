package io.tx4j.jdbc;

import io.tx4j.RetriesExhaustedException.FailedAttempt;
import io.tx4j.TransactionDefinition;
import io.tx4j.jdbc.Hooks.Moment;
import java.time.Duration;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Tells the flight recorder, the listener and the log what happens on one database. */
final class Telemetry {

  private final String database;
  private final JdbcOptions options;

  Telemetry(String database, JdbcOptions options) {
    this.database = database;
    this.options = options;
  }

  /** Begins to measure a transaction; null if nobody wants to know, which is what costs nothing. */
  @Nullable Span begin(TransactionDefinition definition) {
    boolean wanted =
        options.listener() != null
            || options.longTransaction() != null
            || FlightRecorder.isInitialized();
    return wanted ? new Span(this, definition) : null;
  }

  void retrying(TransactionDefinition definition, FailedAttempt failed, Duration wait) {
    RetryEvent.emit(database, definition, failed, wait);
    tell(listener -> listener.retrying(definition, failed, wait));
  }

  void hookFailed(TransactionDefinition definition, Moment moment, Throwable failure) {
    if (moment != Moment.AFTER_COMMIT) { // of those the caller is told by an exception of its own
      Log.warning("A hook for " + moment + " of " + definition.displayName() + " failed", failure);
    }
    tell(listener -> listener.hookFailed(definition, failure));
  }

  void tell(Consumer<TransactionListener> news) {
    TransactionListener listener = options.listener();
    if (listener != null) {
      try {
        news.accept(listener);
      } catch (Throwable e) {
        Log.warning("A TransactionListener failed; the transaction is not affected", e);
      }
    }
  }

  String database() {
    return database;
  }

  @Nullable Duration longTransaction() {
    return options.longTransaction();
  }
}
