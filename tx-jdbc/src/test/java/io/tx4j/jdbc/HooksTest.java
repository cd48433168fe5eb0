package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.AfterCommitException;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Outcome;
import io.tx4j.Propagation;
import io.tx4j.Savepoint;
import io.tx4j.SerializationFailureException;
import io.tx4j.SilentRollback;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;

/** When hooks run, and what becomes of what they do and throw. */
class HooksTest extends OnEachDatabase {

  private static final TransactionDefinition NESTED =
      TransactionDefinition.named("nested").propagation(Propagation.NESTED).build();

  private final List<String> log = new ArrayList<>();

  private Runnable note(String word) {
    return () -> log.add(word);
  }

  @Test
  void runInOrderAfterTheCommitWithoutAConnectionHeld() throws SQLException {
    transactions.run(
        () -> {
          insert(1);
          Transaction.current().afterCommit(note("1"));
          Transaction.current()
              .afterCommit(
                  () -> {
                    assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
                    log.add("2");
                  });
          Transaction.current().afterRollback(note("never"));
          Transaction.current().afterCompletion(outcome -> log.add(outcome.toString()));
          Transaction.current().beforeCommit(note("before"));
          log.add("body");
        });
    assertEquals(
        List.of("body", "before", "1", "2", new Outcome.Committed<>(null, List.of()).toString()),
        log);
  }

