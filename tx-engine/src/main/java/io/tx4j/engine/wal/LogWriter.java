package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes and forces records. It takes all that is queued, writes it, forces it,
 * wakes who waits, and begins again; what was appended meanwhile is the next batch.
 *
 * <p>It acts when somebody waits for a position, or when 10 ms are about to have passed since
 * somebody asked for a force without waiting.
 */
final class LogWriter implements Runnable {

  private static final System.Logger LOGGER = System.getLogger(LogWriter.class.getName());

  /** Less than the 10 ms that are promised, since the force takes its time too. */
  private static final long SOON_NANOS = 8_000_000L;

  /** With a single processor, whoever looks for something only keeps it from happening. */
  private static final boolean PARALLEL = Runtime.getRuntime().availableProcessors() > 1;

  /**
   * How long to look for more work before going to sleep. A client that was just woken commits
   * again within about that time, and waking a sleeping thread takes longer than this.
   */
  private static final long SPIN_NANOS = PARALLEL ? 50_000L : 0;

  /** The same for the one client there is: about as long as a force of a fast disk takes. */
  private static final long LONELY_SPIN_NANOS = PARALLEL ? 150_000L : 0;

  private static final long NEVER = 0;

  private final LogQueue queue;
  private final SegmentChain chain;
  private final int salt;
  private final boolean fsync;
  private final Waiters waiters = new Waiters();
  private final Thread thread = new Thread(this, "tx4j log writer");

  /** The highest position somebody waits for. */
  private final AtomicLong demanded = new AtomicLong();

  /**
   * The {@link System#nanoTime} at which what is queued is to be forced even if nobody waits; or
   * NEVER.
   */
  private final AtomicLong dueAt = new AtomicLong(NEVER);

  private volatile long forced;
  private volatile @Nullable Throwable failure;
  private volatile boolean closing;
  private volatile boolean asleep;

  /** Whether the last batch was a single record: there seems to be one client only. */
  private volatile boolean lonely;

  private final AtomicBoolean spinning = new AtomicBoolean();

  private Segment segment;

  LogWriter(LogQueue queue, SegmentChain chain, int salt, boolean fsync, long forced) {
    this.queue = queue;
    this.chain = chain;
    this.salt = salt;
    this.fsync = fsync;
    this.forced = forced;
    this.segment = chain.last();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  long forced() {
    return forced;
  }

  /** Why there will be no more forces; null as long as all is well. */
  @Nullable Throwable failure() {
    return failure;
  }

  /**
   * Waits until the log is forced up to a position.
   *
   * @throws SqlError 08007 if it never will be
   */
  void awaitForced(long lsn) {
    if (forced < lsn) {
      demand(lsn);
      if (!spin(lsn)) {
        waiters.await(lsn, this::isSettled);
      }
      Throwable failed = failure;
      if (forced < lsn && failed != null) {
        throw LogErrors.outcomeUnknown(failed);
      }
    }
  }

  /** Sees to it that the log is forced up to a position soon. */
  void forceSoon(long lsn) {
    if (forced < lsn && dueAt.get() == NEVER) {
      long due = System.nanoTime() + SOON_NANOS;
      if (dueAt.compareAndSet(NEVER, due == NEVER ? 1 : due)) {
        wakeUp();
      }
    }
  }

  /** Writes and forces what is queued, then ends. An interrupt is remembered, not acted upon. */
  void close() {
    closing = true;
    wakeUp();
    Uninterruptibly.join(thread);
  }

  /**
   * Keeps looking for a while, if this is the only client: on a fast disk going to sleep and being
   * woken would cost a tenth of its commits, while with several of them every processor has better
   * things to do.
   */
  private boolean spin(long lsn) {
    if (!lonely || !spinning.compareAndSet(false, true)) {
      return false;
    }
    long until = System.nanoTime() + LONELY_SPIN_NANOS;
    while (!isSettled(lsn) && System.nanoTime() - until < 0) {
      Thread.onSpinWait();
    }
    spinning.set(false);
    return isSettled(lsn);
  }

  private boolean isSettled(long lsn) {
    return forced >= lsn || failure != null;
  }

  private void demand(long lsn) {
    demanded.accumulateAndGet(lsn, Math::max);
    wakeUp();
  }

  private void wakeUp() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    try {
      boolean last;
      do {
        awaitWork();
        last = closing;
        dueAt.set(NEVER);
        LogQueue.Batch batch = queue.take();
        if (!batch.isEmpty()) {
          write(batch);
          forced = batch.end();
          waiters.wake(this::isSettled);
          queue.recycle(batch);
        }
      } while (!last);
    } catch (Throwable e) { // whatever it is, nobody may wait for this thread any longer
      LOGGER.log(Level.ERROR, "could not force the log; no more changes are accepted", e);
      failure = e;
      waiters.wake(this::isSettled);
    }
  }

  private void awaitWork() {
    long until = System.nanoTime() + SPIN_NANOS;
    while (!hasWork() && System.nanoTime() - until < 0) {
      Thread.onSpinWait();
    }
    while (!hasWork()) {
      asleep = true;
      if (!hasWork()) {
        sleep();
      }
      asleep = false;
    }
  }

  private void sleep() {
    long due = dueAt.get();
    if (due == NEVER) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, due - System.nanoTime());
    }
  }

  private boolean hasWork() {
    if ((demanded.get() > forced && queue.end() > forced) || closing) {
      return true;
    }
    long due = dueAt.get();
    return due != NEVER && System.nanoTime() - due >= 0;
  }

  /**
   * Writes a batch and forces it. A segment is forced before the next one is written to, so that
   * the position up to which the log is forced is never behind by more than a segment and a record.
   */
  private void write(LogQueue.Batch batch) throws IOException {
    long lsn = batch.start();
    long known = lsn;
    int records = 0;
    for (ByteBuffer chunk : batch.chunks()) {
      long chunkStart = lsn;
      records += stamp(chunk, chunkStart, known);
      while (chunk.hasRemaining()) {
        if (lsn == segment.end()) {
          force();
          known = chunkStart;
        }
        lsn += writePiece(chunk, lsn);
      }
    }
    force();
    lonely = records == 1;
  }

  private int writePiece(ByteBuffer chunk, long lsn) throws IOException {
    if (lsn < segment.start() || lsn >= segment.end()) {
      segment = chain.at(lsn);
    }
    int limit = chunk.limit();
    int length = (int) Math.min(chunk.remaining(), segment.end() - lsn);
    chunk.limit(chunk.position() + length);
    segment.write(chunk, lsn);
    chunk.limit(limit);
    return length;
  }

  private void force() throws IOException {
    if (fsync) {
      segment.force();
    }
  }

  /** Fills in what only the writer knows of the records of a chunk; returns how many there are. */
  private int stamp(ByteBuffer chunk, long chunkStart, long known) {
    int records = 0;
    int at = 0;
    while (at < chunk.limit()) {
      int size = Frame.SIZE + chunk.getInt(at + Frame.LENGTH);
      chunk.putInt(at + Frame.UNFORCED, (int) (chunkStart + at - known));
      chunk.putInt(at + Frame.CHECKSUM, Frame.checksum(chunk, at, size, salt));
      at += size;
      records++;
    }
    return records;
  }
}
