package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Outcome;
import io.tx4j.SilentRollback;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.UnexpectedRollbackException;
import io.tx4j.UniqueViolationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one call commits, rolls back, returns and throws. */
class BoundaryTest extends OnEachDatabase {

  @Test
  void commitsAndReturnsTheValue() throws SQLException {
    int answer =
        transactions.call(
            () -> {
              insert(1);
              assertEquals(List.of(), notes());
              return 42;
            });
    assertEquals(42, answer);
    assertEquals(List.of(1), notes());
  }

  @Test
  void everyThrowableRollsBackAndIsTheSameObject() throws SQLException {
    for (Throwable thrown :
        List.of(new IOException("x"), new IllegalStateException("x"), new StackOverflowError())) {
      Throwable caught =
          assertThrows(
              Throwable.class,
              () ->
                  transactions.run(
                      () -> {
                        insert(1);
                        throw thrown;
                      }));
      assertSame(thrown, caught);
      assertEquals(List.of(), notes());
    }
  }

  @Test
  void commitOnCommitsAndThrowsOn() throws SQLException {
    TransactionDefinition definition =
        TransactionDefinition.builder().commitOn(IOException.class).build();
    IOException thrown = new IOException();
    assertSame(
        thrown,
        assertThrows(
            IOException.class,
            () ->
                transactions.run(
                    definition,
                    () -> {
                      insert(1);
                      throw thrown;
                    })));
    assertEquals(List.of(1), notes());
  }

  @Test
  void aSilentRollbackReturnsWhatItSays() throws SQLException {
    Object nothing =
        transactions.call(
            () -> {
              insert(1);
              throw SilentRollback.instance();
            });
    assertNull(nothing);
    int value =
        transactions.call(
            returning(int.class),
            () -> {
              insert(1);
              throw SilentRollback.returning(7);
            });
    assertEquals(7, value);
    Optional<String> empty =
        transactions.call(
            returning(Optional.class),
            () -> {
              insert(1);
              throw SilentRollback.instance();
            });
    assertEquals(Optional.empty(), empty);
    assertEquals(List.of(), notes());
  }

  @Test
  void aSilentRollbackThatHasNoFittingValueIsLoud() throws SQLException {
    for (SilentRollback silent :
        List.of(SilentRollback.instance(), SilentRollback.returning("seven"))) {
      IllegalTransactionStateException refused =
          assertThrows(
              IllegalTransactionStateException.class,
              () ->
                  transactions.call(
                      returning(int.class),
                      () -> {
                        insert(1);
                        throw silent;
                      }));
      assertTrue(refused.getMessage().startsWith("ROLLED BACK"), refused.getMessage());
      assertSame(silent, refused.getCause());
    }
    assertEquals(List.of(), notes());
  }

  @Test
  void rollbackSilentlyOnSwallowsAndRollsBack() throws Exception {
    TransactionDefinition definition =
        TransactionDefinition.builder().rollbackSilentlyOn(IOException.class).build();
    Object value =
        transactions.call(
            definition,
            () -> {
              insert(1);
              throw new IOException();
            });
    assertNull(value);
    assertEquals(List.of(), notes());
  }

  @Test
  void rollbackOnlyIsLoudAndShowsWhere() throws SQLException {
    UnexpectedRollbackException loud =
        assertThrows(
            UnexpectedRollbackException.class,
            () ->
                transactions.run(
                    TransactionDefinition.named("place").build(),
                    () -> {
                      insert(1);
                      Transaction.current().rollbackOnly();
                      assertTrue(Transaction.current().isRollbackOnly());
                    }));
    assertEquals("place", loud.scope());
    assertTrue(
        List.of(loud.getCause().getStackTrace()).toString().contains("BoundaryTest"),
        "the cause shows who decided it");
    assertEquals(List.of(), notes());
  }

  @Test
  void aSwallowedSqlErrorIsNotReportedAsCommitted() throws SQLException {
    outside("INSERT INTO note (id, body) VALUES (1, 'there')");
    UnexpectedRollbackException loud =
        assertThrows(
            UnexpectedRollbackException.class,
            () ->
                transactions.run(
                    () -> {
                      insert(2);
                      assertThrows(SQLException.class, () -> insert(1));
                    }));
    assertEquals("23505", assertInstanceOf(SQLException.class, loud.getCause()).getSQLState());
    assertEquals(List.of(1), notes());
  }

  @Test
  void aDeferredConstraintSurfacesAtCommitTyped() throws SQLException {
    outside("DROP TABLE IF EXISTS late");
    outside(
        "CREATE TABLE late (id int, CONSTRAINT late_id UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)");
    UniqueViolationException violation =
        assertThrows(
            UniqueViolationException.class,
            () ->
                transactions.run(
                    () -> {
                      execute("INSERT INTO late VALUES (1)");
                      execute("INSERT INTO late VALUES (1)");
                    }));
    assertEquals("late_id", violation.constraint());
    assertEquals("late", violation.table());
    assertEquals("23505", violation.sqlState());
    assertInstanceOf(SQLException.class, violation.getCause());
  }

  @Test
  void theOutcomeIsAValue() throws Exception {
    Outcome<Integer> committed = transactions.outcome(() -> transactions.call(() -> 1));
    assertEquals(new Outcome.Committed<>(1, List.of()), committed);
    IOException thrown = new IOException();
    Outcome<?> rolledBack =
        transactions.outcome(
            () ->
                transactions.run(
                    () -> {
                      throw thrown;
                    }));
    assertEquals(new Outcome.RolledBack<>(thrown, false), rolledBack);
    Outcome<?> silent =
        transactions.outcome(
            () ->
                transactions.run(
                    () -> {
                      throw SilentRollback.instance();
                    }));
    assertEquals(new Outcome.RolledBack<>(SilentRollback.instance(), true), silent);
  }

  @Test
  void anOutcomeIsThatOfExactlyOneTransaction() {
    assertThrows(
        IllegalTransactionStateException.class,
        () -> transactions.run(() -> transactions.outcome(() -> transactions.call(() -> 1))));
    assertThrows(IllegalTransactionStateException.class, () -> transactions.outcome(() -> 1));
    assertThrows(
        IllegalTransactionStateException.class,
        () ->
            transactions.outcome(
                () -> {
                  transactions.run(() -> {});
                  transactions.run(() -> {});
                }));
  }

  @Test
  void atMostFiveFramesLieBetweenTheCallerAndTheBody() {
    StackTraceElement[] outside = new Throwable().getStackTrace();
    transactions.run(
        TransactionDefinition.DEFAULT,
        () -> {
          StackTraceElement[] inside = new Throwable().getStackTrace();
          assertTrue(inside.length - outside.length - 1 <= 5, () -> List.of(inside).toString());
        });
  }

  private static TransactionDefinition returning(Class<?> type) {
    return TransactionDefinition.builder().resultType(type).build();
  }
}
