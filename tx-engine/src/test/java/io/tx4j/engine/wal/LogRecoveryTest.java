package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.io.SimulatedDisk;
import io.tx4j.engine.io.SimulatedDisk.Fault;
import io.tx4j.engine.io.SimulatedDisk.Unforced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What recovery makes of ends of logs that are not as they should be. */
class LogRecoveryTest {

  private static final String SEGMENT = "log-0000000000000000";

  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void whatFollowsACutNeverComesBack() {
    List<Long> ends = appendInOneWrite(3);
    SimulatedDisk left = disk.crash(Unforced.KEPT, new Random(0));
    damage(left, 0, ends.get(0));

    try (Log log = open(left, new ArrayList<>())) {
      assertEquals(0, log.end(), "the first record is bad, so all of the write is cut");
      assertEquals(ends.get(0), append(log, 100));
      log.awaitForced(ends.get(0));
      left.turnOff();
    }

    List<Long> found = new ArrayList<>();
    open(left.crash(Unforced.KEPT, new Random(0)), found).close();
    assertEquals(ends.subList(0, 1), found);
  }

  /** Appends records that one write takes, and loses power at its force. */
  private List<Long> appendInOneWrite(int records) {
    List<Long> ends = new ArrayList<>();
    try (Log log = open(disk, new ArrayList<>())) {
      disk.faultAt(disk.calls() + 2, Fault.POWER_OFF);
      for (int i = 0; i < records; i++) {
        ends.add(append(log, 100));
      }
      assertThrows(SqlError.class, () -> log.awaitForced(ends.get(records - 1)));
    }
    return ends;
  }

  private static Log open(SimulatedDisk disk, List<Long> found) {
    return Log.open(disk, LogWorkload.OPTIONS, 0, (record, lsn) -> found.add(lsn));
  }

  private static long append(Log log, int size) {
    CommitEncoder encoder = new CommitEncoder();
    LogWorkload.encode(encoder, 1, size, false);
    log.reserve(encoder.size());
    return log.append(encoder);
  }

  private static void damage(SimulatedDisk disk, long from, long to) {
    byte[] bytes = disk.bytes(SEGMENT);
    Arrays.fill(
        bytes, (int) (SegmentHeader.SIZE + from), (int) (SegmentHeader.SIZE + to), (byte) 0);
    disk.put(SEGMENT, bytes);
  }
}
