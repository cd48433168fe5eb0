package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.io.SimulatedDisk;
import io.tx4j.engine.io.SimulatedDisk.Fault;
import io.tx4j.engine.io.SimulatedDisk.Unforced;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What recovery makes of ends of logs that are not as they should be. */
class LogRecoveryTest {

  private static final String SEGMENT = "log-0000000000000000";

  private SimulatedDisk disk = new SimulatedDisk();

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

  @Test
  void aTornTailIsCut() {
    List<Long> ends = appendAndCrash(5);
    long last = ends.get(4);
    damage(disk, last - 10, last);

    List<Long> found = new ArrayList<>();
    open(disk, found).close();
    assertEquals(ends.subList(0, 4), found);
  }

  @Test
  void aBadRecordFollowedByAGoodOneThatWasForcedLaterIsRefused() {
    List<Long> ends = appendAndCrash(5);
    damage(disk, ends.get(1), ends.get(2));
    byte[] before = disk.bytes(SEGMENT);

    SqlError error = assertThrows(SqlError.class, () -> open(disk, new ArrayList<>()));

    assertEquals(SqlState.DATA_CORRUPTED, error.state());
    assertTrue(error.message().contains("position " + ends.get(1) + " "), error::message);
    assertTrue(String.valueOf(error.hint()).contains("restore"), error::hint);
    assertArrayEquals(before, disk.bytes(SEGMENT), "the log is left as it was");
  }

  @Test
  void afterAnOrderlyCloseEvenDamageToTheLastRecordIsRefused() {
    List<Long> ends = appendAndClose(5);
    damage(disk, ends.get(4) - 10, ends.get(4));
    assertDamaged("position " + ends.get(3) + " ");
  }

  @Test
  void aNewerFormatIsRefused() {
    appendAndClose(1);
    byte[] bytes = disk.bytes(SEGMENT);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    header.putInt(8, 2);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 60);
    header.putInt(60, (int) crc.getValue());
    disk.put(SEGMENT, bytes);

    SqlError error = assertThrows(SqlError.class, () -> open(disk, new ArrayList<>()));
    assertEquals(SqlState.FEATURE_NOT_SUPPORTED, error.state());
    assertTrue(error.message().contains("newer version"), error::message);
  }

  @Test
  void anUnknownKindOfRecordIsRefused() {
    List<Long> ends = appendAndClose(1);
    byte[] bytes = disk.bytes(SEGMENT);
    ByteBuffer segment = ByteBuffer.wrap(bytes);
    segment.put(SegmentHeader.SIZE + Frame.KIND, (byte) 99);
    int salt = SegmentHeader.salt(SegmentHeader.decode(segment, SEGMENT).database());
    int size = (int) (long) ends.get(0);
    segment.putInt(SegmentHeader.SIZE, Frame.checksum(segment, SegmentHeader.SIZE, size, salt));
    disk.put(SEGMENT, bytes);

    SqlError error = assertThrows(SqlError.class, () -> open(disk, new ArrayList<>()));
    assertEquals(SqlState.FEATURE_NOT_SUPPORTED, error.state());
  }

  @Test
  void aSegmentThatIsCutShortIsRefused() {
    appendAndClose(3);
    byte[] bytes = disk.bytes(SEGMENT);
    disk.put(SEGMENT, Arrays.copyOf(bytes, bytes.length - 1));
    assertDamaged("expected 65536 bytes by its header, found 65535");
    disk.put(SEGMENT, new byte[10]);
    assertDamaged("not even a header");
    disk.put(SEGMENT, new byte[bytes.length]);
    assertDamaged("does not begin as a segment");
  }

  @Test
  void aMissingSegmentIsRefused() throws Exception {
    appendAndClose(2_000);
    List<String> segments = LogFolder.finished(disk, LogFolder.SEGMENT);
    assertTrue(segments.size() > 3, () -> "expected several segments, found " + segments);
    disk.delete(segments.get(1));
    assertDamaged("needed from position 0 on");
  }

  @Test
  void aSegmentOfAnotherDatabaseIsRefused() throws Exception {
    appendAndClose(2_000);
    SimulatedDisk other = new SimulatedDisk();
    append(other, 2_000).close();
    String second = LogFolder.finished(disk, LogFolder.SEGMENT).get(1);
    disk.put(second, other.bytes(second));
    assertDamaged("of database");
  }

  @Test
  void whatIsUnfinishedOrOfOthersIsOutOfTheWay() throws Exception {
    List<Long> ends = appendAndClose(1);
    disk.put("log-0000000000001000.new", new byte[] {1});
    disk.put("snapshot-0000000000001000.new", new byte[] {1});
    disk.put("notes.txt", new byte[] {1});

    List<Long> found = new ArrayList<>();
    open(disk, found).close();
    assertEquals(ends, found);
    assertEquals(List.of(SEGMENT, "notes.txt"), disk.list());
  }

  @Test
  void aBitThatFlipsIsNeverBelieved() throws Exception {
    List<Long> ends = appendAndClose(40);
    byte[] good = disk.bytes(SEGMENT);
    long closed = ends.get(39);
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = good.clone();
      int at = random.nextInt(SegmentHeader.SIZE + (int) closed + 2 * CloseRecord.SIZE);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      SimulatedDisk flipped = new SimulatedDisk();
      flipped.put(SEGMENT, bytes);
      List<Long> found = new ArrayList<>();
      try (Log log = open(flipped, found)) {
        assertEquals(ends, found, "flipped at byte " + at);
        assertTrue(log.end() >= closed);
      } catch (SqlError e) {
        assertTrue(
            e.state() == SqlState.DATA_CORRUPTED || e.state() == SqlState.FEATURE_NOT_SUPPORTED,
            e::message);
        refused++;
      }
    }
    int flips = refused;
    assertTrue(flips > 900, () -> "expected nearly all to be refused, found " + flips);
  }

  private void assertDamaged(String found) {
    SqlError error = assertThrows(SqlError.class, () -> open(disk, new ArrayList<>()));
    assertEquals(SqlState.DATA_CORRUPTED, error.state());
    assertTrue(error.message().contains(found), error::message);
  }

  private List<Long> appendAndClose(int records) {
    List<Long> ends = new ArrayList<>();
    try (Log log = open(disk, new ArrayList<>())) {
      for (int i = 0; i < records; i++) {
        ends.add(append(log, 100));
      }
    }
    return ends;
  }

  private static Log append(SimulatedDisk disk, int records) {
    Log log = open(disk, new ArrayList<>());
    for (int i = 0; i < records; i++) {
      append(log, 100);
    }
    return log;
  }

  /** Each record has a force of its own. */
  private List<Long> appendAndCrash(int records) {
    List<Long> ends = new ArrayList<>();
    SimulatedDisk copy;
    try (Log log = open(disk, new ArrayList<>())) {
      for (int i = 0; i < records; i++) {
        ends.add(append(log, 100));
        log.awaitForced(ends.get(i));
      }
      copy = disk.crash(Unforced.LOST, new Random(0));
    }
    disk = copy;
    return ends;
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
