package io.tx4j.engine.lock;

import static io.tx4j.engine.lock.LockMode.ACCESS_EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.ACCESS_SHARE;
import static io.tx4j.engine.lock.LockMode.EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.ROW_EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.ROW_SHARE;
import static io.tx4j.engine.lock.LockMode.SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a lock, who waits, and who goes first. */
class LockQueueTest {

  private final LockManager manager = new LockManager();
  private final Contender one = new Contender(manager, 1);
  private final Contender two = new Contender(manager, 2);
  private final Contender three = new Contender(manager, 3);
  private final Contender four = new Contender(manager, 4);
  private final TestLock lock = new TestLock("a");

  @AfterEach
  void close() {
    List.of(one, two, three, four).forEach(Contender::close);
  }

  @Test
  void aLockThatNobodyElseWantsIsOneFieldAndFreeAfterwards() {
    assertTrue(one.acquires(lock, EXCLUSIVE));
    assertTrue(lock.state() instanceof Hold);
    one.ends();
    assertNull(lock.state());
  }

  @Test
  void sharersHoldItTogether() {
    assertTrue(one.acquires(lock, SHARE));
    assertTrue(two.acquires(lock, SHARE));
    assertTrue(three.acquires(lock, SHARE));
    one.ends();
    three.ends();
    assertFalse(one.tries(lock, ROW_EXCLUSIVE));
    two.ends();
    assertTrue(one.tries(lock, ROW_EXCLUSIVE));
  }

  @Test
  void waitersAreServedInOrderAndNobodyIsOvertaken() throws Exception {
    one.acquires(lock, SHARE);
    Future<Boolean> writer = two.blocksOn(lock, EXCLUSIVE);
    Future<Boolean> reader = three.blocksOn(lock, SHARE);
    assertEquals(List.of(1), manager.blockers(2));
    assertEquals(List.of(2), manager.blockers(3));
    one.ends();
    assertTrue(Contender.done(writer));
    assertTrue(three.isBlocked());
    two.ends();
    assertTrue(Contender.done(reader));
  }

  @Test
  void whoSuitsHoldersAndWaitersNeedNotWait() throws Exception {
    one.acquires(lock, SHARE);
    Future<Boolean> writer = two.blocksOn(lock, ROW_EXCLUSIVE);
    assertTrue(three.acquires(lock, ACCESS_SHARE));
    one.ends();
    assertTrue(Contender.done(writer));
  }

  @Test
  void aRowIsNotedOnlyWhereThereIsAConflictSoSharersOvertake() throws Exception {
    LockTag rows = new RowTag("t", 16384);
    one.now(() -> one.owner().acquire(lock, RowLockMode.NO_KEY_UPDATE, WaitPolicy.BLOCK, rows));
    Future<Boolean> delete =
        two.blocks(() -> two.owner().acquire(lock, RowLockMode.UPDATE, WaitPolicy.BLOCK, rows));
    assertTrue(
        three.now(
            () -> three.owner().acquire(lock, RowLockMode.KEY_SHARE, WaitPolicy.BLOCK, rows)));
    one.ends();
    assertEquals(List.of(3), manager.blockers(2));
    three.ends();
    assertTrue(Contender.done(delete));
  }

  @Test
  void whoHoldsItGoesInFrontOfThoseWhoWaitForHim() throws Exception {
    one.acquires(lock, ROW_SHARE);
    three.acquires(lock, ROW_EXCLUSIVE);
    Future<Boolean> waiter = two.blocksOn(lock, ACCESS_EXCLUSIVE);
    Future<Boolean> upgrade = one.blocksOn(lock, SHARE);
    assertEquals(List.of(3), manager.blockers(1));
    three.ends();
    assertTrue(Contender.done(upgrade));
    assertTrue(two.isBlocked());
    one.ends();
    assertTrue(Contender.done(waiter));
  }

  @Test
  void anUpgradeIsGrantedAtOnceInFrontOfWaitersWhereNobodyElseHoldsIt() throws Exception {
    one.acquires(lock, SHARE);
    Future<Boolean> waiter = two.blocksOn(lock, EXCLUSIVE);
    assertTrue(one.acquires(lock, ACCESS_EXCLUSIVE));
    one.ends();
    assertTrue(Contender.done(waiter));
  }

  @Test
  void rollbackToASavepointGoesBackToTheWeakerMode() throws Exception {
    TestLock other = new TestLock("b");
    one.acquires(lock, RowLockMode.KEY_SHARE);
    int savepoint = one.mark();
    one.acquires(lock, RowLockMode.UPDATE);
    one.acquires(other, RowLockMode.UPDATE);
    Future<Boolean> update = two.blocksOn(lock, RowLockMode.NO_KEY_UPDATE.lockMode());
    one.releasesSince(savepoint);
    assertTrue(Contender.done(update));
    assertTrue(three.tries(other, EXCLUSIVE));
    assertFalse(four.tries(lock, ACCESS_EXCLUSIVE));
    two.ends();
    assertFalse(four.tries(lock, ACCESS_EXCLUSIVE));
    one.ends();
    assertTrue(four.tries(lock, ACCESS_EXCLUSIVE));
  }

