package io.tx4j.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A flat folder of files. Names are plain file names, without separators.
 *
 * <p>Implementations are safe for use by several threads; a single name is created, renamed and
 * deleted by one thread at a time. Calls that touch a file system must come from a thread that is
 * never interrupted, see {@link DiskThread}.
 */
public interface Disk {

  /** The names of all files, sorted. */
  List<String> list() throws IOException;

  /**
   * Makes an empty file, open for reading and writing.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one of that name
   */
  LogFile create(String name) throws IOException;

  /**
   * Opens a file that exists, for reading and writing.
   *
   * @throws java.nio.file.NoSuchFileException if there is none of that name
   */
  LogFile open(String name) throws IOException;

  /** Gives a file another name, atomically; a file that has that name already is replaced. */
  void rename(String from, String to) throws IOException;

  /**
   * Removes a file.
   *
   * @throws java.nio.file.NoSuchFileException if there is none of that name
   */
  void delete(String name) throws IOException;

  /** Returns when all creations, renamings and deletions so far will survive a crash. */
  void force() throws IOException;

  /**
   * Takes the folder for this process until the result is closed.
   *
   * @throws FolderInUseException if it is held already; the message says by whom
   */
  Closeable lock() throws IOException;

  /** What a person calls this folder, for messages: its path. */
  @Override
  String toString();
}
