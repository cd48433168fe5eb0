package io.tx4j.engine.wal;

import io.tx4j.engine.io.Disk;
import io.tx4j.engine.io.LogFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One segment file, open, addressed by positions of the log. */
final class Segment implements Closeable {

  private static final int ZEROS = 1 << 16;

  private final SegmentHeader header;
  private final LogFile file;

  private Segment(SegmentHeader header, LogFile file) {
    this.header = header;
    this.file = file;
  }

  /**
   * Makes a segment that is there for good, zeroed and forced: from here on its length and its
   * blocks do not change, so that a force of its content has no more to do than the content. If
   * that fails, nothing is left of it.
   */
  static Segment create(Disk disk, SegmentHeader header, boolean fsync) throws IOException {
    String unfinished = header.fileName() + LogFolder.UNFINISHED;
    LogFile file = disk.create(unfinished);
    try {
      file.write(header.encode(), 0);
      writeZeros(file, SegmentHeader.SIZE, header.capacity());
      if (fsync) {
        file.force();
      }
      disk.rename(unfinished, header.fileName());
      if (fsync) {
        disk.force();
      }
      return new Segment(header, file);
    } catch (IOException | RuntimeException e) {
      discard(disk, file, header, e);
      throw e;
    }
  }

  private static void discard(Disk disk, LogFile file, SegmentHeader header, Exception failure) {
    try {
      file.close();
      for (String name : disk.list()) {
        if (name.startsWith(header.fileName())) {
          disk.delete(name);
        }
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Opens a segment, checking its header and its length. */
  static Segment open(Disk disk, String name) throws IOException {
    String where = "segment " + name + " in " + disk;
    LogFile file = disk.open(name);
    try {
      ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.SIZE);
      file.read(bytes, 0);
      SegmentHeader header = SegmentHeader.decode(bytes.flip(), where);
      if (!header.fileName().equals(name)) {
        throw LogErrors.damaged(where, "by its header it should be " + header.fileName());
      }
      if (file.size() != header.fileSize()) {
        throw LogErrors.damaged(
            where, "expected " + header.fileSize() + " bytes by its header, found " + file.size());
      }
      return new Segment(header, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  SegmentHeader header() {
    return header;
  }

  long start() {
    return header.start();
  }

  long end() {
    return header.end();
  }

  /** Reads content, up to the buffer's room or the end of the segment. */
  void read(ByteBuffer target, long lsn) throws IOException {
    int limit = target.limit();
    target.limit(target.position() + (int) Math.min(target.remaining(), end() - lsn));
    int expected = target.remaining();
    int found = file.read(target, offset(lsn));
    target.limit(limit);
    if (found != expected) {
      throw new IOException(
          header.fileName() + ": expected " + expected + " bytes at " + lsn + ", read " + found);
    }
  }

  /** Writes content; the buffer's remaining bytes must fit into the segment. */
  void write(ByteBuffer source, long lsn) throws IOException {
    file.write(source, offset(lsn));
  }

  void writeZeros(long from, long to) throws IOException {
    writeZeros(file, offset(from), to - from);
  }

  void force() throws IOException {
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private long offset(long lsn) {
    return SegmentHeader.SIZE + lsn - start();
  }

  private static void writeZeros(LogFile file, long position, long length) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(ZEROS, length));
    for (long done = 0; done < length; done += zeros.limit()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), length - done));
      file.write(zeros, position + done);
    }
  }
}
