package io.tx4j.engine.wal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log from a position to its end and makes that end clean, as the package's description
 * says.
 */
final class Recovery {

  private static final long PROGRESS_NANOS = 2_000_000_000L;

  private final SegmentChain chain;
  private final LogReader reader;
  private final String where;
  private final Consumer<RecoveryProgress> progress;

  private long records;
  private long begin;
  private long nextProgress;

  Recovery(SegmentChain chain, int salt, String where, Consumer<RecoveryProgress> progress) {
    this.chain = chain;
    this.reader = new LogReader(chain, salt);
    this.where = where;
    this.progress = progress;
  }

  /**
   * Hands over the records from a position on.
   *
   * @return where the log ends
   * @throws io.tx4j.engine.error.SqlError XX001 if something is wrong with what was forced once
   */
  Tail read(long from, RecordConsumer consumer) throws IOException {
    begin = from;
    nextProgress = System.nanoTime() + PROGRESS_NANOS;
    long end = from;
    long forced = from;
    LogReader.@Nullable Found found = reader.recordAt(end);
    while (found != null) {
      deliver(found, consumer);
      end = found.end();
      forced = Math.max(forced, found.forced());
      found = reader.recordAt(end);
    }
    return new Tail(end, forced, endOfRemains(end));
  }

  private void deliver(LogReader.Found found, RecordConsumer consumer) throws IOException {
    RecordKind kind = RecordKind.of(found.kind());
    if (kind == null) {
      throw LogErrors.newerVersion(
          "the log in " + where,
          "a record of kind " + found.kind() + " at position " + found.lsn());
    }
    if (kind == RecordKind.COMMIT) {
      consumer.accept(CommitRecord.decode(reader.body(found)), found.end());
    } else if (kind == RecordKind.SEQUENCE) {
      consumer.accept(SequenceRecord.decode(reader.body(found)), found.end());
    }
    records++;
    if (System.nanoTime() - nextProgress > 0) {
      nextProgress += PROGRESS_NANOS;
      progress.accept(new RecoveryProgress(records, found.end() - begin, chain.end() - begin));
    }
  }

  /**
   * The position behind the last good record of a write that was never forced; the end if there is
   * none.
   */
  private long endOfRemains(long end) throws IOException {
    long remains = end;
    LogReader.@Nullable Found found = reader.nextRecord(end + 1);
    while (found != null) {
      if (found.forced() > end) {
        throw LogErrors.damaged(
            "the log in " + where,
            "there is no good record at position "
                + end
                + " ("
                + describe(end)
                + "), but the one at "
                + found.lsn()
                + " was written when the log had been forced up to "
                + found.forced());
      }
      remains = found.end();
      found = reader.nextRecord(remains);
    }
    return remains;
  }

  private String describe(long lsn) {
    Segment segment = chain.at(lsn);
    return "byte "
        + (SegmentHeader.SIZE + lsn - segment.start())
        + " of "
        + segment.header().fileName();
  }

  /**
   * Where a log ends.
   *
   * @param end behind the last record
   * @param forced the last position it is known to have been forced up to
   * @param remains the end of what a write that was never forced has left behind the end
   */
  record Tail(long end, long forced, long remains) {

    /** Removes the remains for good, and makes good that what was read may not be on the disk. */
    void clean(SegmentChain chain, boolean fsync) throws IOException {
      if (remains > end) {
        chain.zero(end, remains, fsync);
      }
      writeAgain(chain);
      if (fsync) {
        for (Segment segment : chain.segments()) {
          segment.force();
        }
      }
    }

    private void writeAgain(SegmentChain chain) throws IOException {
      long position = forced;
      while (position < end) {
        Segment segment = chain.at(position);
        ByteBuffer bytes =
            ByteBuffer.allocate((int) Math.min(1 << 20, Math.min(end, segment.end()) - position));
        segment.read(bytes, position);
        segment.write(bytes.flip(), position);
        position += bytes.limit();
      }
    }
  }
}
