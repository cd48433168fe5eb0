package io.tx4j.engine.lock;

import static io.tx4j.engine.lock.LockMode.EXCLUSIVE;
import static io.tx4j.engine.lock.LockMode.SHARE;
import static io.tx4j.engine.lock.WaitPolicy.BLOCK;
import static io.tx4j.engine.lock.WaitPolicy.SKIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdvisoryLockTest {

  private static final AdvisoryKey KEY = AdvisoryKey.of(7L);

  private final LockManager manager = new LockManager();
  private final Contender one = new Contender(manager, 1);
  private final Contender two = new Contender(manager, 2);

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void aSessionsLockOutlivesItsTransactions() {
    assertTrue(one.now(() -> one.session.acquireAdvisory(KEY, EXCLUSIVE, BLOCK)));
    one.ends();
    assertFalse(two.now(() -> two.session.acquireAdvisory(KEY, SHARE, SKIP)));
    assertTrue(one.now(() -> one.session.releaseAdvisory(KEY, EXCLUSIVE)));
    assertTrue(two.now(() -> two.session.acquireAdvisory(KEY, SHARE, SKIP)));
  }

  @Test
  void aTransactionsLockEndsWithIt() {
    assertTrue(one.now(() -> one.owner().acquireAdvisory(KEY, EXCLUSIVE, BLOCK)));
    assertFalse(two.now(() -> two.owner().acquireAdvisory(KEY, EXCLUSIVE, SKIP)));
    one.ends();
    assertTrue(two.now(() -> two.owner().acquireAdvisory(KEY, EXCLUSIVE, SKIP)));
  }

  @Test
  void aSessionDoesNotKeepItselfOut() {
    assertTrue(one.now(() -> one.session.acquireAdvisory(KEY, EXCLUSIVE, BLOCK)));
    assertTrue(one.now(() -> one.owner().acquireAdvisory(KEY, EXCLUSIVE, BLOCK)));
    one.ends();
    assertFalse(two.now(() -> two.owner().acquireAdvisory(KEY, EXCLUSIVE, SKIP)));
  }

  @Test
  void itIsReleasedAsOftenAsItWasAcquired() {
    one.now(() -> one.session.acquireAdvisory(KEY, EXCLUSIVE, BLOCK));
    one.now(() -> one.session.acquireAdvisory(KEY, EXCLUSIVE, BLOCK));
    one.now(() -> one.session.acquireAdvisory(KEY, SHARE, BLOCK));
    assertTrue(one.now(() -> one.session.releaseAdvisory(KEY, EXCLUSIVE)));
    assertFalse(two.now(() -> two.session.acquireAdvisory(KEY, SHARE, SKIP)));
    assertTrue(one.now(() -> one.session.releaseAdvisory(KEY, EXCLUSIVE)));
    assertFalse(one.now(() -> one.session.releaseAdvisory(KEY, EXCLUSIVE)));
    assertTrue(two.now(() -> two.session.acquireAdvisory(KEY, SHARE, SKIP)));
  }

  @Test
  void keysOfOneBigintAndOfTwoIntsDoNotMeet() {
    assertTrue(one.now(() -> one.session.acquireAdvisory(AdvisoryKey.of(0, 7), EXCLUSIVE, BLOCK)));
    assertTrue(two.now(() -> two.session.acquireAdvisory(KEY, EXCLUSIVE, SKIP)));
    assertEquals(AdvisoryKey.of(-1L), new AdvisoryKey(-1, -1, 1));
  }

  @Test
  void aWaiterGetsWhatTheClosingSessionLeaves() throws Exception {
    one.now(() -> one.session.acquireAdvisory(KEY, EXCLUSIVE, BLOCK));
    Future<Boolean> waiter = two.blocks(() -> two.session.acquireAdvisory(KEY, EXCLUSIVE, BLOCK));
    assertEquals("advisory lock [1,0,7,1]", manager.waits().get(0).object());
    one.now(
        () -> {
          one.session.close();
          return true;
        });
    assertTrue(Contender.done(waiter));
  }
}
