package io.tx4j.engine.lock;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.error.SqlError;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A session with a thread of its own, so that a test can let several of them wait for each other,
 * step by step.
 */
final class Contender implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(20);

  final int processId;
  final LockSession session;
  private final LockManager manager;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private LockOwner owner;

  Contender(LockManager manager, int processId) {
    this.manager = manager;
    this.processId = processId;
    this.session = manager.open(processId, new Cancellation());
    this.owner = new TestTransaction(session, processId * 10L);
  }

  /** The owner whose steps run on this contender's thread. */
  LockOwner owner() {
    return owner;
  }

  /** A step that must not block. */
  <T> T now(Callable<T> step) {
    return done(start(step));
  }

  boolean acquires(Lockable lock, LockMode mode) {
    return now(() -> owner.acquire(lock, mode, WaitPolicy.BLOCK, TestLock.TAG));
  }

  boolean acquires(Lockable lock, RowLockMode mode) {
    return acquires(lock, mode.lockMode());
  }

  boolean tries(Lockable lock, LockMode mode) {
    return now(() -> owner.acquire(lock, mode, WaitPolicy.SKIP, TestLock.TAG));
  }

  /** A step that must block. */
  Future<Boolean> blocksOn(Lockable lock, LockMode mode) throws InterruptedException {
    return blocks(() -> owner.acquire(lock, mode, WaitPolicy.BLOCK, TestLock.TAG));
  }

  <T> Future<T> blocks(Callable<T> step) throws InterruptedException {
    Future<T> future = start(step);
    assertTrue(manager.awaitBlocked(processId, LONG), "process " + processId + " is not blocked");
    return future;
  }

  <T> Future<T> start(Callable<T> step) {
    return thread.submit(step);
  }

  /** The step's error. */
  static SqlError failure(Future<?> step) {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> step.get(LONG.toSeconds(), TimeUnit.SECONDS));
    return (SqlError) failed.getCause();
  }

  static <T> T done(Future<T> step) {
    try {
      return step.get(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the step did not succeed", e);
    }
  }

  int mark() {
    return now(owner::mark);
  }

  void releasesSince(int mark) {
    now(
        () -> {
          owner.releaseSince(mark);
          return true;
        });
  }

  /** Ends the transaction and begins another one. */
  void ends() {
    now(
        () -> {
          owner.releaseAll();
          owner = new TestTransaction(session, owner.id() + 1);
          return true;
        });
  }

  boolean isBlocked() {
    return !manager.blockers(processId).isEmpty();
  }

  @Override
  public void close() {
    session.cancellation().cancel();
    start(
        () -> {
          owner.releaseAll();
          session.close();
          return true;
        });
    thread.shutdown();
  }

  /** A transaction with nothing but a number. */
  static final class TestTransaction extends LockOwner {
    private final long id;

    TestTransaction(LockSession session, long id) {
      super(session);
      this.id = id;
    }

    @Override
    public long id() {
      return id;
    }
  }
}
