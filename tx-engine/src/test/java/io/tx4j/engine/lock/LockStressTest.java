package io.tx4j.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.error.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads on few locks: conflicting modes are never held together, and nobody waits for ever.
 */
@Timeout(60)
class LockStressTest {

  private static final int THREADS = 16;
  private static final int LOCKS = 6;
  private static final int TRANSACTIONS = 1500;

  private final LockManager manager = new LockManager();
  private final List<Lockable> locks = new ArrayList<>();

  /** How many hold each lock in each mode, counted by the holders themselves. */
  private final AtomicIntegerArray holders =
      new AtomicIntegerArray(LOCKS * LockMode.values().length);

  @Test
  void conflictingModesAreNeverHeldTogether() throws Exception {
    for (int i = 0; i < LOCKS; i++) {
      locks.add(i % 2 == 0 ? new TestLock("lock " + i) : manager.table(i, "table " + i));
    }
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<Future<Integer>> workers = new ArrayList<>();
    for (int i = 1; i <= THREADS; i++) {
      int seed = i;
      workers.add(pool.submit(() -> work(seed)));
    }
    int commits = 0;
    for (Future<Integer> worker : workers) {
      commits += worker.get();
    }
    pool.shutdown();
    assertTrue(pool.awaitTermination(1, TimeUnit.SECONDS));
    assertTrue(commits > 0, "some transactions get all their locks");
    locks.forEach(lock -> assertNull(lock.state()));
    assertEquals(List.of(), manager.waits());
  }

  private int work(int seed) {
    Random random = new Random(seed);
    LockSession session = manager.open(seed, new Cancellation());
    session.setLockTimeoutNanos(seed % 4 == 0 ? TimeUnit.MICROSECONDS.toNanos(200) : 0);
    int commits = 0;
    for (int i = 0; i < TRANSACTIONS; i++) {
      LockOwner owner = new Contender.TestTransaction(session, i);
      List<int[]> held = new ArrayList<>();
      try {
        for (int step = random.nextInt(4); step >= 0; step--) {
          acquire(owner, random, held);
        }
        commits++;
      } catch (SqlError deadlockOrTimeout) {
        // the transaction is rolled back below
      } finally {
        held.forEach(entry -> holders.decrementAndGet(cell(entry[0], entry[1])));
        owner.releaseAll();
      }
    }
    session.close();
    return commits;
  }

  private void acquire(LockOwner owner, Random random, List<int[]> held) {
    int lock = random.nextInt(LOCKS);
    boolean weak = random.nextInt(3) > 0;
    LockMode mode = LockMode.values()[random.nextInt(weak ? 3 : LockMode.values().length)];
    WaitPolicy policy = random.nextInt(4) == 0 ? WaitPolicy.SKIP : WaitPolicy.BLOCK;
    if (acquire(owner, locks.get(lock), mode, policy)) {
      holders.incrementAndGet(cell(lock, mode.ordinal()));
      held.add(new int[] {lock, mode.ordinal()});
      checkAlone(lock, mode, held);
    }
  }

  private static boolean acquire(LockOwner owner, Lockable lock, LockMode mode, WaitPolicy policy) {
    return lock instanceof TableLock table
        ? owner.acquire(table, mode, policy)
        : owner.acquire(lock, mode, policy, TestLock.TAG);
  }

  private void checkAlone(int lock, LockMode mode, List<int[]> held) {
    for (LockMode other : LockMode.values()) {
      if (mode.conflictsWith(other)) {
        long own =
            held.stream().filter(entry -> entry[0] == lock && entry[1] == other.ordinal()).count();
        assertEquals(own, holders.get(cell(lock, other.ordinal())), mode + " beside " + other);
      }
    }
  }

  private static int cell(int lock, int mode) {
    return lock * LockMode.values().length + mode;
  }
}
