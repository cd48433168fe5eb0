package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.wal.CommitRecord.Change;
import io.tx4j.engine.wal.CommitRecord.ChangeKind;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommitRecordTest {

  private final CommitEncoder encoder = new CommitEncoder();

  @Test
  void whatIsEncodedIsDecoded() {
    encoder.begin(12_345_678_901L, 700_000_000_000_000L, true);
    assertTrue(encoder.isEmpty());
    encoder.catalogEdit(new byte[] {1, 2, 3});
    encoder.sequence(77, -5, true);
    encoder.insert(16_384, 1, new @Nullable Object[] {1, "a", null});
    encoder.update(16_385, 2, new @Nullable Object[] {});
    encoder.delete(16_386, Long.MAX_VALUE);
    assertFalse(encoder.isEmpty());

    CommitRecord record = decode(encoder);

    assertEquals(12_345_678_901L, record.transactionId());
    assertEquals(700_000_000_000_000L, record.wallClock());
    assertTrue(record.asynchronous());
    assertEquals("[1, 2, 3]", Arrays.toString(record.catalogEdits().get(0)));
    assertEquals(List.of(new SequenceState(77, -5, true)), record.sequences());
    List<Change> changes = record.changes();
    assertEquals(3, changes.size());
    assertEquals(ChangeKind.INSERT, changes.get(0).kind());
    assertEquals("[1, a, null]", Arrays.toString(changes.get(0).values()));
    assertEquals(ChangeKind.UPDATE, changes.get(1).kind());
    assertEquals(16_385, changes.get(1).tableOid());
    assertEquals(ChangeKind.DELETE, changes.get(2).kind());
    assertEquals(Long.MAX_VALUE, changes.get(2).rowId());
    assertNull(changes.get(2).values());
  }

  @Test
  void theExampleOfTheFormatIsRight() {
    encoder.begin(7, 0x0002_EC2B_3BD8_A000L, true);
    encoder.delete(16_384, 3);
    byte[] body = Arrays.copyOfRange(encoder.bytes().array(), Frame.SIZE, encoder.size());
    assertEquals("070002ec2b3bd8a000010580800103", HexFormat.of().formatHex(body));
    assertEquals(15, body.length);
  }

  @Test
  void aBufferHoldsOnlyItsLastRecord() {
    encoder.begin(1, 0, false);
    encoder.insert(1, 1, new @Nullable Object[] {"x".repeat(3_000_000)});
    encoder.begin(2, 0, false);
    assertTrue(encoder.isEmpty());
    encoder.delete(1, 1);
    assertEquals(1, decode(encoder).changes().size());
    assertTrue(encoder.size() < 50, "a large record leaves no large buffer behind");
    assertTrue(encoder.bytes().array().length < 1_000);
  }

  @Test
  void whatFillsTablesComesAfterWhatMakesThem() {
    encoder.begin(1, 0, false);
    encoder.delete(1, 1);
    assertThrows(IllegalStateException.class, () -> encoder.catalogEdit(new byte[0]));
    assertThrows(IllegalStateException.class, () -> encoder.sequence(1, 1, true));
  }

  @Test
  void aSequenceRecordIsDecoded() {
    RecordBuffer buffer = new RecordBuffer();
    SequenceRecord.encode(buffer, 16_400, Long.MIN_VALUE, false);
    ByteSource source = new ByteSource(buffer.bytes().array(), Frame.SIZE, buffer.size());
    assertEquals(
        new SequenceState(16_400, Long.MIN_VALUE, false), SequenceRecord.decode(source).state());
  }

  @Test
  void contentThatDoesNotFitIsNotBelieved() {
    ByteSource unknownTag = new ByteSource(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 99}, 0, 11);
    assertCorrupted(() -> CommitRecord.decode(unknownTag).changes());
    ByteSource tooShort = new ByteSource(new byte[] {1, 0, 0}, 0, 3);
    assertCorrupted(() -> CommitRecord.decode(tooShort));
    byte[] endless = new byte[11];
    Arrays.fill(endless, (byte) 0x80);
    assertCorrupted(() -> new ByteSource(endless, 0, 11).getVarint());
    assertCorrupted(() -> new ByteSource(new byte[] {100, 1}, 0, 2).getBytes());
  }

  private static void assertCorrupted(Runnable action) {
    SqlError error = assertThrows(SqlError.class, action::run);
    assertEquals(SqlState.DATA_CORRUPTED, error.state());
  }

  private static CommitRecord decode(RecordBuffer buffer) {
    return CommitRecord.decode(new ByteSource(buffer.bytes().array(), Frame.SIZE, buffer.size()));
  }
}
