package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.Outcome;
import io.tx4j.Propagation;
import io.tx4j.RetriesExhaustedException.FailedAttempt;
import io.tx4j.SerializationFailureException;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.TransactionException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen from outside: flight recorder, listener, warnings. */
class ObservabilityTest extends OnEachDatabase {

  private static final TransactionDefinition RETRIED =
      TransactionDefinition.named("observed").retryOn(SerializationFailureException.class).build();

  private void workWithOneRetry(JdbcTransactions through) throws SQLException {
    through.run(
        RETRIED,
        () -> {
          Transaction.current().afterCommit(() -> {});
          if (Transaction.current().attempt() == 1) {
            throw new SQLException("conflict", "40001");
          }
        });
  }

  @Test
  void theFlightRecorderSeesTransactionAttemptsRetryAndHook(@TempDir Path folder)
      throws IOException, SQLException {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      for (String event : List.of("Transaction", "Attempt", "Retry", "Hook")) {
        recording.enable("io.tx4j." + event).withoutThreshold();
      }
      recording.start();
      workWithOneRetry(transactions);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    RecordedEvent transaction = only(events, "io.tx4j.Transaction");
    assertEquals("observed", transaction.getString("name"));
    assertEquals("Committed", transaction.getString("outcome"));
    assertEquals(2, transaction.getInt("attempts"));
    assertEquals("40001", only(events, "io.tx4j.Retry").getString("sqlState"));
    assertEquals(1, only(events, "io.tx4j.Retry").getInt("hooksDropped"));
    assertEquals("AFTER_COMMIT", only(events, "io.tx4j.Hook").getString("moment"));
    assertEquals(
        List.of("ROLLED_BACK", "COMMITTED"),
        events.stream()
            .filter(event -> event.getEventType().getName().equals("io.tx4j.Attempt"))
            .map(event -> event.getString("state"))
            .toList());
  }

  private static RecordedEvent only(List<RecordedEvent> events, String name) {
    List<RecordedEvent> found =
        events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    assertEquals(1, found.size(), name);
    return found.get(0);
  }

  @Test
  void theListenerIsTold() throws SQLException {
    List<String> log = new ArrayList<>();
    JdbcTransactions watched =
        JdbcTransactions.builder()
            .database(pool)
            .listener(
                new TransactionListener() {
                  @Override
                  public void retrying(
                      TransactionDefinition definition, FailedAttempt failed, Duration wait) {
                    log.add("retrying " + definition.name() + " after " + failed.sqlState());
                  }

                  @Override
                  public void ended(
                      TransactionDefinition definition,
                      Outcome<?> outcome,
                      int attempts,
                      Duration duration) {
                    assertTrue(duration.toNanos() > 0);
                    log.add(outcome.getClass().getSimpleName() + " after " + attempts);
                  }

                  @Override
                  public void hookFailed(TransactionDefinition definition, Throwable failure) {
                    log.add("hook " + failure.getMessage());
                    throw new IllegalStateException("a listener that fails changes nothing");
                  }
                })
            .build();
    workWithOneRetry(watched);
    assertThrows(
        TransactionException.class,
        () ->
            watched.run(
                () ->
                    Transaction.current()
                        .afterCommit(
                            () -> {
                              throw new IllegalStateException("failed");
                            })));
    assertEquals(
        List.of(
            "retrying observed after 40001",
            "Committed after 2",
            "hook failed",
            "Committed after 1"),
        log);
  }

  @Test
  void aLongTransactionIsWarnedOf() {
    JdbcTransactions strict =
        JdbcTransactions.builder()
            .database(pool)
            .warnOfLongTransactions(Duration.ofNanos(1))
            .build();
    List<String> warnings =
        ScopedConnectionTest.warningsOf(
            () -> strict.run(TransactionDefinition.named("slow").build(), () -> {}));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("slow"), warnings.get(0));
  }

  @Test
  void aThreadThatStarvesThePoolIsWarnedOf() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.unpooled());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(600);
    try (HikariDataSource tiny = new HikariDataSource(config)) {
      JdbcTransactions starving =
          JdbcTransactions.builder()
              .database(tiny)
              .warnOfSecondConnections(Duration.ofMillis(50))
              .build();
      TransactionDefinition independent =
          TransactionDefinition.builder().propagation(Propagation.REQUIRES_NEW).build();
      List<String> warnings =
          ScopedConnectionTest.warningsOf(
              () ->
                  assertThrows(
                      TransactionException.class,
                      () -> starving.run(() -> starving.run(independent, () -> {}))));
      assertEquals(1, warnings.size());
      assertTrue(warnings.get(0).contains("second one"), warnings.get(0));
    }
  }
}
