package io.tx4j.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file of a {@link Disk}, open for reading and writing at positions, which count bytes from 0.
 */
public interface LogFile extends Closeable {

  /**
   * Reads into the buffer's remaining room.
   *
   * @return the number of bytes read, less than was asked for only at the end of the file; 0 at or
   *     behind the end
   */
  int read(ByteBuffer target, long position) throws IOException;

  /** Writes all that remains in the buffer, growing the file where needed. */
  void write(ByteBuffer source, long position) throws IOException;

  /** The length in bytes. */
  long size() throws IOException;

  /** Cuts the file to a length; does nothing if it is not longer. */
  void truncate(long size) throws IOException;

  /** Returns when everything written so far, and the length, will survive a crash. */
  void force() throws IOException;
}
