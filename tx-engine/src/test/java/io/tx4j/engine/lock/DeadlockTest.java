package io.tx4j.engine.lock;

import static io.tx4j.engine.lock.LockMode.ACCESS_EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.ACCESS_SHARE;
import static io.tx4j.engine.lock.LockMode.EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.ROW_EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlockTest {

  private final LockManager manager = new LockManager();
  private final Contender one = new Contender(manager, 1);
  private final Contender two = new Contender(manager, 2);
  private final Contender three = new Contender(manager, 3);
  private final Contender four = new Contender(manager, 4);
  private final TestLock a = new TestLock("a");
  private final TestLock b = new TestLock("b");
  private final TestLock c = new TestLock("c");

  @AfterEach
  void close() {
    List.of(one, two, three, four).forEach(Contender::close);
  }

  @Test
  void whoClosesTheCycleFailsAtOnceAndIsToldWhoWaitsForWhom() throws Exception {
    one.acquires(a, EXCLUSIVE);
    two.acquires(b, EXCLUSIVE);
    Future<Boolean> first = one.blocksOn(b, EXCLUSIVE);
    SqlError error = deadlock(two, a, SHARE);
    assertEquals("deadlock detected", error.message());
    assertEquals(
        """
        Process 2 waits for ShareLock on a; blocked by process 1.
        Process 1 waits for ExclusiveLock on b; blocked by process 2.""",
        error.detail());
    assertEquals("See server log for query details.", error.hint());
    two.ends();
    assertTrue(Contender.done(first));
  }

  @Test
  void rowsAreToldAsTheirTransactions() throws Exception {
    RowTag rows = new RowTag("t", 16384);
    one.now(() -> one.owner().acquire(a, EXCLUSIVE, WaitPolicy.BLOCK, rows));
    two.now(() -> two.owner().acquire(b, EXCLUSIVE, WaitPolicy.BLOCK, rows));
    one.blocks(() -> one.owner().acquire(b, EXCLUSIVE, WaitPolicy.BLOCK, rows));
    SqlError error =
        Contender.failure(
            two.start(() -> two.owner().acquire(a, EXCLUSIVE, WaitPolicy.BLOCK, rows)));
    assertEquals(
        """
        Process 2 waits for ShareLock on transaction 10; blocked by process 1.
        Process 1 waits for ShareLock on transaction 20; blocked by process 2.""",
        error.detail());
  }

  @Test
  void twoSharersWhoBothWantMoreAreADeadlock() throws Exception {
    one.acquires(a, SHARE);
    two.acquires(a, SHARE);
    Future<Boolean> first = one.blocksOn(a, EXCLUSIVE);
    deadlock(two, a, EXCLUSIVE);
    two.ends();
    assertTrue(Contender.done(first));
  }

  @Test
  void aCycleOfThreeThroughATransactionsEnd() throws Exception {
    LockOwner second = two.owner();
    one.acquires(a, EXCLUSIVE);
    three.acquires(c, EXCLUSIVE);
    one.blocks(
        () -> {
          one.owner().awaitEnd(second);
          return true;
        });
    two.blocksOn(c, EXCLUSIVE);
    SqlError error = deadlock(three, a, EXCLUSIVE);
    assertEquals(
        """
        Process 3 waits for ExclusiveLock on a; blocked by process 1.
        Process 1 waits for ShareLock on transaction 20; blocked by process 2.
        Process 2 waits for ExclusiveLock on c; blocked by process 3.""",
        error.detail());
  }

  @Test
  void aSessionsAdvisoryLockIsPartOfTheCycle() throws Exception {
    AdvisoryKey key = AdvisoryKey.of(1L);
    one.acquires(a, EXCLUSIVE);
    two.now(() -> two.session.acquireAdvisory(key, EXCLUSIVE, WaitPolicy.BLOCK));
    two.blocksOn(a, EXCLUSIVE);
    Future<Boolean> last =
        one.start(() -> one.session.acquireAdvisory(key, EXCLUSIVE, WaitPolicy.BLOCK));
    assertEquals(SqlState.DEADLOCK_DETECTED, Contender.failure(last).state());
  }

  /**
   * Two readers behind two writers that wait, each reader wanting what the other one reads: nobody
   * need fail.
   */
  @Test
  void aCycleThroughTheOrderOfAQueueIsOpenedByAnotherOrder() throws Exception {
    one.acquires(a, ACCESS_SHARE);
    two.acquires(b, ACCESS_SHARE);
    Future<Boolean> writerOfA = three.blocksOn(a, ACCESS_EXCLUSIVE);
    Future<Boolean> writerOfB = four.blocksOn(b, ACCESS_EXCLUSIVE);
    Future<Boolean> behindWriterOfB = one.blocksOn(b, ACCESS_SHARE);
    Future<Boolean> behindWriterOfA = two.blocksOn(a, ACCESS_SHARE);
    assertTrue(
        Contender.done(behindWriterOfB), "in front of the writer, whom 2 keeps waiting anyway");
    assertEquals(List.of(1, 2), manager.blockers(4).stream().sorted().toList());
    one.ends();
    assertTrue(Contender.done(writerOfA));
    three.ends();
    assertTrue(Contender.done(behindWriterOfA));
    two.ends();
    assertTrue(Contender.done(writerOfB));
  }

  @Test
  void anotherOrderThatHelpsNobodyLeavesTheQueueAsItWas() throws Exception {
    one.acquires(a, EXCLUSIVE);
    two.acquires(b, ACCESS_EXCLUSIVE);
    three.blocksOn(a, ROW_EXCLUSIVE);
    two.blocksOn(a, SHARE);
    deadlock(one, b, SHARE);
    assertEquals(List.of(1), manager.blockers(3));
    assertEquals(List.of(1, 3), manager.blockers(2));
  }

  private static SqlError deadlock(Contender contender, Lockable lock, LockMode mode) {
    SqlError error =
        Contender.failure(
            contender.start(
                () -> contender.owner().acquire(lock, mode, WaitPolicy.BLOCK, TestLock.TAG)));
    assertEquals(SqlState.DEADLOCK_DETECTED, error.state());
    return error;
  }
}
