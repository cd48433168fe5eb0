package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.LockNotAvailableException;
import io.tx4j.Propagation;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.TransactionTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One deadline over attempts, waits and statements; and the lock timeout. */
class DeadlineTest extends OnEachDatabase {

  private static TransactionDefinition within(Duration timeout) {
    return TransactionDefinition.named("timed").timeout(timeout).build();
  }

  @Test
  void aStatementIsCutShort() throws SQLException {
    long started = System.nanoTime();
    SQLException cut =
        assertThrows(
            SQLException.class,
            () ->
                transactions.run(
                    within(Duration.ofMillis(150)),
                    () -> {
                      insert(1);
                      query("SELECT pg_sleep(20)");
                    }));
    assertEquals("57014", cut.getSQLState());
    assertInstanceOf(
        TransactionTimeoutException.class, FailureClassifier.classify(cut).orElseThrow());
    assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 10);
    assertEquals(List.of(), notes());
  }

  @Test
  void aStatementThatBeginsLateIsCutAtTheDeadlineNotAtItsOwnTimeout() throws SQLException {
    Duration timeout = Duration.ofMillis(600);
    long started = System.nanoTime();
    assertThrows(
        SQLException.class,
        () ->
            transactions.run(
                within(timeout),
                () -> {
                  query("SELECT pg_sleep(0.4)");
                  query("SELECT pg_sleep(20)");
                }));
    Duration taken = Duration.ofNanos(System.nanoTime() - started);
    assertTrue(taken.compareTo(timeout) >= 0, taken::toString);
    assertTrue(taken.compareTo(Duration.ofMillis(950)) < 0, taken::toString);
  }

  @Test
  void aBodyThatIsTooLateIsNotCommitted() throws SQLException {
    TransactionTimeoutException late =
        assertThrows(
            TransactionTimeoutException.class,
            () ->
                transactions.run(
                    within(Duration.ofMillis(50)),
                    () -> {
                      insert(1);
                      while (!Transaction.current().timeLeft().orElseThrow().isZero()) {
                        Thread.onSpinWait();
                      }
                    }));
    assertTrue(late.getMessage().contains("deadline"), late.getMessage());
    assertEquals(List.of(), notes());
  }

  @Test
  void noStatementStartsAfterTheDeadline() {
    SQLException refused =
        assertThrows(
            SQLException.class,
            () ->
                transactions.run(
                    within(Duration.ofMillis(50)),
                    () -> {
                      SQLException failure = null;
                      while (failure == null) {
                        try {
                          query("SELECT 1");
                        } catch (SQLException e) {
                          failure = e;
                        }
                      }
                      throw failure;
                    }));
    assertEquals("57014", refused.getSQLState());
  }

  @Test
  void anInnerTransactionEndsNoLaterThanTheOuter() {
    assertThrows(
        SQLException.class,
        () ->
            transactions.run(
                within(Duration.ofMillis(150)),
                () ->
                    transactions.run(
                        TransactionDefinition.builder()
                            .propagation(Propagation.REQUIRES_NEW)
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                        () -> query("SELECT pg_sleep(20)"))));
  }

  @Test
  void theLockTimeoutIsForLocks() throws SQLException {
    outside("INSERT INTO note (id, body) VALUES (1, 'x')");
    TransactionDefinition impatient =
        TransactionDefinition.builder().lockTimeout(Duration.ofMillis(50)).build();
    SQLException refused;
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE note SET n = 1");
      refused =
          assertThrows(
              SQLException.class,
              () -> transactions.run(impatient, () -> execute("UPDATE note SET n = 2")));
      other.rollback();
    }
    assertEquals("55P03", refused.getSQLState());
    assertInstanceOf(
        LockNotAvailableException.class, FailureClassifier.classify(refused).orElseThrow());
  }

  @Test
  void theCancelledConnectionIsUsableForTheNext() throws SQLException {
    for (int i = 0; i < 20; i++) {
      assertThrows(
          Exception.class,
          () ->
              transactions.run(
                  within(Duration.ofMillis(5)),
                  () -> {
                    while (true) {
                      query("SELECT 1");
                    }
                  }));
      assertEquals("1", query("SELECT 1"));
    }
  }
}
