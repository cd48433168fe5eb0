package io.tx4j.engine.wal;

import io.tx4j.engine.io.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The segments of a log, joined without a gap. One thread adds at the end and removes at the
 * beginning while another reads and writes in the middle.
 */
final class SegmentChain implements Closeable {

  private final ConcurrentSkipListMap<Long, Segment> byStart = new ConcurrentSkipListMap<>();

  /**
   * Opens all segments of a folder, checking that they join. Old segments before a gap are left
   * over from a removal that a crash has cut short, and are left out.
   *
   * @throws io.tx4j.engine.error.SqlError XX001 if one is damaged, 0A000 if one is of a newer
   *     version
   */
  static SegmentChain open(Disk disk) throws IOException {
    SegmentChain chain = new SegmentChain();
    try {
      for (String name : LogFolder.finished(disk, LogFolder.SEGMENT)) {
        chain.join(Segment.open(disk, name), disk);
      }
      return chain;
    } catch (IOException | RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  private void join(Segment segment, Disk disk) throws IOException {
    if (!isEmpty()) {
      SegmentHeader before = last().header();
      if (!before.database().equals(segment.header().database())) {
        segment.close();
        throw LogErrors.damaged(
            "the log in " + disk,
            before.fileName()
                + " is of database "
                + before.database()
                + ", but "
                + segment.header().fileName()
                + " is of "
                + segment.header().database());
      }
      if (before.end() != segment.start()) {
        close();
        byStart.clear();
      }
    }
    add(segment);
  }

  /**
   * Checks that the bytes from a position on are there.
   *
   * @throws io.tx4j.engine.error.SqlError XX001 if they are not
   */
  void expectToHold(long from, String where) {
    if (from < start() || from > end()) {
      throw LogErrors.damaged(
          "the log in " + where,
          "it is needed from position "
              + from
              + " on, but its segments hold "
              + start()
              + " to "
              + end());
    }
  }

  void add(Segment segment) {
    byStart.put(segment.start(), segment);
  }

  void remove(Segment segment) {
    byStart.remove(segment.start());
  }

  boolean isEmpty() {
    return byStart.isEmpty();
  }

  Segment first() {
    return byStart.firstEntry().getValue();
  }

  Segment last() {
    return byStart.lastEntry().getValue();
  }

  /** The position of the first byte there is. */
  long start() {
    return first().start();
  }

  /** The position behind the last byte there is room for. */
  long end() {
    return last().end();
  }

  /** All segments, from first to last. */
  Collection<Segment> segments() {
    return byStart.values();
  }

  /** The segment that holds the byte at a position. */
  Segment at(long lsn) {
    Map.Entry<Long, Segment> entry = byStart.floorEntry(lsn);
    if (entry == null || lsn >= entry.getValue().end()) {
      throw new IllegalArgumentException("no segment holds position " + lsn);
    }
    return entry.getValue();
  }

  /** Fills the buffer with content from a position on. */
  void read(ByteBuffer target, long lsn) throws IOException {
    long begin = lsn - target.position();
    while (target.hasRemaining()) {
      long position = begin + target.position();
      at(position).read(target, position);
    }
  }

  /** Writes zeros over what is between two positions, and forces each segment it has touched. */
  void zero(long from, long to, boolean fsync) throws IOException {
    long position = from;
    while (position < to) {
      Segment segment = at(position);
      long end = Math.min(to, segment.end());
      segment.writeZeros(position, end);
      if (fsync) {
        segment.force();
      }
      position = end;
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Segment segment : segments()) {
      try {
        segment.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
