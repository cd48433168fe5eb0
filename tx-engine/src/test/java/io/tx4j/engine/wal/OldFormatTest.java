package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tx4j.engine.io.FolderDisk;
import io.tx4j.engine.io.SimulatedDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Reads files that were written when a format was new, and kept since in hexadecimal. A file of a
 * format that was ever released is never written again: {@link #main} is for the next format.
 */
class OldFormatTest {

  private static final String SEGMENT = "log-0000000000000000";
  private static final String SNAPSHOT = "snapshot-0000000000000000";

  @Test
  void aLogOfVersion1IsRead() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    disk.put(SEGMENT, Arrays.copyOf(resource("log-v1.hex"), LogWorkload.SEGMENT));
    List<String> found = new ArrayList<>();
    Log.open(disk, LogWorkload.OPTIONS, 0, (record, lsn) -> found.add(lsn + " " + tell(record)))
        .close();
    assertEquals(
        List.of(
            "61 commit 1001 at 700000000000000: 1 edits, [SequenceState[oid=16500,"
                + " lastValue=42, called=true]], INSERT 16384/1 [1, zwölf, null, true]",
            "88 sequence SequenceState[oid=16500, lastValue=74, called=true]",
            "145 commit 1002 at 700000000000001: 0 edits, [], UPDATE 16384/1 [-1, , 2.5, null],"
                + " DELETE 16384/2 null"),
        found);
  }

  @Test
  void aSnapshotOfVersion1IsRead() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    disk.put(SNAPSHOT, resource("snapshot-v1.hex"));
    List<String> found = new ArrayList<>();
    try (SnapshotReader reader = SnapshotReader.latest(disk).orElseThrow()) {
      assertEquals(700_000_000_000_002L, reader.header().wallClock());
      reader.read(new Teller(found), TypeLookup.BUILT_IN);
    }
    assertEquals(
        List.of(
            "SequenceState[oid=16500, lastValue=74, called=true]",
            "table 16384",
            "1 [-1, , 2.5, null]"),
        found);
  }

  private static String tell(LogRecord record) {
    if (record instanceof SequenceRecord sequence) {
      return "sequence " + sequence.state();
    }
    CommitRecord commit = (CommitRecord) record;
    StringBuilder text = new StringBuilder();
    text.append("commit ").append(commit.transactionId()).append(" at ").append(commit.wallClock());
    text.append(": ").append(commit.catalogEdits().size()).append(" edits, ");
    text.append(commit.sequences());
    for (CommitRecord.Change change : commit.changes()) {
      text.append(", ").append(change.kind()).append(' ').append(change.tableOid());
      text.append('/').append(change.rowId()).append(' ').append(Arrays.toString(change.values()));
    }
    return text.toString();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = OldFormatTest.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("no resource " + name);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }
  }

  private record Teller(List<String> lines) implements SnapshotReader.Consumer {

    @Override
    public void sequence(SequenceState state) {
      lines.add(state.toString());
    }

    @Override
    public void table(long oid) {
      lines.add("table " + oid);
    }

    @Override
    public void row(long rowId, @Nullable Object[] values) {
      lines.add(rowId + " " + Arrays.toString(values));
    }
  }

  /** Writes a log and a snapshot of the current format into a folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    FolderDisk disk = FolderDisk.open(folder);
    CommitEncoder encoder = new CommitEncoder();
    try (Log log = Log.open(disk, LogWorkload.OPTIONS, 0, (record, lsn) -> {})) {
      encoder.begin(1001, 700_000_000_000_000L, false);
      encoder.catalogEdit(new byte[] {1, 2, 3});
      encoder.sequence(16_500, 42, true);
      encoder.insert(16_384, 1, new @Nullable Object[] {1L, "zwölf", null, true});
      append(log, encoder);
      SequenceRecord.encode(encoder, 16_500, 74, true);
      append(log, encoder);
      encoder.begin(1002, 700_000_000_000_001L, true);
      encoder.update(16_384, 1, new @Nullable Object[] {-1, "", 2.5, null});
      encoder.delete(16_384, 2);
      append(log, encoder);
      SnapshotHeader header =
          new SnapshotHeader(log.databaseId(), 0, 700_000_000_000_002L, new byte[] {1, 2, 3});
      try (SnapshotWriter writer = SnapshotWriter.create(disk, header, true)) {
        writer.sequence(16_500, 74, true);
        writer.table(16_384);
        writer.row(1, new @Nullable Object[] {-1, "", 2.5, null});
        writer.table(16_385);
        writer.finish();
      }
    }
    write(folder.resolve(SEGMENT), folder.resolve("log.hex"));
    write(folder.resolve(SNAPSHOT), folder.resolve("snapshot.hex"));
  }

  private static void append(Log log, RecordBuffer record) {
    log.reserve(record.size());
    log.awaitForced(log.append(record));
  }

  /** Without the zeros at its end. */
  private static void write(Path source, Path target) throws IOException {
    byte[] bytes = Files.readAllBytes(source);
    int length = bytes.length;
    while (bytes[length - 1] == 0) {
      length--;
    }
    String hex = HexFormat.of().formatHex(bytes, 0, length);
    Files.writeString(target, hex.replaceAll("(.{64})", "$1\n") + "\n");
  }
}
