package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.DeadlockException;
import io.tx4j.Isolation;
import io.tx4j.Outcome;
import io.tx4j.RetriesExhaustedException;
import io.tx4j.RetriesExhaustedException.FailedAttempt;
import io.tx4j.RetriesExhaustedException.Phase;
import io.tx4j.SerializationFailureException;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.UniqueViolationException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which failures are run again, how often, and what is said when it is enough. */
class RetryTest extends OnEachDatabase {

  private static final TransactionDefinition REPEATABLE =
      TransactionDefinition.named("count").isolation(Isolation.REPEATABLE_READ).build();

  private static TransactionDefinition.Builder onConflict() {
    return TransactionDefinition.named("work")
        .retryOn(SerializationFailureException.class, DeadlockException.class);
  }

  private static SQLException conflict() {
    return new SQLException("conflict", "40001");
  }

  @Test
  void aConflictOfTheDatabaseIsRetriedUntilItSucceeds() throws Exception {
    outside("INSERT INTO note (id, body) VALUES (1, 'counter')");
    int threads = 4;
    int rounds = 10;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        done.add(
            executor.submit(
                () -> {
                  start.await();
                  for (int round = 0; round < rounds; round++) {
                    transactions.run(
                        TransactionDefinition.builder()
                            .isolation(Isolation.REPEATABLE_READ)
                            .maxAttempts(1_000)
                            .build(),
                        () -> {
                          int n = Integer.parseInt(query("SELECT n FROM note WHERE id = 1"));
                          execute("UPDATE note SET n = " + (n + 1) + " WHERE id = 1");
                        });
                  }
                  return null;
                }));
      }
      for (Future<?> future : done) {
        future.get();
      }
    } finally {
      executor.shutdown();
    }
    assertEquals(Integer.toString(threads * rounds), query("SELECT n FROM note WHERE id = 1"));
  }

  @Test
  void theConnectionAndItsLocksAreGivenBackBeforeTheWait() throws SQLException {
    outside("INSERT INTO note (id, body) VALUES (1, 'locked')");
    List<Integer> connectionsHeld = new ArrayList<>();
    JdbcTransactions watched =
        JdbcTransactions.builder()
            .database(pool)
            .listener(
                new TransactionListener() {
                  @Override
                  public void retrying(
                      TransactionDefinition definition, FailedAttempt failed, Duration wait) {
                    connectionsHeld.add(pool.getHikariPoolMXBean().getActiveConnections());
                  }
                })
            .build();
    AtomicInteger runs = new AtomicInteger();
    watched.run(
        onConflict().build(),
        () -> {
          execute(watched, "UPDATE note SET n = n + 1 WHERE id = 1");
          if (runs.incrementAndGet() < 3) {
            throw conflict();
          }
        });
    assertEquals(List.of(0, 0), connectionsHeld);
    assertEquals("1", query("SELECT n FROM note WHERE id = 1"));
  }

  private static void execute(JdbcTransactions transactions, String sql) throws SQLException {
    try (var connection = transactions.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theSqlStateIsFoundInCauseNextAndSuppressed() throws Exception {
    SQLException next = new SQLException("outer", "XX000");
    next.setNextException(conflict());
    BatchUpdateException batch = new BatchUpdateException("batch", "XX000", new int[0]);
    batch.setNextException(conflict());
    IllegalStateException suppressed = new IllegalStateException();
    suppressed.addSuppressed(new RuntimeException(conflict()));
    IllegalStateException circular = new IllegalStateException();
    RuntimeException inner = new RuntimeException(conflict());
    circular.initCause(inner);
    inner.addSuppressed(circular);
    for (Exception failure :
        List.of(
            conflict(),
            new SerializationFailureException("typed", "40001", null),
            new SQLException("deadlock", "40P01"),
            new IllegalStateException(new RuntimeException(conflict())),
            next,
            batch,
            suppressed,
            circular)) {
      AtomicInteger runs = new AtomicInteger();
      transactions.run(
          onConflict().build(),
          () -> {
            if (runs.incrementAndGet() == 1) {
              throw failure;
            }
          });
      assertEquals(2, runs.get(), failure::toString);
    }
  }

  @Test
  void otherTypesMatchByInstanceOf() {
    AtomicInteger runs = new AtomicInteger();
    transactions.run(
        TransactionDefinition.builder().retryOn(IllegalStateException.class).build(),
        () -> {
          if (runs.incrementAndGet() == 1) {
            throw new RuntimeException(new IllegalStateException());
          }
        });
    assertEquals(2, runs.get());
  }

  @Test
  void whatIsNotDeclaredIsNotRetried() {
    AtomicInteger runs = new AtomicInteger();
    SQLException conflict = conflict();
    assertSame(
        conflict,
        assertThrows(
            SQLException.class,
            () ->
                transactions.run(
                    () -> {
                      runs.incrementAndGet();
                      throw conflict;
                    })));
    assertEquals(1, runs.get());
  }

  @Test
  void theFinalExceptionExplainsEveryAttempt() {
    List<SQLException> failures = List.of(conflict(), conflict(), conflict());
    RetriesExhaustedException exhausted =
        assertThrows(
            RetriesExhaustedException.class,
            () ->
                transactions.run(
                    onConflict().maxAttempts(3).build(),
                    () -> {
                      Transaction.current().afterCommit(() -> {});
                      throw failures.get(Transaction.current().attempt() - 1);
                    }));
    assertSame(failures.get(2), exhausted.getCause());
    assertEquals(failures.subList(0, 2), List.of(exhausted.getSuppressed()));
    assertEquals(3, exhausted.attempts().size());
    FailedAttempt second = exhausted.attempts().get(1);
    assertEquals("40001", second.sqlState());
    assertEquals(Phase.BODY, second.phase());
    assertEquals(1, second.hooksDropped());
    assertTrue(exhausted.getMessage().contains("maxAttempts is 3"), exhausted.getMessage());
    assertEquals(4, exhausted.getMessage().lines().count());
  }

  @Test
  void asSingleAttemptTheFailureSpeaksForItself() {
    SQLException conflict = conflict();
    assertSame(
        conflict,
        assertThrows(
            SQLException.class,
            () ->
                transactions.run(
                    onConflict().maxAttempts(1).build(),
                    () -> {
                      throw conflict;
                    })));
  }

  @Test
  void aFailureThatIsNotRetriedIsTheSameObjectAlsoAfterRetries() {
    IllegalStateException last = new IllegalStateException();
    assertSame(
        last,
        assertThrows(
            IllegalStateException.class,
            () ->
                transactions.run(
                    onConflict().build(),
                    () -> {
                      if (Transaction.current().attempt() == 1) {
                        throw conflict();
                      }
                      throw last;
                    })));
  }

  @Test
  void theDeadlineEndsRetries() {
    AtomicInteger runs = new AtomicInteger();
    RetriesExhaustedException exhausted =
        assertThrows(
            RetriesExhaustedException.class,
            () ->
                transactions.run(
                    onConflict().maxAttempts(1_000_000).timeout(Duration.ofMillis(200)).build(),
                    () -> {
                      runs.incrementAndGet();
                      throw conflict();
                    }));
    assertTrue(exhausted.getMessage().contains("deadline"), exhausted.getMessage());
    assertEquals(runs.get(), exhausted.attempts().size());
  }

  @Test
  void theBudgetOfTheDatabaseEndsRetries() {
    JdbcTransactions frugal = JdbcTransactions.builder().database(pool).retryBudget(2).build();
    AtomicInteger runs = new AtomicInteger();
    RetriesExhaustedException exhausted =
        assertThrows(
            RetriesExhaustedException.class,
            () ->
                frugal.run(
                    onConflict().build(),
                    () -> {
                      runs.incrementAndGet();
                      throw conflict();
                    }));
    assertTrue(exhausted.getMessage().contains("budget"), exhausted.getMessage());
    assertEquals(3, runs.get());
  }

  @Test
  void anInterruptedThreadDoesNotGoOnRetrying() {
    SQLException conflict = conflict();
    assertSame(
        conflict,
        assertThrows(
            SQLException.class,
            () ->
                transactions.run(
                    onConflict().build(),
                    () -> {
                      Thread.currentThread().interrupt();
                      throw conflict;
                    })));
    assertTrue(Thread.interrupted());
  }

  @Test
  void aConflictAtCommitIsRetriedWithoutItsHooks() throws SQLException {
    outside("DROP TABLE IF EXISTS late");
    outside("CREATE TABLE late (id int CONSTRAINT late_id UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    List<Integer> hooks = new ArrayList<>();
    transactions.run(
        TransactionDefinition.builder().retryOn(UniqueViolationException.class).build(),
        () -> {
          int attempt = Transaction.current().attempt();
          Transaction.current().afterCommit(() -> hooks.add(attempt));
          execute("INSERT INTO late VALUES (1)");
          if (attempt == 1) {
            execute("INSERT INTO late VALUES (1)");
          }
        });
    assertEquals(List.of(2), hooks);
    assertEquals("1", query("SELECT count(*) FROM late"));
  }

  @Test
  void aConflictSwallowedByTheBodyIsRetriedAllTheSame() throws Exception {
    outside("INSERT INTO note (id, body) VALUES (1, 'there')");
    transactions.run(
        TransactionDefinition.builder().retryOn(UniqueViolationException.class).build(),
        () -> {
          if (Transaction.current().attempt() == 1) {
            assertThrows(SQLException.class, () -> insert(1));
          }
          insert(1 + Transaction.current().attempt());
        });
    assertEquals(List.of(1, 3), notes());
  }

  @Test
  void theClassifierTellsFromAnyThrowable() throws SQLException {
    outside("INSERT INTO note (id, body) VALUES (1, 'there')");
    SQLException duplicate = assertThrows(SQLException.class, () -> insert(1));
    UniqueViolationException violation =
        assertInstanceOf(
            UniqueViolationException.class,
            FailureClassifier.classify(new RuntimeException(duplicate)).orElseThrow());
    assertEquals("note", violation.table());
    assertEquals("note_pkey", violation.constraint());
    assertSame(duplicate, violation.getCause());
    assertEquals("23505", FailureClassifier.sqlState(new RuntimeException(duplicate)).orElse(""));
    assertNull(FailureClassifier.classify(new RuntimeException()).orElse(null));
  }

  /** Two transactions each read what the other writes: one of them is run again. */
  @Test
  void aWriteSkewIsRetriedWhereSerializableIs() throws Exception {
    TransactionDefinition serializable =
        TransactionDefinition.named("skew").isolation(Isolation.SERIALIZABLE).build();
    Outcome<?> supported =
        transactions.outcome(() -> transactions.run(serializable, () -> insert(1)));
    if (supported instanceof Outcome.RolledBack<?> refused) {
      assertEquals("0A000", FailureClassifier.sqlState(refused.cause()).orElse(""));
      return;
    }
    insert(2);
    CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int id = 1; id <= 2; id++) {
        int mine = id;
        done.add(
            executor.submit(
                () -> {
                  transactions.run(
                      serializable,
                      () -> {
                        runs.incrementAndGet();
                        String sum = query("SELECT sum(n) FROM note");
                        if (Transaction.current().attempt() == 1) {
                          bothHaveRead.await();
                        }
                        execute("UPDATE note SET n = " + sum + " + 1 WHERE id = " + mine);
                      });
                  return null;
                }));
      }
      for (Future<?> future : done) {
        future.get();
      }
    } finally {
      executor.shutdown();
    }
    assertEquals(3, runs.get());
    assertEquals("3", query("SELECT sum(n) FROM note"), "as one after the other");
  }

  @Test
  void withoutADeclaredRetryTheIsolationDecides() {
    AtomicInteger runs = new AtomicInteger();
    transactions.run(
        REPEATABLE,
        () -> {
          if (runs.incrementAndGet() == 1) {
            throw new IllegalStateException(conflict());
          }
        });
    assertEquals(2, runs.get());
  }
}
