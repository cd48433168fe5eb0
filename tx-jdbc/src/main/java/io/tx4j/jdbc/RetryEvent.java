package io.tx4j.jdbc;

import io.tx4j.RetriesExhaustedException.FailedAttempt;
import io.tx4j.TransactionDefinition;
import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An attempt failed, and there will be another one. */
@Name("io.tx4j.Retry")
@Label("Retry")
@Category("tx4j")
@Description("An attempt of a transaction failed and is to be repeated")
@StackTrace(false)
final class RetryEvent extends Event {

  @Label("Name")
  String name = "";

  @Label("Database")
  String database = "";

  @Label("Failed Attempt")
  int attempt;

  @Label("SQLSTATE")
  @Nullable String sqlState;

  @Label("Phase")
  String phase = "";

  @Label("Wait")
  @Timespan
  long wait;

  @Label("Hooks Dropped")
  int hooksDropped;

  static void emit(
      String database, TransactionDefinition definition, FailedAttempt failed, Duration wait) {
    if (!FlightRecorder.isInitialized()) {
      return;
    }
    RetryEvent event = new RetryEvent();
    if (event.shouldCommit()) {
      event.name = definition.name();
      event.database = database;
      event.attempt = failed.number();
      event.sqlState = failed.sqlState();
      event.phase = failed.phase().name();
      event.wait = wait.toNanos();
      event.hooksDropped = failed.hooksDropped();
      event.commit();
    }
  }
}
