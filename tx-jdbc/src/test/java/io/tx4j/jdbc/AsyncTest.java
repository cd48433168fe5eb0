package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls on other threads: the future completes after the commit, and cancelling rolls back. */
class AsyncTest extends OnEachDatabase {

  private static final TransactionDefinition PLAIN = TransactionDefinition.named("async").build();

  private final ExecutorService executor = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() throws InterruptedException {
    executor.shutdown();
    assertTrue(executor.awaitTermination(30, TimeUnit.SECONDS));
  }

  @Test
  void theFutureCompletesAfterTheCommitAndItsHooks() throws Exception {
    StringBuffer log = new StringBuffer();
    CompletableFuture<Integer> future =
        transactions.callAsync(
            PLAIN,
            () -> {
              insert(1);
              Transaction.current().afterCommit(() -> log.append("hook "));
              return 7;
            },
            executor);
    assertEquals(7, future.get());
    assertEquals("hook ", log.toString());
    assertEquals(List.of(1), notes());
  }

  @Test
  void itNeverJoinsTheCallersTransaction() throws Exception {
    transactions.run(
        () -> {
          insert(1);
          transactions.runAsync(PLAIN, () -> insert(2), executor).join();
          assertEquals(List.of(2), notes());
        });
  }

  @Test
  void withoutAnExecutorItHasAThreadOfItsOwn() throws Exception {
    Thread thread = transactions.callAsync(PLAIN, Thread::currentThread).get();
    assertFalse(thread == Thread.currentThread());
    assertTrue(thread.isDaemon());
  }

  @Test
  void aFailureCompletesItExceptionally() {
    IOException thrown = new IOException();
    CompletableFuture<?> future =
        transactions.runAsync(
            PLAIN,
            () -> {
              throw thrown;
            },
            executor);
    assertSame(thrown, assertThrows(ExecutionException.class, future::get).getCause());
  }

  @Test
  void cancellingEndsTheStatementAndRollsBack() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    CompletableFuture<?> future =
        transactions.runAsync(
            PLAIN,
            () -> {
              insert(1);
              query("SELECT pg_sleep(0)"); // loads what it needs, so that the next one begins soon
              Transaction.current().afterRollback(left::countDown);
              inside.countDown();
              query("SELECT pg_sleep(60)");
            },
            executor);
    inside.await();
    assertTrue(future.cancel(true));
    assertThrows(CancellationException.class, future::join);
    assertTrue(left.await(20, TimeUnit.SECONDS), "the statement was cancelled");
    assertEquals(List.of(), notes());
  }

  @Test
  void aBodyThatGoesOnRegardlessIsNotCommitted() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    CompletableFuture<?> future =
        transactions.runAsync(
            PLAIN,
            () -> {
              insert(1);
              Transaction.current().afterRollback(left::countDown);
              inside.countDown();
              cancelled.await();
            },
            executor);
    inside.await();
    assertTrue(future.cancel(false));
    cancelled.countDown();
    assertTrue(left.await(20, TimeUnit.SECONDS));
    assertEquals(List.of(), notes());
  }

  @Test
  void onceTheCommitHasBegunItIsTooLateToCancel() throws Exception {
    CountDownLatch committed = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Integer> future =
        transactions.callAsync(
            PLAIN,
            () -> {
              insert(1);
              Transaction.current()
                  .afterCommit(
                      () -> {
                        committed.countDown();
                        try {
                          asked.await();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                      });
              return 7;
            },
            executor);
    committed.await();
    assertFalse(future.cancel(true));
    asked.countDown();
    assertEquals(7, future.get());
    assertEquals(List.of(1), notes());
  }

  @Test
  void cancelledBeforeItStartedItNeverRuns() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {
      single.execute(
          () -> {
            try {
              free.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      CompletableFuture<?> future = transactions.runAsync(PLAIN, () -> insert(1), single);
      assertTrue(future.cancel(true));
      free.countDown();
    } finally {
      single.shutdown();
      assertTrue(single.awaitTermination(20, TimeUnit.SECONDS));
    }
    assertEquals(List.of(), notes());
  }

  @Test
  void nothingStaysBoundToTheExecutorsThread() throws SQLException {
    transactions.runAsync(PLAIN, () -> insert(1), executor).join();
    assertEquals(
        Optional.empty(),
        CompletableFuture.supplyAsync(Transaction::currentIfAny, executor).join());
  }
}
