package io.tx4j.jdbc;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One try of a transaction, from taking its connection to giving it back. */
@Name("io.tx4j.Attempt")
@Label("Attempt")
@Category("tx4j")
@Description("One attempt of a transaction")
@StackTrace(false)
final class AttemptEvent extends Event {

  @Label("Name")
  String name = "";

  @Label("Number")
  int number;

  @Label("State")
  String state = "";

  @Label("Failure")
  @Nullable String failure;

  static @Nullable AttemptEvent started() {
    if (!FlightRecorder.isInitialized()) {
      return null;
    }
    AttemptEvent event = new AttemptEvent();
    event.begin();
    return event;
  }

  static void ended(@Nullable AttemptEvent event, Attempt attempt) {
    if (event != null && event.shouldCommit()) {
      Throwable thrown = attempt.failure();
      event.name = attempt.definition().name();
      event.number = attempt.attempt();
      event.state = attempt.state().name();
      event.failure = thrown == null ? null : thrown.toString();
      event.commit();
    }
  }
}
