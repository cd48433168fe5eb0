package io.tx4j.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A disk whose files are byte arrays. Forcing does nothing; a file lives on in whoever has it open.
 */
public final class MemoryDisk implements Disk {

  private final TreeMap<String, MemoryFile> files = new TreeMap<>();
  private final AtomicBoolean locked = new AtomicBoolean();

  @Override
  public synchronized List<String> list() {
    return List.copyOf(files.keySet());
  }

  @Override
  public synchronized LogFile create(String name) throws IOException {
    MemoryFile file = new MemoryFile();
    if (files.putIfAbsent(name, file) != null) {
      throw new FileAlreadyExistsException(name);
    }
    return file;
  }

  @Override
  public synchronized LogFile open(String name) throws IOException {
    return existing(name);
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    MemoryFile file = existing(from);
    files.remove(from);
    files.put(to, file);
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    existing(name);
    files.remove(name);
  }

  @Override
  public void force() {}

  @Override
  public Closeable lock() throws IOException {
    if (!locked.compareAndSet(false, true)) {
      throw new FolderInUseException(this + " is open already");
    }
    return () -> locked.set(false);
  }

  @Override
  public String toString() {
    return "memory";
  }

  private MemoryFile existing(String name) throws NoSuchFileException {
    MemoryFile file = files.get(name);
    if (file == null) {
      throw new NoSuchFileException(name);
    }
    return file;
  }

  private static final class MemoryFile implements LogFile {

    private byte[] bytes = new byte[0];
    private int size;

    @Override
    public synchronized int read(ByteBuffer target, long position) {
      int length = (int) Math.max(0, Math.min(target.remaining(), size - position));
      if (length > 0) {
        target.put(bytes, (int) position, length);
      }
      return length;
    }

    @Override
    public synchronized void write(ByteBuffer source, long position) {
      int end = Math.toIntExact(position + source.remaining());
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
      }
      source.get(bytes, (int) position, source.remaining());
      size = Math.max(size, end);
    }

    @Override
    public synchronized long size() {
      return size;
    }

    @Override
    public synchronized void truncate(long newSize) {
      if (newSize < size) {
        Arrays.fill(bytes, (int) newSize, size, (byte) 0);
        size = (int) newSize;
      }
    }

    @Override
    public void force() {}

    @Override
    public void close() {}
  }
}
