package io.tx4j.engine.wal;

import io.tx4j.engine.io.Disk;
import io.tx4j.engine.io.DiskThread;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Opens the log of a folder: finds its segments, recovers, and puts the running log together. */
final class LogOpener {

  private static final System.Logger LOGGER = System.getLogger(LogOpener.class.getName());

  private static final int FIRST_TIMELINE = 1;

  private final Disk disk;
  private final LogOptions options;

  LogOpener(Disk disk, LogOptions options) {
    this.disk = disk;
    this.options = options;
  }

  /** See {@link Log#open}. */
  FileLog open(long from, RecordConsumer consumer) {
    if (!options.fsync()) {
      LOGGER.log(
          Level.WARNING,
          "fsync is off for {0}: a crash of the machine can lose or damage the database",
          disk);
    }
    try {
      return DiskThread.call("tx4j log opener", () -> recover(from, consumer));
    } catch (IOException e) {
      throw LogErrors.notReadable(disk, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private FileLog recover(long from, RecordConsumer consumer) throws IOException {
    LogFolder.deleteUnfinished(disk, LogFolder.SEGMENT);
    LogFolder.deleteUnfinished(disk, LogFolder.SNAPSHOT);
    SegmentChain chain = openChain(from);
    try {
      UUID database = chain.last().header().database();
      int salt = SegmentHeader.salt(database);
      Recovery recovery = new Recovery(chain, salt, disk.toString(), options.progress());
      Recovery.Tail tail = recovery.read(from, consumer);
      tail.clean(chain, options.fsync());
      return FileLog.start(disk, options, chain, database, tail.end());
    } catch (IOException | RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  private SegmentChain openChain(long from) throws IOException {
    SegmentChain chain = SegmentChain.open(disk);
    if (!chain.isEmpty()) {
      chain.expectToHold(from, disk.toString());
    } else if (from == 0) {
      chain.add(firstSegment());
    } else {
      throw LogErrors.damaged(
          "the log in " + disk,
          "there is a snapshot up to position " + from + ", but no segment of the log");
    }
    return chain;
  }

  private Segment firstSegment() throws IOException {
    int capacity = options.segmentSize() - SegmentHeader.SIZE;
    SegmentHeader header = new SegmentHeader(capacity, UUID.randomUUID(), FIRST_TIMELINE, 0);
    try {
      return Segment.create(disk, header, options.fsync());
    } catch (IOException e) {
      throw LogErrors.noSpace(disk, e);
    }
  }
}
