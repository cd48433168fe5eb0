package io.tx4j.jdbc;

import io.tx4j.TransactionDefinition;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A hook that ran after the end of a transaction, or after the rollback of a savepoint. */
@Name("io.tx4j.Hook")
@Label("Hook")
@Category("tx4j")
@Description("A hook of a transaction")
@StackTrace(false)
final class HookEvent extends Event {

  @Label("Transaction")
  String transaction = "";

  @Label("Moment")
  String moment = "";

  @Label("Failure")
  @Nullable String failure;

  static @Nullable HookEvent started() {
    if (!FlightRecorder.isInitialized()) {
      return null;
    }
    HookEvent event = new HookEvent();
    event.begin();
    return event;
  }

  static void ended(
      @Nullable HookEvent event,
      TransactionDefinition definition,
      Hooks.Moment moment,
      @Nullable Throwable thrown) {
    if (event != null && event.shouldCommit()) {
      event.transaction = definition.name();
      event.moment = moment.name();
      event.failure = thrown == null ? null : thrown.toString();
      event.commit();
    }
  }
}
