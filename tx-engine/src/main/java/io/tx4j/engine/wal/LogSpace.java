package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.io.Disk;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Room for records to come. A reservation moves the position up to which room is promised; a thread
 * of its own, the log's keeper, makes segments ahead of it and lets go of old ones.
 *
 * <pre>
 *   dropped | segments in use ...        end of the log      reserved            allocated
 *           |------------------------------------|------------------|--------------------|
 *                                                   promised            ahead of need
 * </pre>
 *
 * <p>Room that is promised is there: {@code reserved} beyond {@code allocated} belongs to somebody
 * who still waits for it, or is about to be refused.
 */
final class LogSpace implements Runnable {

  private static final System.Logger LOGGER = System.getLogger(LogSpace.class.getName());

  /** After a failure, how long nothing is made that nobody waits for. */
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final Disk disk;
  private final SegmentChain chain;
  private final boolean fsync;
  private final int capacity;
  private final int ahead;
  private final Thread thread = new Thread(this, "tx4j log keeper");

  private final AtomicLong reserved;
  private volatile long allocated;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition progress = lock.newCondition();

  // Guarded by lock.
  private boolean low;
  private long needed;
  private long failures;
  private long pausedUntil = System.nanoTime();
  private @Nullable IOException lastFailure;
  private long dropBefore;
  private boolean dropping;
  private boolean closed;

  LogSpace(Disk disk, SegmentChain chain, LogOptions options, long end) {
    this.disk = disk;
    this.chain = chain;
    this.fsync = options.fsync();
    this.capacity = options.segmentSize() - SegmentHeader.SIZE;
    this.ahead = capacity / 2;
    this.reserved = new AtomicLong(end);
    this.allocated = chain.end();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** The position up to which room is promised. */
  long reserved() {
    return reserved.get();
  }

  /**
   * Promises room for so many bytes.
   *
   * @throws SqlError 53100 if the disk is full, 58030 if a segment can not be made, 57P01 if the
   *     log is closed
   */
  void reserve(int bytes) {
    long claimed = reserved.addAndGet(bytes);
    if (allocated - claimed < ahead) {
      if (claimed > allocated) {
        awaitRoom(claimed, bytes);
      } else {
        askForRoom();
      }
    }
  }

  /** Promises room for a record that is only written if it is there in the end. */
  void setAside(int bytes) {
    reserved.addAndGet(bytes);
    askForRoom();
  }

  /** Whether all room that is promised is there. */
  boolean isPromiseKept() {
    return reserved.get() <= allocated;
  }

  void release(int bytes) {
    reserved.addAndGet(-bytes);
  }

  private void askForRoom() {
    if (lock.tryLock()) { // if it is held, the keeper is about to look, or somebody asks already
      try {
        low = true;
        work.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  private void awaitRoom(long claimed, int bytes) {
    lock.lock();
    try {
      long seen = failures;
      needed = Math.max(needed, claimed);
      work.signal();
      while (claimed > allocated && failures == seen && !closed) {
        progress.awaitUninterruptibly();
      }
      if (claimed > allocated) {
        reserved.addAndGet(-bytes);
        throw lastFailure != null && failures != seen
            ? LogErrors.noSpace(disk, lastFailure)
            : LogErrors.closed();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of all segments that end before a position; returns when that is done. */
  void dropBefore(long lsn) {
    lock.lock();
    try {
      dropBefore = Math.max(dropBefore, lsn);
      dropping = true;
      work.signal();
      while (dropping && !closed) {
        progress.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      work.signal();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
    Uninterruptibly.join(thread);
  }

  @Override
  public void run() {
    lock.lock();
    try {
      while (!closed) {
        if (needsRoom()) {
          makeRoom();
        } else if (dropping) {
          drop();
        } else {
          work.awaitUninterruptibly();
        }
      }
    } finally {
      closed = true; // whatever has ended this thread, nobody may wait for it any longer
      progress.signalAll();
      lock.unlock();
    }
  }

  private boolean needsRoom() {
    if (needed > allocated) {
      return true;
    }
    boolean paused = System.nanoTime() - pausedUntil < 0;
    return low && !paused && allocated - reserved.get() < ahead;
  }

  private void makeRoom() {
    low = false;
    SegmentHeader header = chain.last().header().next(capacity);
    try {
      withoutLock(() -> chain.add(Segment.create(disk, header, fsync)));
      allocated = chain.end();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "could not extend the log in {0}: {1}", disk, e);
      failures++;
      lastFailure = e;
      needed = 0;
      pausedUntil = System.nanoTime() + PAUSE_NANOS;
    }
    progress.signalAll();
  }

  private void drop() {
    long before = dropBefore;
    try {
      withoutLock(() -> drop(before));
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "could not remove old segments of the log in {0}: {1}", disk, e);
    }
    dropping = dropBefore != before;
    progress.signalAll();
  }

  private void drop(long before) throws IOException {
    for (String name : LogFolder.finished(disk, LogFolder.SEGMENT)) {
      if (name.compareTo(chain.first().header().fileName()) < 0) {
        disk.delete(name); // left over from a removal that a crash has cut short
      }
    }
    while (chain.first().end() <= before && chain.first() != chain.last()) {
      Segment segment = chain.first();
      disk.delete(segment.header().fileName());
      chain.remove(segment);
      segment.close();
    }
  }

  private void withoutLock(DiskWork work) throws IOException {
    lock.unlock();
    try {
      work.run();
    } finally {
      lock.lock();
    }
  }
}
