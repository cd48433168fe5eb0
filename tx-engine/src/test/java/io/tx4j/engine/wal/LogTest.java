package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.io.FolderDisk;
import io.tx4j.engine.io.SimulatedDisk;
import io.tx4j.engine.io.SimulatedDisk.Fault;
import io.tx4j.engine.io.SimulatedDisk.Unforced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogTest {

  private static final LogOptions OPTIONS = LogWorkload.OPTIONS;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final ExecutorService clients = Executors.newCachedThreadPool();

  @AfterEach
  void stopClients() {
    clients.shutdownNow();
  }

  @Test
  void oneClientPaysOneForceForEachCommit() {
    try (Log log = open()) {
      long before = disk.forces();
      for (int i = 0; i < 100; i++) {
        log.awaitForced(append(log, 20));
      }
      assertEquals(100, disk.forces() - before);
    }
  }

  @Test
  void commitsThatQueueUpDuringAForceShareTheNext() throws Exception {
    try (Log log = open()) {
      long before = disk.forces();
      Semaphore permits = new Semaphore(0);
      CountDownLatch forcing = new CountDownLatch(1);
      disk.beforeForce(
          () -> {
            forcing.countDown();
            permits.acquireUninterruptibly();
          });
      List<Future<?>> commits = new ArrayList<>();
      long first = append(log, 20);
      commits.add(clients.submit(() -> log.awaitForced(first)));
      forcing.await();
      for (int i = 0; i < 31; i++) {
        long next = append(log, 20);
        commits.add(clients.submit(() -> log.awaitForced(next)));
      }
      permits.release(Integer.MAX_VALUE);
      for (Future<?> commit : commits) {
        commit.get();
      }
      assertEquals(2, disk.forces() - before, "32 commits: the first alone, then all others");
    }
  }

  @Test
  void anAsynchronousCommitIsForcedThoughNobodyWaits() throws Exception {
    try (Log log = open()) {
      long lsn = append(log, 20);
      log.forceSoon(lsn);
      await(() -> log.forced() >= lsn);
    }
  }

  @Test
  void closingForcesWhatNobodyWaitsFor() {
    List<Long> ends = new ArrayList<>();
    try (Log log = open()) {
      ends.add(append(log, 20));
      ends.add(append(log, 30));
    }
    assertEquals(ends, reopened(disk.crash(Unforced.LOST, new Random(0))));
  }

  @Test
  void aRecordMayBeLargerThanASegment() {
    List<Long> ends = new ArrayList<>();
    try (Log log = open()) {
      for (int size : new int[] {1, 5 * LogWorkload.SEGMENT, 3, LogWorkload.SEGMENT - 200}) {
        ends.add(append(log, size));
      }
    }
    assertEquals(ends, reopened(disk));
  }

  @Test
  void aRecordThatIsTooLargeIsRefused() {
    try (Log log = open()) {
      assertState(SqlState.PROGRAM_LIMIT_EXCEEDED, () -> log.reserve(Frame.LARGEST + 1));
    }
  }

  @Test
  void anInterruptIsRememberedAndHarmless(@TempDir Path folder) throws Exception {
    FolderDisk real = FolderDisk.open(folder);
    List<Long> ends = new ArrayList<>();
    try (Log log = Log.open(real, OPTIONS, 0, (record, lsn) -> {})) {
      for (int i = 0; i < 20; i++) {
        Thread.currentThread().interrupt();
        long lsn = append(log, 10_000);
        log.awaitForced(lsn);
        assertTrue(Thread.interrupted(), "the interrupt is remembered");
        ends.add(lsn);
      }
      Thread.currentThread().interrupt();
    }
    assertTrue(Thread.interrupted());
    List<Long> found = new ArrayList<>();
    Thread.currentThread().interrupt();
    Log.open(real, OPTIONS, 0, (record, lsn) -> found.add(lsn)).close();
    assertTrue(Thread.interrupted());
    assertEquals(ends, found);
  }

  @Test
  void afterAFailedForceNothingIsWrittenAndEverybodyIsTold() throws Exception {
    List<Long> ends = new ArrayList<>();
    Log log = open();
    long good = append(log, 10);
    log.awaitForced(good);
    ends.add(good);
    disk.faultAt(disk.calls() + 2, Fault.FAILS_ONCE); // the write goes well, the force does not
    long first = append(log, 10);
    long second = append(log, 10);
    List<Future<?>> waiters = new ArrayList<>();
    for (long lsn : new long[] {second, first}) {
      waiters.add(
          clients.submit(
              () ->
                  assertState(
                      SqlState.TRANSACTION_RESOLUTION_UNKNOWN, () -> log.awaitForced(lsn))));
    }
    for (Future<?> waiter : waiters) {
      waiter.get();
    }
    assertDoesNotThrow(() -> log.awaitForced(good));
    assertState(SqlState.IO_ERROR, () -> log.reserve(100));
    long calls = disk.calls();
    log.close();
    assertEquals(calls, disk.calls(), "nothing is tried again");
    ends.add(first);
    ends.add(second);
    assertEquals(ends, reopened(disk), "recovery may find them, and did");
  }

  @Test
  void aFullDiskRefusesNewRecordsAndLosesNone() {
    List<Long> ends = new ArrayList<>();
    try (Log log = open()) {
      disk.capacity(3L * LogWorkload.SEGMENT);
      SqlError full =
          assertThrows(
              SqlError.class,
              () -> {
                while (true) {
                  ends.add(append(log, 1000));
                }
              });
      assertEquals(SqlState.DISK_FULL, full.state());
      assertTrue(ends.size() > 100, "what there is room for is taken: " + ends.size());
      assertState(SqlState.DISK_FULL, () -> log.reserve(1500));
      log.awaitForced(log.end());

      disk.capacity(5L * LogWorkload.SEGMENT);
      ends.add(append(log, 1000));
    }
    assertEquals(ends, reopened(disk));
  }

  @Test
  void aLargeRecordThatDoesNotFitLeavesTheRoomToSmallOnes() {
    disk.capacity(2L * LogWorkload.SEGMENT);
    try (Log log = open()) {
      assertState(SqlState.DISK_FULL, () -> log.reserve(10 * LogWorkload.SEGMENT));
      assertDoesNotThrow(() -> log.awaitForced(append(log, 1000)));
    }
  }

  @Test
  void whatIsReleasedCanBeReservedAgain() {
    disk.capacity(2L * LogWorkload.SEGMENT);
    try (Log log = open()) {
      for (int i = 0; i < 100; i++) {
        log.reserve(LogWorkload.SEGMENT);
        log.release(LogWorkload.SEGMENT);
      }
      log.awaitForced(append(log, 1000));
    }
  }

  @Test
  void truncationRemovesTheSegmentsBeforeAPosition() throws Exception {
    List<Long> ends = new ArrayList<>();
    long kept;
    try (Log log = open()) {
      for (int i = 0; i < 30; i++) {
        ends.add(append(log, 10_000));
      }
      log.awaitForced(log.end());
      kept = ends.get(24);
      // A spare segment may be added at the end at any time; these three stand at the beginning.
      List<String> oldest = segmentNames().subList(0, 3);
      log.truncateBefore(kept);
      assertTrue(Collections.disjoint(oldest, segmentNames()), oldest + " are dropped");
    }
    List<Long> found = new ArrayList<>();
    Log.open(disk, OPTIONS, kept, (record, lsn) -> found.add(lsn)).close();
    assertEquals(ends.subList(25, 30), found);
    assertState(SqlState.DATA_CORRUPTED, () -> Log.open(disk, OPTIONS, 0, (record, lsn) -> {}));
  }

  @Test
  void aClosedLogTakesNothing() {
    Log log = open();
    long lsn = append(log, 10);
    log.close();
    log.close();
    assertDoesNotThrow(() -> log.awaitForced(lsn));
    assertState(SqlState.ADMIN_SHUTDOWN, () -> log.reserve(100));
    assertState(SqlState.ADMIN_SHUTDOWN, () -> log.append(CloseRecord.encode()));
  }

  @Test
  void withFsyncOffNothingIsForced() {
    LogOptions off = OPTIONS.withFsync(false);
    try (Log log = Log.open(disk, off, 0, (record, lsn) -> {})) {
      log.awaitForced(append(log, 10));
      assertEquals(0, disk.forces());
    }
    assertEquals(1, reopened(disk).size());
  }

  @Test
  void aConsumerThatFailsLeavesTheLogAsItWas() {
    try (Log log = open()) {
      append(log, 10);
    }
    IllegalStateException failure = new IllegalStateException("thrown by the consumer");
    assertEquals(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                Log.open(
                    disk,
                    OPTIONS,
                    0,
                    (record, lsn) -> {
                      throw failure;
                    })));
    assertEquals(1, reopened(disk).size());
  }

  @Test
  void aDatabaseKeepsItsIdentity() {
    Log log = open();
    log.close();
    try (Log again = open()) {
      assertEquals(log.databaseId(), again.databaseId());
    }
  }

  @Test
  void manyClientsOverManySegmentsLoseNothing() throws Exception {
    AtomicInteger commits = new AtomicInteger();
    List<Future<?>> done = new ArrayList<>();
    try (Log log = open()) {
      for (int client = 0; client < 16; client++) {
        int seed = client;
        done.add(
            clients.submit(
                () -> {
                  Random random = new Random(seed);
                  for (int i = 0; i < 100; i++) {
                    log.awaitForced(append(log, random.nextInt(2000)));
                    commits.incrementAndGet();
                  }
                }));
      }
      for (Future<?> future : done) {
        future.get();
      }
    }
    assertEquals(1600, commits.get());
    assertEquals(1600, reopened(disk).size());
    assertTrue(disk.forces() < 3200, "forces are shared or at least not wasted: " + disk.forces());
  }

  @Test
  void aLogWithoutFilesCountsPositions() {
    try (Log log = Log.none()) {
      long first = append(log, 10);
      long second = append(log, 10);
      assertTrue(first > 0 && second > first);
      log.awaitForced(second);
      log.forceSoon(second);
      log.truncateBefore(second);
      assertEquals(second, log.end());
      assertEquals(second, log.forced());
    }
  }

  private Log open() {
    return Log.open(disk, OPTIONS, 0, (record, lsn) -> {});
  }

  private static List<Long> reopened(SimulatedDisk disk) {
    List<Long> found = new ArrayList<>();
    Log.open(disk, OPTIONS, 0, (record, lsn) -> found.add(lsn)).close();
    return found;
  }

  private static long append(Log log, int size) {
    CommitEncoder encoder = new CommitEncoder();
    LogWorkload.encode(encoder, 1, size, false);
    log.reserve(encoder.size());
    return log.append(encoder);
  }

  /** Oldest first. */
  private List<String> segmentNames() throws Exception {
    return LogFolder.finished(disk, LogFolder.SEGMENT);
  }

  private static void assertState(SqlState state, Runnable action) {
    SqlError error = assertThrows(SqlError.class, action::run);
    assertEquals(state, error.state(), error::message);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.call()) {
      assertFalse(System.nanoTime() > end, "waited 10 s in vain");
      Thread.onSpinWait();
    }
  }
}