  @Test
  void afterARollbackOnlyThoseOfTheRollbackRun() {
    IllegalStateException thrown = new IllegalStateException();
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.run(
                () -> {
                  Transaction.current().beforeCommit(note("never"));
                  Transaction.current().afterCommit(note("never"));
                  Transaction.current().afterRollback(note("rolled back"));
                  Transaction.current().afterCompletion(outcome -> log.add(outcome.toString()));
                  throw thrown;
                }));
    assertEquals(List.of("rolled back", new Outcome.RolledBack<>(thrown, false).toString()), log);
  }

  @Test
  void ofAFailedAttemptDoNotRunBesideTheSuccessfulOnes() throws SQLException {
    TransactionDefinition definition =
        TransactionDefinition.builder().retryOn(SerializationFailureException.class).build();
    transactions.run(
        definition,
        () -> {
          int attempt = Transaction.current().attempt();
          Transaction.current().afterCommit(note("commit " + attempt));
          Transaction.current().afterRollback(note("rollback " + attempt));
          Transaction.current().afterCompletion(outcome -> log.add("completion " + attempt));
          if (attempt == 1) {
            throw new SQLException("conflict", "40001");
          }
        });
    assertEquals(List.of("rollback 1", "commit 2", "completion 2"), log);
  }

  @Test
  void ofARolledBackSavepointDoNotRunAndOfAReleasedOneRunAfterTheCommit() {
    transactions.run(
        () -> {
          transactions.run(
              NESTED,
              () -> {
                Transaction.current().afterCommit(note("kept"));
                Transaction.current().afterRollback(note("never"));
              });
          assertEquals(List.of(), log, "nothing runs at the release");
          transactions.run(
              NESTED,
              () -> {
                Transaction.current().afterCommit(note("dropped"));
                Transaction.current().afterRollback(note("undone"));
                throw SilentRollback.instance();
              });
          assertEquals(List.of("undone"), log);
        });
    assertEquals(List.of("undone", "kept"), log);
  }

  @Test
  void followSavepointsWhoeverSetsThem() throws SQLException {
    transactions.run(
        () -> {
          Savepoint mine = Transaction.current().savepoint();
          Transaction.current().afterCommit(note("dropped"));
          Transaction.current().afterRollback(note("undone 1"));
          mine.rollback();
          try (Connection connection = dataSource.getConnection()) {
            java.sql.Savepoint theirs = connection.setSavepoint("theirs");
            Transaction.current().afterCommit(note("dropped"));
            Transaction.current().afterRollback(note("undone 2"));
            connection.rollback(theirs);
            Transaction.current().afterCommit(note("kept"));
            connection.releaseSavepoint(theirs);
            assertThrows(SQLException.class, () -> connection.rollback(theirs));
          }
          mine.release();
          assertThrows(IllegalTransactionStateException.class, mine::rollback);
        });
    assertEquals(List.of("undone 1", "undone 2", "kept"), log);
  }

  @Test
  void anExceptionOfOneNeitherLooksLikeARollbackNorStopsTheOthers() throws SQLException {
    IllegalStateException first = new IllegalStateException("first");
    AssertionError second = new AssertionError("second");
    AfterCommitException failed =
        assertThrows(
            AfterCommitException.class,
            () ->
                transactions.call(
                    () -> {
                      insert(1);
                      Transaction.current()
                          .afterCommit(
                              () -> {
                                throw first;
                              });
                      Transaction.current().afterCommit(note("runs"));
                      Transaction.current()
                          .afterCommit(
                              () -> {
                                throw second;
                              });
                      return 5;
                    }));
    assertTrue(failed.getMessage().startsWith("COMMITTED"), failed.getMessage());
    assertEquals(List.of(first, second), failed.failures());
    assertSame(first, failed.getCause());
    assertSame(second, failed.getSuppressed()[0]);
    assertEquals(5, failed.value());
    assertEquals(List.of("runs"), log);
    assertEquals(List.of(1), notes());
  }

  @Test
  void aSerializationFailureOfOneDoesNotRetryTheCommittedTransaction() throws SQLException {
    TransactionDefinition definition =
        TransactionDefinition.builder().retryOn(SerializationFailureException.class).build();
    assertThrows(
        AfterCommitException.class,
        () ->
            transactions.run(
                definition,
                () -> {
                  log.add("body");
                  insert(1);
                  Transaction.current()
                      .afterCommit(
                          () -> {
                            throw new SerializationFailureException("hook", "40001", null);
                          });
                }));
    assertEquals(List.of("body"), log);
    assertEquals(List.of(1), notes());
  }

  @Test
  void anOuterTransactionIsNotRetriedForAHookOfAnInnerOne() {
    TransactionDefinition retried =
        TransactionDefinition.builder().retryOn(SerializationFailureException.class).build();
    TransactionDefinition independent =
        TransactionDefinition.builder().propagation(Propagation.REQUIRES_NEW).build();
    assertThrows(
        AfterCommitException.class,
        () ->
            transactions.run(
                retried,
                () -> {
                  log.add("outer");
                  transactions.run(
                      independent,
                      () ->
                          Transaction.current()
                              .afterCommit(
                                  () -> {
                                    throw new SerializationFailureException("x", "40001", null);
                                  }));
                }));
    assertEquals(List.of("outer"), log);
  }

  @Test
  void registeredInHooksRunToo() {
    transactions.run(
        () ->
            Transaction.current()
                .afterCommit(
                    () -> {
                      Transaction.current()
                          .afterCommit(
                              () -> {
                                log.add("second");
                                Transaction.current().afterCommit(note("third"));
                              });
                      Transaction.deferAfterCommit(note("at once"));
                      assertTrue(Transaction.current().hasEnded());
                      log.add("first");
                    }));
    assertEquals(List.of("at once", "first", "second", "third"), log);
  }

  @Test
  void beforeTheCommitMayRegisterFurtherOnes() throws SQLException {
    transactions.run(
        () ->
            Transaction.current()
                .beforeCommit(
                    () -> {
                      log.add("before");
                      Transaction.current().beforeCommit(note("before too"));
                      Transaction.current().afterCommit(note("after"));
                    }));
    assertEquals(List.of("before", "before too", "after"), log);
  }

  @Test
  void anExceptionBeforeTheCommitRollsBackAndReachesTheCaller() throws SQLException {
    IllegalStateException thrown = new IllegalStateException();
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                transactions.run(
                    () -> {
                      insert(1);
                      Transaction.current()
                          .beforeCommit(
                              () -> {
                                throw thrown;
                              });
                    })));
    assertEquals(List.of(), notes());
  }

  @Test
  void anExceptionAfterTheRollbackIsSuppressedInTheCause() {
    IllegalStateException body = new IllegalStateException("body");
    IllegalStateException hook = new IllegalStateException("hook");
    assertSame(
        body,
        assertThrows(
            IllegalStateException.class,
            () ->
                transactions.run(
                    () -> {
                      Transaction.current()
                          .afterRollback(
                              () -> {
                                throw hook;
                              });
                      Transaction.current().afterRollback(note("runs"));
                      throw body;
                    })));
    assertSame(hook, body.getSuppressed()[0]);
    assertEquals(List.of("runs"), log);
  }

  @ValueSource(booleans = {true, false})
  @org.junit.jupiter.params.ParameterizedTest
  void aWriteInAHookIsNotLostWhateverThePoolHandsOut(boolean autoCommit) throws SQLException {
    try (HikariDataSource other = database.pool(autoCommit)) {
      JdbcTransactions over = JdbcTransactions.of(other);
      over.run(
          () -> {
            Transaction.current().afterCommit(() -> write(over.dataSource(), 1));
            Transaction.current().afterCommit(() -> over.run(() -> write(over.dataSource(), 2)));
          });
      assertThrows(
          IllegalStateException.class,
          () ->
              over.run(
                  () -> {
                    Transaction.current().afterRollback(() -> write(over.dataSource(), 3));
                    throw new IllegalStateException();
                  }));
      over.run(
          TransactionDefinition.builder().propagation(Propagation.NEVER).build(),
          () -> write(over.dataSource(), 4));
      assertEquals(List.of(1, 2, 3, 4), notes());
      try (Connection connection = other.getConnection()) {
        assertEquals(autoCommit, connection.getAutoCommit(), "nothing leaks to the next user");
      }
      assertEquals(0, other.getHikariPoolMXBean().getActiveConnections());
    }
  }

  private static void write(DataSource source, int id) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("INSERT INTO note (id, body) VALUES (?, 'hook')")) {
      statement.setInt(1, id);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTransactionOpenedInAHookCommitsByItself() throws SQLException {
    transactions.run(
        () ->
            Transaction.current()
                .afterCommit(
                    () ->
                        transactions.run(
                            () -> {
                              write(dataSource, 1);
                              Transaction.current().afterCommit(note("inner"));
                              assertFalse(Transaction.current().hasEnded());
                            })));
    assertEquals(List.of("inner"), log);
    assertEquals(List.of(1), notes());
  }

  @Test
  void comeTooLateAfterTheEnd() {
    List<Transaction> kept = new ArrayList<>();
    transactions.run(() -> kept.add(Transaction.current()));
    Transaction ended = kept.get(0);
    assertThrows(IllegalTransactionStateException.class, () -> ended.afterCommit(note("late")));
    assertThrows(IllegalTransactionStateException.class, () -> ended.beforeCommit(note("late")));
    assertThrows(IllegalTransactionStateException.class, ended::rollbackOnly);
    assertThrows(IllegalTransactionStateException.class, ended::savepoint);
  }

  @Test
  void theDeferralEntryPointsRunAtOnceOutsideATransaction() {
    Transaction.deferAfterCommit(note("commit"));
    Transaction.deferAfterRollback(note("rollback"));
    assertEquals(List.of("commit", "rollback"), log);
    log.clear();
    transactions.run(
        () -> {
          Transaction.deferAfterCommit(note("commit"));
          Transaction.deferAfterRollback(note("rollback"));
          assertEquals(List.of(), log);
        });
    assertEquals(List.of("commit"), log);
  }
}
