package io.tx4j.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk that does no more than it promises. What was not forced is remembered as such, and {@link
 * #crash} decides what becomes of it: nothing, all of it, or any part in any order, a write being
 * torn at any byte.
 *
 * <p>Every call that changes something has a number, from 1. At a number of choice the power goes
 * off, or the call fails, once or from then on; and the disk may run full. A force that fails
 * leaves what it was to force readable, clean, and not on the disk, as Linux does.
 */
public final class SimulatedDisk implements Disk {

  /** What a crash makes of what was not forced. */
  public enum Unforced {
    LOST,
    KEPT,
    /** Each write and each change of a name by a coin; a write that is kept may be torn. */
    ANY
  }

  /** What happens at the call of a number. */
  public enum Fault {
    /** The power goes off: that call is cut short, and no later one does anything. */
    POWER_OFF,
    /** That call fails. */
    FAILS_ONCE,
    /** That call and all later ones fail. */
    FAILS_FROM_THEN_ON
  }

  private final TreeMap<String, SimulatedFile> names = new TreeMap<>();
  private final TreeMap<String, SimulatedFile> forcedNames = new TreeMap<>();
  private final List<NameChange> unforcedChanges = new ArrayList<>();

  private long calls;
  private long forces;
  private long faultAt = Long.MAX_VALUE;
  private Fault fault = Fault.POWER_OFF;
  private boolean off;
  private long capacity = Long.MAX_VALUE;
  private volatile Runnable beforeForce = () -> {};

  /**
   * Sets what happens at the call of a number; numbers start from 1 and count what was called so
   * far.
   */
  public synchronized SimulatedDisk faultAt(long call, Fault fault) {
    this.faultAt = call;
    this.fault = fault;
    return this;
  }

  /** Sets how many bytes all files together may have. */
  public synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /** Sets what is done at the beginning of each force of a file: a test may hold it up. */
  public void beforeForce(Runnable action) {
    beforeForce = action;
  }

  /** How many calls have changed something, or tried to. */
  public synchronized long calls() {
    return calls;
  }

  /** How many times a file was forced. */
  public synchronized long forces() {
    return forces;
  }

  /** Whether the power went off. */
  public synchronized boolean isOff() {
    return off;
  }

  /** Turns the power off, if it is not off yet. */
  public synchronized void turnOff() {
    off = true;
  }

  /** What is on the disk when the power comes back: a disk of its own. */
  public synchronized SimulatedDisk crash(Unforced unforced, Random random) {
    off = true;
    SimulatedDisk after = new SimulatedDisk();
    TreeMap<String, SimulatedFile> left = new TreeMap<>(forcedNames);
    for (NameChange change : unforcedChanges) {
      if (unforced == Unforced.KEPT || (unforced == Unforced.ANY && random.nextBoolean())) {
        change.apply(left);
      }
    }
    left.forEach((name, file) -> after.put(name, file.crash(after, unforced, random)));
    return after;
  }

  /** The bytes of a file, as a reader sees them now. */
  public synchronized byte[] bytes(String name) {
    return names.get(name).copyOfContent();
  }

  /** Makes a file with these bytes, all of it forced, in place of what has that name. */
  public synchronized void put(String name, byte[] bytes) {
    SimulatedFile file = new SimulatedFile(this);
    file.content = bytes.clone();
    file.forced = bytes.clone();
    names.put(name, file);
    forcedNames.put(name, file);
  }

  @Override
  public synchronized List<String> list() throws IOException {
    checkOn();
    return List.copyOf(names.keySet());
  }

  @Override
  public synchronized LogFile create(String name) throws IOException {
    call();
    if (names.containsKey(name)) {
      throw new FileAlreadyExistsException(name);
    }
    SimulatedFile file = new SimulatedFile(this);
    change(map -> map.put(name, file));
    return file;
  }

  @Override
  public synchronized LogFile open(String name) throws IOException {
    checkOn();
    return existing(name);
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    call();
    SimulatedFile file = existing(from);
    change(
        map -> {
          map.remove(from, file);
          map.put(to, file);
        });
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    call();
    SimulatedFile file = existing(name);
    change(map -> map.remove(name, file));
  }

  @Override
  public synchronized void force() throws IOException {
    call();
    unforcedChanges.forEach(change -> change.apply(forcedNames));
    unforcedChanges.clear();
  }

  @Override
  public Closeable lock() {
    return () -> {};
  }

  @Override
  public String toString() {
    return "simulation";
  }

  private void change(NameChange change) {
    change.apply(names);
    unforcedChanges.add(change);
  }

  private SimulatedFile existing(String name) throws NoSuchFileException {
    SimulatedFile file = names.get(name);
    if (file == null) {
      throw new NoSuchFileException(name);
    }
    return file;
  }

  private void checkOn() throws IOException {
    if (off) {
      throw new IOException("the power is off");
    }
  }

  private void call() throws IOException {
    checkOn();
    calls++;
    if (calls == faultAt && fault == Fault.POWER_OFF) {
      off = true;
      throw new IOException("the power went off");
    }
    if (calls == faultAt || (calls > faultAt && fault == Fault.FAILS_FROM_THEN_ON)) {
      throw new IOException("injected failure of call " + calls);
    }
  }

  private void expectRoom(long more) throws IOException {
    long used = names.values().stream().mapToLong(file -> file.content.length).sum();
    if (used + more > capacity) {
      throw new IOException("No space left on device");
    }
  }

  private interface NameChange {
    void apply(Map<String, SimulatedFile> names);
  }

  private record Write(byte[] bytes, int position) {

    byte[] applyTo(byte[] content) {
      byte[] result = Arrays.copyOf(content, Math.max(content.length, position + bytes.length));
      System.arraycopy(bytes, 0, result, position, bytes.length);
      return result;
    }

    Write part(int from, int to) {
      return new Write(Arrays.copyOfRange(bytes, from, to), position + from);
    }
  }

  private static final class SimulatedFile implements LogFile {

    private final SimulatedDisk disk;
    private final List<Write> unforced = new ArrayList<>();
    private byte[] content = {};
    private byte[] forced = {};

    SimulatedFile(SimulatedDisk disk) {
      this.disk = disk;
    }

    byte[] copyOfContent() {
      return content.clone();
    }

    byte[] crash(SimulatedDisk after, Unforced what, Random random) {
      byte[] left = forced;
      for (Write write : unforced) {
        if (what == Unforced.KEPT) {
          left = write.applyTo(left);
        } else if (what == Unforced.ANY && random.nextInt(4) > 0) {
          left = torn(write, random).applyTo(left);
        }
      }
      return left;
    }

    /** All of it, or up to any byte, or from any byte on, or a piece out of its middle. */
    private static Write torn(Write write, Random random) {
      int length = write.bytes().length;
      int from = random.nextBoolean() ? 0 : random.nextInt(length + 1);
      int to = random.nextBoolean() ? length : from + random.nextInt(length - from + 1);
      return write.part(from, to);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      synchronized (disk) {
        disk.checkOn();
        int length = (int) Math.max(0, Math.min(target.remaining(), content.length - position));
        if (length > 0) {
          target.put(content, (int) position, length);
        }
        return length;
      }
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      synchronized (disk) {
        disk.checkOn();
        Write write = new Write(new byte[source.remaining()], (int) position);
        source.get(write.bytes());
        try {
          disk.call();
        } catch (IOException e) {
          apply(write.part(0, write.bytes().length / 2));
          throw e;
        }
        disk.expectRoom(Math.max(0, position + write.bytes().length - content.length));
        apply(write);
      }
    }

    private void apply(Write write) {
      content = write.applyTo(content);
      unforced.add(write);
    }

    @Override
    public long size() throws IOException {
      synchronized (disk) {
        disk.checkOn();
        return content.length;
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (disk) {
        disk.call();
        content = Arrays.copyOf(content, (int) Math.min(size, content.length));
        forced = Arrays.copyOf(forced, (int) Math.min(size, forced.length));
        unforced.clear();
      }
    }

    @Override
    public void force() throws IOException {
      disk.beforeForce.run();
      synchronized (disk) {
        disk.checkOn();
        try {
          disk.call();
        } catch (IOException e) {
          if (!disk.off) {
            unforced.clear(); // clean from now on, and not on the disk
          }
          throw e;
        }
        disk.forces++;
        for (Write write : unforced) {
          forced = write.applyTo(forced);
        }
        unforced.clear();
      }
    }

    @Override
    public void close() {}
  }
}
