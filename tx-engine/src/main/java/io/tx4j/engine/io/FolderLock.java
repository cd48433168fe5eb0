package io.tx4j.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One engine for each folder: a file lock for other processes, and a system property for this one.
 *
 * <p>The property is there because POSIX drops all locks that a process has on a file when it
 * closes any descriptor of that file: an engine of another class loader that tried, failed and
 * closed would take our lock with it. So the file is not touched before the property is ours, and
 * system properties are the one map that all class loaders share.
 */
final class FolderLock implements Closeable {

  private static final String FILE = "lock";
  private static final String PROPERTY = "io.tx4j.engine.folder:";

  /**
   * What is locked is a byte far behind the text: some systems let nobody read a byte that is
   * locked.
   */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_TEXT = 1024;

  private final String property;
  private final FileChannel channel;

  private FolderLock(String property, FileChannel channel) {
    this.property = property;
    this.channel = channel;
  }

  static FolderLock take(Path folder) throws IOException {
    String property = PROPERTY + folder;
    String holder = describeThisProcess();
    Object earlier = System.getProperties().putIfAbsent(property, holder);
    if (earlier != null) {
      throw inUse(folder, "this process already, " + earlier);
    }
    try {
      return new FolderLock(property, lockedFile(folder, holder));
    } catch (IOException | RuntimeException e) {
      System.clearProperty(property);
      throw e;
    }
  }

  private static FileChannel lockedFile(Path folder, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(folder, "another process, " + textOf(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FolderInUseException inUse(Path folder, String holder) {
    return new FolderInUseException(
        "folder "
            + folder
            + " is held by "
            + holder
            + "; only one engine can have it open: close that one first");
  }

  private static String textOf(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
    channel.read(text, 0);
    String read = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    return read.isEmpty() ? "which has not yet said who it is" : read;
  }

  private static String describeThisProcess() {
    return "pid "
        + ProcessHandle.current().pid()
        + " on "
        + hostName()
        + ", since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      System.clearProperty(property);
    }
  }
}
