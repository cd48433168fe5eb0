package io.tx4j.engine.lock;

import static io.tx4j.engine.lock.LockMode.ACCESS_EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.ACCESS_SHARE;
import static io.tx4j.engine.lock.LockMode.ROW_EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.SHARE;
import static io.tx4j.engine.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Weak locks of tables live with their sessions until somebody wants more. */
class TableLockTest {

  private final LockManager manager = new LockManager();
  private final Contender one = new Contender(manager, 1);
  private final Contender two = new Contender(manager, 2);
  private final Contender three = new Contender(manager, 3);
  private final TableLock table = manager.table(16384, "t");

  @AfterEach
  void close() {
    List.of(one, two, three).forEach(Contender::close);
  }

  private boolean acquires(Contender contender, LockMode mode) {
    return contender.now(() -> contender.owner().acquire(table, mode, WaitPolicy.BLOCK));
  }

  private boolean tries(Contender contender, LockMode mode) {
    return contender.now(() -> contender.owner().acquire(table, mode, WaitPolicy.SKIP));
  }

  private Future<Boolean> blocksOn(Contender contender, LockMode mode) throws InterruptedException {
    return contender.blocks(() -> contender.owner().acquire(table, mode, WaitPolicy.BLOCK));
  }

  @Test
  void readersAndWritersDoNotTouchTheTablesLock() {
    acquires(one, ACCESS_SHARE);
    acquires(one, ROW_EXCLUSIVE);
    acquires(two, ROW_EXCLUSIVE);
    assertNull(table.state());
  }

  @Test
  void aStrongModeWaitsForAllWhoHoldItWeakly() throws Exception {
    acquires(one, ACCESS_SHARE);
    acquires(two, ROW_EXCLUSIVE);
    Future<Boolean> drop = blocksOn(three, ACCESS_EXCLUSIVE);
    assertEquals(2, manager.blockers(3).size());
    one.ends();
    assertEquals(List.of(2), manager.blockers(3));
    Future<Boolean> reader = blocksOn(one, ACCESS_SHARE);
    two.ends();
    assertTrue(Contender.done(drop));
    three.ends();
    assertTrue(Contender.done(reader));
    one.ends();
    assertNull(table.state());
    assertFalse(table.isContested());
  }

  @Test
  void aModeThatSuitsTheReadersComesInAtOnceAndKeepsWritersOut() throws Exception {
    acquires(one, ACCESS_SHARE);
    assertTrue(acquires(two, SHARE));
    Future<Boolean> writer = blocksOn(three, ROW_EXCLUSIVE);
    two.ends();
    assertTrue(Contender.done(writer));
  }

  @Test
  void aWeakLockGoesWithItsSavepointWhereverItIs() throws Exception {
    acquires(one, ACCESS_SHARE);
    int savepoint = one.mark();
    acquires(one, ROW_EXCLUSIVE);
    Future<Boolean> share = blocksOn(two, SHARE);
    one.releasesSince(savepoint);
    assertTrue(Contender.done(share));
    assertFalse(tries(three, ACCESS_EXCLUSIVE));
    two.ends();
    assertFalse(tries(three, ACCESS_EXCLUSIVE));
    one.ends();
    assertTrue(tries(three, ACCESS_EXCLUSIVE));
  }

  @Test
  void theOwnersOwnWeakModesAreNotLostBesideItsStrongOne() {
    acquires(one, ROW_EXCLUSIVE);
    int savepoint = one.mark();
    acquires(one, SHARE_UPDATE_EXCLUSIVE);
    acquires(one, ACCESS_SHARE);
    one.releasesSince(savepoint);
    assertFalse(tries(two, SHARE));
    assertTrue(tries(two, SHARE_UPDATE_EXCLUSIVE));
    one.ends();
    assertTrue(tries(three, ROW_EXCLUSIVE));
  }

  @Test
  void moreTablesThanSlots() {
    for (int oid = 1; oid <= 20; oid++) {
      TableLock each = manager.table(oid, "t" + oid);
      one.now(() -> one.owner().acquire(each, ACCESS_SHARE, WaitPolicy.BLOCK));
    }
    for (int oid = 1; oid <= 20; oid++) {
      TableLock each = manager.table(oid, "t" + oid);
      assertFalse(two.now(() -> two.owner().acquire(each, ACCESS_EXCLUSIVE, WaitPolicy.SKIP)));
    }
    one.ends();
    for (int oid = 1; oid <= 20; oid++) {
      TableLock each = manager.table(oid, "t" + oid);
      assertTrue(two.now(() -> two.owner().acquire(each, ACCESS_EXCLUSIVE, WaitPolicy.SKIP)));
    }
  }
}
