package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.io.SimulatedDisk;
import io.tx4j.engine.io.SimulatedDisk.Fault;
import io.tx4j.engine.io.SimulatedDisk.Unforced;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The power goes off, or the disk fails, at EVERY call of a workload, and of the recovery after it.
 */
class LogCrashTest {

  private static final int CLIENTS = 3;
  private static final int COMMITS = 12;
  private static final int SEEDS = 3;
  private static final int ANY_VARIANTS = 3;

  private int crashes;
  private int crashesInRecovery;

  @Test
  void whatWasAcknowledgedSurvivesAPowerFailureAtEveryCall() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      boolean off = true;
      for (int call = 1; off; call++) {
        LogWorkload workload = new LogWorkload(seed);
        SimulatedDisk disk = new SimulatedDisk().faultAt(call, Fault.POWER_OFF);
        workload.run(disk, CLIENTS, COMMITS);
        off = disk.isOff();
        String story = "seed " + seed + ", power off at call " + call + ", unforced ";
        for (Variant variant : Variant.all()) {
          workload.verify(disk.crash(variant.unforced, variant.random()), story + variant);
          crashes++;
        }
        crashInRecovery(workload, disk, call);
      }
    }
    report("power failures", crashes);
    report("power failures during the recovery after one", crashesInRecovery);
    assertTrue(crashes > 500, () -> "expected workloads of many calls, tried " + crashes);
  }

  /** The first disk after a power failure loses power again at every call of its recovery. */
  private void crashInRecovery(LogWorkload workload, SimulatedDisk disk, int seed) {
    boolean off = true;
    for (int call = 1; off; call++) {
      SimulatedDisk second = disk.crash(Unforced.ANY, new Random(seed));
      second.faultAt(call, Fault.POWER_OFF);
      List<LogWorkload.Commit> handedOver = recoverAndClose(workload, second);
      off = second.isOff();
      String story = "power off at call " + call + " of recovery, seed " + seed;
      List<LogWorkload.Commit> found =
          workload.verify(second.crash(Unforced.ANY, new Random(call)), story);
      if (!handedOver.isEmpty()) {
        assertEquals(handedOver, found, story + ": a recovery that was complete is final");
      }
      crashesInRecovery++;
    }
  }

  /** What recovery has found, if it came to its end. */
  private static List<LogWorkload.Commit> recoverAndClose(
      LogWorkload workload, SimulatedDisk disk) {
    List<LogWorkload.Commit> recovered = new ArrayList<>();
    try {
      workload.recover(disk, recovered).close();
      return recovered;
    } catch (SqlError e) {
      return List.of();
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesACallThatFails() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (Fault fault : List.of(Fault.FAILS_ONCE, Fault.FAILS_FROM_THEN_ON)) {
        failAtEveryCall(seed, fault);
      }
    }
    report("failing calls", crashes);
  }

  private void failAtEveryCall(int seed, Fault fault) throws Exception {
    boolean failed = true;
    for (int call = 1; failed; call++) {
      LogWorkload workload = new LogWorkload(seed);
      SimulatedDisk disk = new SimulatedDisk().faultAt(call, fault);
      workload.run(disk, CLIENTS, COMMITS);
      failed = disk.calls() >= call;
      disk.faultAt(Long.MAX_VALUE, fault);
      String story = "seed " + seed + ", call " + call + " " + fault;
      reopenAndCrash(workload, disk, story);
      for (Variant variant : Variant.all()) {
        String whole = story + ", unforced " + variant;
        workload.verify(disk.crash(variant.unforced, variant.random()), whole);
        crashes++;
      }
    }
  }

  /**
   * After a failed force the kernel shows data that is not on the disk and that it takes for clean.
   * What recovery has read of it must be there after a power failure nevertheless.
   */
  private static void reopenAndCrash(LogWorkload workload, SimulatedDisk disk, String story) {
    List<LogWorkload.Commit> read = new ArrayList<>();
    try (Log log = workload.recover(disk, read)) {
      workload.assertPromiseKept(read, log.end(), story);
      List<LogWorkload.Commit> left =
          workload.verify(disk.crash(Unforced.LOST, new Random(0)), story + ", reopened");
      assertEquals(read, left, story + ": what recovery has read is there to stay");
    }
  }

  private static void report(String what, int count) {
    System.out.println("log: " + count + " " + what + " tried, violations 0");
  }

  /** What a crash makes of what was not forced. */
  private record Variant(Unforced unforced, long seed) {

    static List<Variant> all() {
      List<Variant> variants = new ArrayList<>();
      variants.add(new Variant(Unforced.LOST, 0));
      variants.add(new Variant(Unforced.KEPT, 0));
      for (int seed = 0; seed < ANY_VARIANTS; seed++) {
        variants.add(new Variant(Unforced.ANY, seed));
      }
      return variants;
    }

    Random random() {
      return new Random(seed);
    }
  }
}
