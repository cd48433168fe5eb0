package io.tx4j.jdbc;

import io.tx4j.Outcome;
import io.tx4j.TransactionDefinition;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An owned transaction, from its first attempt's start to its last one's end. */
@Name("io.tx4j.Transaction")
@Label("Transaction")
@Category("tx4j")
@Description("An owned transaction with all its attempts")
@StackTrace(false)
final class TransactionEvent extends Event {

  @Label("Name")
  String name = "";

  @Label("Database")
  String database = "";

  @Label("Isolation")
  String isolation = "";

  @Label("Read-only")
  boolean readOnly;

  @Label("Outcome")
  String outcome = "";

  @Label("Attempts")
  int attempts;

  void emit(
      String databaseName, TransactionDefinition definition, Outcome<?> end, int attemptCount) {
    if (shouldCommit()) {
      name = definition.name();
      database = databaseName;
      isolation = definition.isolation().name();
      readOnly = definition.readOnly();
      outcome = end.getClass().getSimpleName();
      attempts = attemptCount;
      commit();
    }
  }
}
