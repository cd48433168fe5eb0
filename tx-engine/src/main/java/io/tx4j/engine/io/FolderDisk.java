package io.tx4j.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the file system. */
public final class FolderDisk implements Disk {

  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private final Path folder;

  private FolderDisk(Path folder) {
    this.folder = folder;
  }

  /** A folder, made with all above it if it is not there. */
  public static FolderDisk open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new FolderDisk(folder.toRealPath());
  }

  @Override
  public List<String> list() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public LogFile create(String name) throws IOException {
    return new ChannelFile(
        FileChannel.open(
            folder.resolve(name),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  @Override
  public LogFile open(String name) throws IOException {
    return new ChannelFile(
        FileChannel.open(folder.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        folder.resolve(from),
        folder.resolve(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  @Override
  public void force() throws IOException {
    if (!WINDOWS) { // there a folder cannot be opened, and needs no force
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public Closeable lock() throws IOException {
    return FolderLock.take(folder);
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private static final class ChannelFile implements LogFile {

    /**
     * The JDK copies through a direct buffer of the size of the write, and keeps it: bounded here.
     */
    private static final int LARGEST_WRITE = 1 << 20;

    private final FileChannel channel;

    ChannelFile(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int begin = target.position();
      int end = target.limit();
      while (target.position() < end) {
        target.limit(Math.min(end, target.position() + LARGEST_WRITE));
        if (channel.read(target, position + target.position() - begin) < 0) {
          break;
        }
      }
      target.limit(end);
      return target.position() - begin;
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      int begin = source.position();
      int end = source.limit();
      while (source.position() < end) {
        source.limit(Math.min(end, source.position() + LARGEST_WRITE));
        channel.write(source, position + source.position() - begin);
      }
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
