package io.tx4j.engine.benchmark;

import io.tx4j.engine.io.Disk;
import io.tx4j.engine.io.FolderDisk;
import io.tx4j.engine.io.LogFile;
import io.tx4j.engine.wal.CommitEncoder;
import io.tx4j.engine.wal.Log;
import io.tx4j.engine.wal.LogOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Durable commits per second of the log alone, at 1, 8 and 32 threads, beside what the machine can
 * do: small writes to a file that is there already, each followed by a force, from one thread.
 *
 * <p>Arguments: a folder to measure in (default: a new one in the working directory) and seconds
 * for each measurement (default 3). Raw rate and log alternate, since disks have moods.
 */
public final class LogBenchmark {

  private static final int[] THREADS = {1, 8, 32};
  private static final int ROUNDS = 3;
  private static final int RAW_FILE = 8 << 20;

  private final Disk disk;
  private final long nanos;

  private LogBenchmark(Disk disk, long nanos) {
    this.disk = disk;
    this.nanos = nanos;
  }

  /** Prints a table. */
  public static void main(String[] arguments) throws Exception {
    Path folder =
        arguments.length > 0
            ? Files.createDirectories(Path.of(arguments[0]))
            : Files.createTempDirectory(Path.of(""), "log-benchmark");
    long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 3;
    try {
      new LogBenchmark(FolderDisk.open(folder), seconds * 1_000_000_000L).run();
    } finally {
      delete(folder);
    }
  }

  private void run() throws Exception {
    System.out.printf("%-8s %10s %12s %10s%n", "threads", "raw/s", "commits/s", "of raw");
    for (int round = 0; round < ROUNDS; round++) {
      for (int threads : THREADS) {
        double raw = rawForces();
        double commits = commits(threads);
        System.out.printf(
            "%-8d %10.0f %12.0f %9.0f%%%n", threads, raw, commits, 100 * commits / raw);
      }
    }
  }

  private double rawForces() throws IOException {
    try (LogFile file = disk.create("raw")) {
      ByteBuffer record = ByteBuffer.allocateDirect(128);
      file.write(ByteBuffer.allocate(RAW_FILE), 0);
      file.force();
      long begin = System.nanoTime();
      long forces = 0;
      while (System.nanoTime() - begin < nanos) {
        file.write(record.clear(), forces * record.capacity() % RAW_FILE);
        file.force();
        forces++;
      }
      return forces * 1e9 / (System.nanoTime() - begin);
    } finally {
      disk.delete("raw");
    }
  }

  private double commits(int threads) throws Exception {
    try (Log log = Log.open(disk, LogOptions.DEFAULT, 0, (record, lsn) -> {})) {
      long end = System.nanoTime() + nanos;
      LongAdder commits = new LongAdder();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        clients.add(new Thread(() -> commit(log, end, commits)));
      }
      long begin = System.nanoTime();
      clients.forEach(Thread::start);
      for (Thread client : clients) {
        client.join();
      }
      double rate = commits.sum() * 1e9 / (System.nanoTime() - begin);
      log.truncateBefore(log.end());
      return rate;
    } finally {
      for (String name : disk.list()) {
        disk.delete(name);
      }
    }
  }

  private static void commit(Log log, long end, LongAdder commits) {
    CommitEncoder encoder = new CommitEncoder();
    Object[] row = {1L, "a name of usual length", 123_456};
    for (long i = 0; System.nanoTime() < end; i++) {
      encoder.begin(i, 0, false);
      encoder.update(16_384, i % 1000, row);
      log.reserve(encoder.size());
      log.awaitForced(log.append(encoder));
      commits.increment();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
