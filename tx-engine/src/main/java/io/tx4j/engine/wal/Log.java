package io.tx4j.engine.wal;

import io.tx4j.engine.io.Disk;
import java.util.UUID;

/**
 * The write-ahead log as the commit pipeline sees it. Positions (LSN) count the log's bytes from 0;
 * the position of a record is that of its first byte, and a record is safe when the log is forced
 * up to the position behind its last.
 *
 * <pre>
 *   encoder ...                         build the record, outside any lock
 *   log.reserve(record.size())          may wait, may fail with 53100: nothing is visible yet
 *     lock commits
 *       lsn = log.append(record)        into the memory queue, never any I/O; lsn is the commit timestamp
 *       publish
 *     unlock
 *   log.awaitForced(lsn)                or forceSoon(lsn) with synchronous_commit = off
 * </pre>
 *
 * <p>All methods may be called from any thread, virtual ones included; none holds a monitor while
 * it waits, and an interrupt is remembered, not acted upon.
 */
public interface Log extends AutoCloseable {

  /**
   * Reads the log of a folder from a position on, hands its records to the consumer in order, cuts
   * a torn tail, and opens the log for writing. An empty folder becomes a new log. The consumer is
   * called on the log's own thread; what it throws is thrown here, and the log is left as it was.
   *
   * @param from the position up to which a snapshot holds everything, 0 if there is none
   * @throws io.tx4j.engine.error.SqlError XX001 if the log is damaged, 0A000 if it was written by a
   *     newer version, 58030 if it cannot be read; the message names file and position and says
   *     what to do
   */
  static Log open(Disk disk, LogOptions options, long from, RecordConsumer consumer) {
    return new LogOpener(disk, options).open(from, consumer);
  }

  /**
   * A log that keeps nothing, for an engine in memory: positions count, and everything is forced at
   * once.
   */
  static Log none() {
    return new NoLog();
  }

  /**
   * Makes sure that a record of this size can be appended. Every reservation is followed by exactly
   * one {@link #append} of a record of that size, or by {@link #release}.
   *
   * @param bytes {@link RecordBuffer#size()}
   * @throws io.tx4j.engine.error.SqlError 53100 if the disk is full, 54000 if a record can not be
   *     that large, 58030 if the log is poisoned or closed
   */
  void reserve(int bytes);

  /** Gives a reservation back whose record is not going to be appended. */
  void release(int bytes);

  /**
   * Puts a record at the end of the log's memory queue; the buffer may be used again at once.
   * Concurrent calls are safe, their order is the order of the log.
   *
   * @return the position behind the record
   * @throws io.tx4j.engine.error.SqlError 58030 if the log is poisoned or closed, and for no other
   *     reason
   */
  long append(RecordBuffer record);

  /**
   * Returns when the log is forced up to a position.
   *
   * @throws io.tx4j.engine.error.SqlError 08007 if it is not and never will be, because a write or
   *     a force failed
   */
  void awaitForced(long lsn);

  /** Sees to it that the log is forced up to a position within 10 ms, and does not wait for it. */
  void forceSoon(long lsn);

  /** The position behind the last record appended. */
  long end();

  /** The position up to which the log is forced. */
  long forced();

  /**
   * Lets go of the log before a position, once a snapshot that holds all of it is safe on the disk.
   */
  void truncateBefore(long lsn);

  /** The identity of the database, drawn when its log was created. */
  UUID databaseId();

  /** Writes and forces what was appended, then closes the files. Closing twice does nothing. */
  @Override
  void close();
}
