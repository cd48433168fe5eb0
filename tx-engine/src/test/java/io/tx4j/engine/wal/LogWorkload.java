package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.io.Disk;
import io.tx4j.engine.io.SimulatedDisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Clients that commit through a log, and a model of what recovery owes them: a prefix of what was
 * appended, with all in it that was acknowledged.
 *
 * <p>Odd seeds wait for each commit, and sizes go from a few bytes to more than a segment. Even
 * seeds hardly ever wait, and records are small, so that many share a force. Now and then the log
 * is truncated, as a checkpoint does.
 */
final class LogWorkload {

  static final int SEGMENT = 64 << 10;

  static final LogOptions OPTIONS =
      LogOptions.DEFAULT.withSegmentSize(SEGMENT).withProgress(progress -> {});

  /** What a client may be told when the disk fails. */
  private static final Set<SqlState> HONEST =
      EnumSet.of(
          SqlState.TRANSACTION_RESOLUTION_UNKNOWN,
          SqlState.DISK_FULL,
          SqlState.IO_ERROR,
          SqlState.ADMIN_SHUTDOWN);

  /** A commit as it was appended, or as it was read. */
  record Commit(long lsn, long transactionId, int size, int hash) {}

  /** All numbers of transactions take as many bytes as this one. */
  private static final long FIRST_ID = 10_000_000;

  private static final int[] ALL_SIZES = {1, 30, 300, 3_000, 30_000, 100_000};
  private static final int[] SMALL_SIZES = {1, 30, 300};

  private final long seed;
  private final int[] sizes;
  private final int asynchronousOfTen;
  private final List<Commit> appended = new ArrayList<>();
  private long acknowledged;
  private long snapshot;

  LogWorkload(long seed) {
    this.seed = seed;
    this.sizes = seed % 2 == 0 ? SMALL_SIZES : ALL_SIZES;
    this.asynchronousOfTen = seed % 2 == 0 ? 9 : 2;
  }

  /** Position up to which somebody holds a promise. */
  synchronized long acknowledged() {
    return acknowledged;
  }

  synchronized List<Commit> appended() {
    return List.copyOf(appended);
  }

  /** Runs clients until all their commits are done or have failed, and closes the log. */
  void run(Disk disk, int clients, int commitsEach) throws InterruptedException {
    Log log;
    try {
      log = Log.open(disk, OPTIONS, snapshot, (record, lsn) -> {});
    } catch (SqlError e) {
      assertHonest(e);
      return;
    }
    List<Thread> threads = new ArrayList<>();
    List<Throwable> wrong = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      Thread thread = new Thread(() -> commitAll(log, client, commitsEach));
      thread.setUncaughtExceptionHandler((t, e) -> wrong.add(e));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    log.close();
    acknowledge(log.forced());
    assertTrue(wrong.isEmpty(), () -> "expected no other failures, found " + wrong);
  }

  private void commitAll(Log log, int client, int commits) {
    Random random = new Random(seed * 31 + client);
    CommitEncoder encoder = new CommitEncoder();
    for (int i = 0; i < commits; i++) {
      boolean asynchronous = random.nextInt(10) < asynchronousOfTen;
      try {
        encode(
            encoder,
            FIRST_ID + client * 1_000 + i,
            sizes[random.nextInt(sizes.length)],
            asynchronous);
        commit(log, encoder, asynchronous);
        if (random.nextInt(8) == 0) {
          truncate(log);
        }
      } catch (SqlError e) {
        assertHonest(e);
      }
    }
  }

  private void commit(Log log, CommitEncoder encoder, boolean asynchronous) {
    log.reserve(encoder.size());
    long lsn;
    synchronized (this) {
      lsn = log.append(encoder);
      appended.add(commit(encoder, lsn));
    }
    if (asynchronous) {
      log.forceSoon(lsn);
    } else {
      log.awaitForced(lsn);
      acknowledge(lsn);
    }
  }

