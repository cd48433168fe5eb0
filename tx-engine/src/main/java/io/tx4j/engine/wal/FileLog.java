package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.io.Disk;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** The log in the files of a folder: the queue, the writer and the keeper of room, put together. */
final class FileLog implements Log {

  private static final System.Logger LOGGER = System.getLogger(FileLog.class.getName());

  /** When more than this waits in memory for the disk, so do those who want to add to it. */
  private static final long LARGEST_BACKLOG = 64L << 20;

  private final Disk disk;
  private final SegmentChain chain;
  private final UUID databaseId;
  private final LogQueue queue;
  private final LogWriter writer;
  private final LogSpace space;
  private volatile boolean closed;

  private FileLog(Disk disk, LogOptions options, SegmentChain chain, UUID databaseId, long end) {
    this.disk = disk;
    this.chain = chain;
    this.databaseId = databaseId;
    this.queue = new LogQueue(end);
    this.writer = new LogWriter(queue, chain, SegmentHeader.salt(databaseId), options.fsync(), end);
    this.space = new LogSpace(disk, chain, options, end);
  }

  static FileLog start(
      Disk disk, LogOptions options, SegmentChain chain, UUID databaseId, long end) {
    FileLog log = new FileLog(disk, options, chain, databaseId, end);
    log.writer.start();
    log.space.start();
    // What comes last is paid for first: the closing record must fit on a disk that is full.
    log.space.setAside(CloseRecord.SIZE);
    return log;
  }

  @Override
  public void reserve(int bytes) {
    checkUsable();
    if (bytes > Frame.LARGEST) {
      throw new SqlError(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "expected a record of at most " + Frame.LARGEST + " bytes, found " + bytes);
    }
    space.reserve(bytes);
    long backlogStart = space.reserved() - LARGEST_BACKLOG;
    if (writer.forced() < backlogStart) {
      awaitBacklog(Math.min(backlogStart, queue.end()), bytes);
    }
  }

  private void awaitBacklog(long lsn, int bytes) {
    try {
      writer.awaitForced(lsn);
    } catch (SqlError e) { // that of others: the outcome of this one is known, it has none
      space.release(bytes);
      checkUsable();
      throw e;
    }
  }

  @Override
  public void release(int bytes) {
    space.release(bytes);
  }

  @Override
  public long append(RecordBuffer record) {
    checkUsable();
    return queue.append(record);
  }

  @Override
  public void awaitForced(long lsn) {
    writer.awaitForced(lsn);
  }

  @Override
  public void forceSoon(long lsn) {
    writer.forceSoon(lsn);
  }

  @Override
  public long end() {
    return queue.end();
  }

  @Override
  public long forced() {
    return writer.forced();
  }

  @Override
  public void truncateBefore(long lsn) {
    space.dropBefore(Math.min(lsn, writer.forced()));
  }

  @Override
  public UUID databaseId() {
    return databaseId;
  }

  @Override
  public void close() {
    if (!queue.close()) {
      return;
    }
    closed = true;
    // The closing record says that what is before it was forced, so it must not share the force.
    if (isAllForced() && space.isPromiseKept()) {
      queue.appendLast(CloseRecord.encode());
    }
    writer.close();
    space.close();
    try {
      chain.close();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "could not close the log in " + disk, e);
    }
  }

  private boolean isAllForced() {
    try {
      writer.awaitForced(queue.end());
      return true;
    } catch (SqlError e) {
      LOGGER.log(Level.WARNING, "closing the log in {0}: {1}", disk, e.message());
      return false;
    }
  }

  private void checkUsable() {
    Throwable failure = writer.failure();
    if (failure != null) {
      throw LogErrors.poisoned(failure);
    }
    if (closed) {
      throw LogErrors.closed();
    }
  }
}
