package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.io.SimulatedDisk;
import io.tx4j.engine.io.SimulatedDisk.Fault;
import io.tx4j.engine.io.SimulatedDisk.Unforced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final UUID DATABASE = new UUID(1, 2);
  private static final byte[] CATALOG = {7, 8, 9};

  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void whatIsWrittenIsRead() {
    write(disk, 1000, 5_000);
    try (SnapshotReader reader = SnapshotReader.latest(disk).orElseThrow()) {
      assertEquals(DATABASE, reader.header().databaseId());
      assertEquals(1000, reader.header().lsn());
      assertEquals(17, reader.header().wallClock());
      assertEquals(Arrays.toString(CATALOG), Arrays.toString(reader.header().catalog()));
      assertEquals(expected(5_000), contentOf(reader));
    }
  }

  @Test
  void anEmptyFolderHasNone() {
    assertEquals(Optional.empty(), SnapshotReader.latest(disk));
  }

  @Test
  void theNextOneReplacesIt() throws Exception {
    write(disk, 1000, 10);
    write(disk, 2000, 20);
    assertEquals(List.of("snapshot-00000000000007d0"), disk.list());
    try (SnapshotReader reader = SnapshotReader.latest(disk).orElseThrow()) {
      assertEquals(2000, reader.header().lsn());
      assertEquals(expected(20), contentOf(reader));
    }
  }

  @Test
  void oneThatIsNotFinishedLeavesNoTrace() throws Exception {
    begin(disk, 1000).close();
    assertEquals(List.of(), disk.list());
  }

  @Test
  void aFullDiskIsReportedAndLeavesTheOldOne() throws Exception {
    write(disk, 1000, 10);
    disk.capacity(200_000);
    SqlError error = assertThrows(SqlError.class, () -> write(disk, 2000, 100_000));
    assertEquals(SqlState.DISK_FULL, error.state());
    assertEquals(List.of("snapshot-00000000000003e8"), disk.list());
  }

  @Test
  void aCrashAtAnyCallLeavesTheOldOneOrTheNew() {
    int crashes = 0;
    boolean off = true;
    for (int call = 1; off; call++) {
      SimulatedDisk crashing = new SimulatedDisk();
      write(crashing, 1000, 10);
      crashing.faultAt(crashing.calls() + call, Fault.POWER_OFF);
      boolean finished = attempt(crashing);
      off = crashing.isOff();
      for (int variant = 0; variant < 20; variant++) {
        Unforced unforced = Unforced.values()[variant % Unforced.values().length];
        SimulatedDisk left = crashing.crash(unforced, new Random(variant));
        try (SnapshotReader reader = SnapshotReader.latest(left).orElseThrow()) {
          boolean isNew = reader.header().lsn() == 2000;
          assertTrue(isNew || !finished, "once it is finished it is there to stay");
          assertEquals(expected(isNew ? 5_000 : 10), contentOf(reader));
        }
        crashes++;
      }
    }
    System.out.println("snapshot: " + crashes + " power failures tried, violations 0");
    assertTrue(crashes > 100);
  }

  private static boolean attempt(SimulatedDisk disk) {
    try {
      write(disk, 2000, 5_000);
      return true;
    } catch (SqlError e) {
      assertEquals(SqlState.IO_ERROR, e.state());
      return false;
    }
  }

  @Test
  void aBitThatFlipsIsNeverBelieved() {
    write(disk, 1000, 500);
    String name = "snapshot-00000000000003e8";
    byte[] good = disk.bytes(name);
    Random random = new Random(42);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertRefused(name, bytes);
    }
  }

  @Test
  void onesThatAreCutShortAreRefused() {
    write(disk, 1000, 500);
    String name = "snapshot-00000000000003e8";
    byte[] good = disk.bytes(name);
    for (int length = 0; length < good.length; length += 37) {
      assertRefused(name, Arrays.copyOf(good, length));
    }
    assertRefused(name, Arrays.copyOf(good, good.length + 1));
  }

  private static void assertRefused(String name, byte[] bytes) {
    SimulatedDisk damaged = new SimulatedDisk();
    damaged.put(name, bytes);
    SqlError error =
        assertThrows(
            SqlError.class,
            () -> {
              try (SnapshotReader reader = SnapshotReader.latest(damaged).orElseThrow()) {
                contentOf(reader);
              }
            });
    assertTrue(
        error.state() == SqlState.DATA_CORRUPTED || error.state() == SqlState.FEATURE_NOT_SUPPORTED,
        error::message);
    assertFalse(error.message().contains("malformed"), error::message);
  }

  private static void write(SimulatedDisk disk, long lsn, int rows) {
    try (SnapshotWriter writer = begin(disk, lsn)) {
      writer.sequence(50, 1234, true);
      writer.sequence(51, -1, false);
      for (int table = 1; table <= 3; table++) {
        writer.table(table);
        for (int row = 0; row < rows * (table - 1); row++) {
          writer.row(row, new @Nullable Object[] {row, "text " + row, null});
        }
      }
      writer.finish();
    }
  }

  private static SnapshotWriter begin(SimulatedDisk disk, long lsn) {
    return SnapshotWriter.create(disk, new SnapshotHeader(DATABASE, lsn, 17, CATALOG), true);
  }

  private static List<String> expected(int rows) {
    List<String> lines = new ArrayList<>(List.of("sequence 50 1234 true", "sequence 51 -1 false"));
    for (int table = 1; table <= 3; table++) {
      for (int row = 0; row < rows * (table - 1); row++) {
        lines.add("table " + table + " row " + row + " [" + row + ", text " + row + ", null]");
      }
    }
    return lines;
  }

  private static List<String> contentOf(SnapshotReader reader) {
    List<String> lines = new ArrayList<>();
    reader.read(
        new SnapshotReader.Consumer() {
          private long table;

          @Override
          public void sequence(SequenceState state) {
            lines.add("sequence " + state.oid() + " " + state.lastValue() + " " + state.called());
          }

          @Override
          public void table(long oid) {
            table = oid;
          }

          @Override
          public void row(long rowId, @Nullable Object[] values) {
            lines.add("table " + table + " row " + rowId + " " + Arrays.toString(values));
          }
        },
        TypeLookup.BUILT_IN);
    return lines;
  }
}