  /** Stands for a checkpoint: from here on nobody reads the log from before that position. */
  private void truncate(Log log) {
    long lsn;
    synchronized (this) {
      lsn = acknowledged;
      snapshot = Math.max(snapshot, lsn);
    }
    log.truncateBefore(lsn);
  }

  synchronized void acknowledge(long lsn) {
    acknowledged = Math.max(acknowledged, lsn);
  }

  private static void assertHonest(SqlError e) {
    if (!HONEST.contains(e.state())) {
      throw new AssertionError("expected an error that fits a failing disk, found " + e, e);
    }
  }

  static void encode(CommitEncoder encoder, long transactionId, int size, boolean asynchronous) {
    byte[] value = new byte[size];
    new Random(transactionId).nextBytes(value);
    encoder.begin(transactionId, 0, asynchronous);
    encoder.insert(16_384, transactionId, new @Nullable Object[] {transactionId, value, null});
  }

  private static Commit commit(CommitEncoder encoder, long lsn) {
    ByteSource body = new ByteSource(encoder.bytes().array(), Frame.SIZE, encoder.size());
    return commit(CommitRecord.decode(body), lsn);
  }

  private static Commit commit(CommitRecord record, long lsn) {
    CommitRecord.Change change = record.changes().get(0);
    @Nullable Object[] values = change.values();
    byte[] bytes = values == null ? new byte[0] : (byte[]) values[1];
    return new Commit(lsn, record.transactionId(), bytes.length, Arrays.hashCode(bytes));
  }

  /** Opens the log as the recovery of an engine does; what it reads is put into the list. */
  Log recover(Disk disk, List<Commit> recovered) {
    return Log.open(
        disk,
        OPTIONS,
        snapshot,
        (record, lsn) -> recovered.add(commit((CommitRecord) record, lsn)));
  }

  /** What was appended behind the snapshot. */
  private synchronized List<Commit> expected() {
    return appended.stream().filter(commit -> commit.lsn() > snapshot).toList();
  }

  /**
   * Recovers, checks the promise, commits some more, loses power, and recovers again.
   *
   * @return what the first recovery has found
   */
  List<Commit> verify(SimulatedDisk disk, String story) {
    List<Commit> first = new ArrayList<>();
    List<Commit> all = new ArrayList<>();
    try (Log log = recover(disk, first)) {
      assertPromiseKept(first, log.end(), story);
      all.addAll(first);
      for (int size : sizesToGoOnWith(first, new Random(story.hashCode()))) {
        all.add(commitMore(log, size));
      }
      disk.turnOff();
    }
    List<Commit> second = new ArrayList<>();
    recover(disk.crash(SimulatedDisk.Unforced.KEPT, new Random(0)), second).close();
    assertTrue(second.equals(all), () -> story + ": expected " + all + ", found " + second);
    return first;
  }

  /**
   * If recovery has cut commits off, some of the very sizes of the first ones cut off: what follows
   * them in the file, if it is still there, would be taken for good.
   */
  private List<Integer> sizesToGoOnWith(List<Commit> recovered, Random random) {
    List<Commit> expected = expected();
    int cut = expected.size() - recovered.size();
    return cut > 0
        ? expected.stream()
            .skip(recovered.size())
            .limit(1 + random.nextInt(cut))
            .map(Commit::size)
            .toList()
        : List.of(10, 70_000);
  }

  private static Commit commitMore(Log log, int size) {
    CommitEncoder encoder = new CommitEncoder();
    encode(encoder, FIRST_ID + 500_000 + size, size, false);
    log.reserve(encoder.size());
    long lsn = log.append(encoder);
    log.awaitForced(lsn);
    return commit(encoder, lsn);
  }

  void assertPromiseKept(List<Commit> recovered, long end, String story) {
    List<Commit> expected = expected();
    assertTrue(
        recovered.size() <= expected.size()
            && recovered.equals(expected.subList(0, recovered.size())),
        () -> story + ": expected a prefix of " + expected + ", found " + recovered);
    assertTrue(
        end >= acknowledged,
        () -> story + ": acknowledged up to " + acknowledged + ", found up to " + end);
  }
}