  @Test
  void aWeakerModeIsCoveredByTheStrongerOne() {
    one.acquires(lock, ACCESS_EXCLUSIVE);
    int mark = one.mark();
    one.acquires(lock, SHARE);
    assertEquals(mark, one.mark());
  }

  @Test
  void noWaitFailsAndSkipAnswersFalse() {
    RowTag rows = new RowTag("x", 16384);
    one.acquires(lock, EXCLUSIVE);
    SqlError error =
        Contender.failure(
            two.start(() -> two.owner().acquire(lock, EXCLUSIVE, WaitPolicy.NOWAIT, rows)));
    assertEquals(SqlState.LOCK_NOT_AVAILABLE, error.state());
    assertEquals("could not obtain lock on row in relation \"x\"", error.message());
    assertFalse(two.tries(lock, EXCLUSIVE));
    assertTrue(lock.state() instanceof Hold, "a refused request leaves no queue behind");
    TableLock table = manager.table(16384, "x");
    one.now(() -> one.owner().acquire(table, ACCESS_EXCLUSIVE, WaitPolicy.BLOCK));
    error =
        Contender.failure(
            two.start(() -> two.owner().acquire(table, ACCESS_SHARE, WaitPolicy.NOWAIT)));
    assertEquals("could not obtain lock on relation \"x\"", error.message());
  }

  @Test
  void lockTimeoutEndsTheWaitOnly() throws Exception {
    one.acquires(lock, EXCLUSIVE);
    two.session.setLockTimeoutNanos(TimeUnit.MILLISECONDS.toNanos(20));
    SqlError error =
        Contender.failure(
            two.start(() -> two.owner().acquire(lock, EXCLUSIVE, WaitPolicy.BLOCK, TestLock.TAG)));
    assertEquals(SqlState.LOCK_NOT_AVAILABLE, error.state());
    assertEquals("canceling statement due to lock timeout", error.message());
    assertTrue(lock.state() instanceof Hold);
    assertTrue(manager.waits().isEmpty());
  }

  @Test
  void cancellingAWaiterLetsThoseBehindItGoOn() throws Exception {
    one.acquires(lock, SHARE);
    Future<Boolean> writer = two.blocksOn(lock, EXCLUSIVE);
    Future<Boolean> reader = three.blocksOn(lock, SHARE);
    two.session.cancellation().cancel();
    assertEquals(SqlState.QUERY_CANCELED, Contender.failure(writer).state());
    assertTrue(Contender.done(reader));
  }

  @Test
  void anInterruptIsRememberedNotActedUpon() throws Exception {
    one.acquires(lock, EXCLUSIVE);
    Thread[] waiting = new Thread[1];
    Future<Boolean> waiter =
        two.blocks(
            () -> {
              waiting[0] = Thread.currentThread();
              boolean granted =
                  two.owner().acquire(lock, EXCLUSIVE, WaitPolicy.BLOCK, TestLock.TAG);
              two.session.cancellation().restoreInterrupt();
              return granted && Thread.interrupted();
            });
    waiting[0].interrupt();
    assertFalse(waiter.isDone());
    one.ends();
    assertTrue(Contender.done(waiter));
  }

  @Test
  void theEndOfAnOwnerCanBeWaitedFor() throws Exception {
    LockOwner first = one.owner();
    Future<Boolean> waiter = two.blocks(() -> awaitEnd(two, first));
    assertEquals(
        List.of(new LockWait(2, "transactionid", "transaction 10", SHARE, List.of(1))),
        manager.waits());
    one.ends();
    assertTrue(Contender.done(waiter));
    assertTrue(two.now(() -> awaitEnd(two, first)));
    assertTrue(one.now(() -> awaitEnd(one, one.owner())), "nobody waits for himself");
  }

  @Test
  void theReleaseOfOneHolderIsAwaitedOutsideTheQueue() throws Exception {
    int savepoint = one.mark();
    one.acquires(lock, ACCESS_EXCLUSIVE);
    LockOwner holder = one.owner();
    Future<Boolean> writer = two.blocksOn(lock, EXCLUSIVE);
    Future<Boolean> awaiting =
        three.blocks(
            () -> {
              three.owner().awaitRelease(lock, holder, TestLock.TAG);
              return true;
            });
    assertEquals(List.of(1), manager.blockers(3));
    one.releasesSince(savepoint);
    assertTrue(Contender.done(writer));
    assertTrue(Contender.done(awaiting));
    assertEquals(0, three.mark());
  }

  private static boolean awaitEnd(Contender waiter, LockOwner other) {
    waiter.owner().awaitEnd(other);
    return true;
  }

  @Test
  void awaitBlockedGivesUp() throws Exception {
    assertFalse(manager.awaitBlocked(1, java.time.Duration.ofMillis(1)));
    assertThrows(
        InterruptedException.class,
        () -> {
          Thread.currentThread().interrupt();
          manager.awaitBlocked(1, java.time.Duration.ofMillis(1));
        });
  }
}
