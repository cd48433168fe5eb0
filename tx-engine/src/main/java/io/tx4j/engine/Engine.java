package io.tx4j.engine;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.exec.IndexDefinitions;
import io.tx4j.engine.io.FolderDisk;
import io.tx4j.engine.mvcc.Recovery;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.session.Database;
import io.tx4j.engine.wal.LogOptions;
import io.tx4j.engine.wire.Server;
import io.tx4j.engine.wire.TcpListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * A running engine: in memory, or with a log in a folder. Thread-safe.
 *
 * <p>Two calls of {@link #memory} with one name, or of {@link #open} with one folder, give the same
 * engine while it is open. An engine stays open until {@link #close} or the end of the JVM.
 */
public final class Engine implements AutoCloseable {

  private final EngineAddress address;
  private final Store store;
  private final Server server;
  private final Closeable folderLock;
  private volatile boolean closed;

  private Engine(
      EngineAddress address,
      Store store,
      Map<String, String> initialSettings,
      Closeable folderLock) {
    this.address = address;
    this.store = store;
    this.folderLock = folderLock;
    Database database = new Database(store, initialSettings);
    this.server = new Server(address.toString(), database::openSession);
  }

  /**
   * Opens the engine in memory of that name, or makes it. Nothing of it outlives the JVM.
   *
   * @param name any, but not empty
   */
  public static Engine memory(String name) {
    if (Objects.requireNonNull(name, "name").isEmpty()) {
      throw new IllegalArgumentException("an engine in memory needs a name, found \"\"");
    }
    EngineAddress address = EngineAddress.memory(name);
    return Engines.get(
        address, () -> new Engine(address, Recovery.inMemory(), Map.of("fsync", "off"), () -> {}));
  }

  /**
   * Opens the folder with the usual options.
   *
   * @see #open(Path, EngineOptions)
   */
  public static Engine open(Path folder) {
    return open(folder, EngineOptions.DEFAULT);
  }

  /**
   * Opens the folder, recovering what its log holds; makes the folder where there is none. The
   * options are those of the first opening where the engine is open already.
   *
   * @throws UncheckedIOException if the folder cannot be made or read, or another process has it
   *     open; the message says which
   * @throws SqlError XX001 if the log is damaged, 0A000 if a newer version has written it
   */
  public static Engine open(Path folder, EngineOptions options) {
    Path canonical = canonical(folder);
    EngineAddress address = EngineAddress.folder(canonical);
    return Engines.get(address, () -> recover(address, canonical, options));
  }

  private static Path canonical(Path folder) {
    try {
      return Files.createDirectories(folder).toRealPath();
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException("expected a folder, found the file " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make or open the folder " + folder + ": " + e, e);
    }
  }

  private static Engine recover(EngineAddress address, Path folder, EngineOptions options) {
    LogOptions logOptions =
        LogOptions.DEFAULT.withFsync(options.fsync()).withSegmentSize(options.segmentSize());
    try {
      FolderDisk disk = FolderDisk.open(folder);
      Closeable lock = disk.lock();
      try {
        Store store = Recovery.open(disk, logOptions);
        IndexDefinitions.restore(store);
        return new Engine(address, store, Map.of("fsync", options.fsync() ? "on" : "off"), lock);
      } catch (Throwable e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Connections to this engine, each with a session of its own, over the PostgreSQL driver. */
  public DataSource dataSource() {
    return new EngineDataSource(this, address);
  }

  /**
   * Listens for connections of other processes. There is no authentication and no encryption:
   * whoever reaches the port is let in.
   *
   * @param host name or address of the interface; {@code localhost} is reached from this machine
   *     only
   * @param port 0 for any that is free, see {@link Listener#port()}
   * @throws UncheckedIOException where the port is taken or the host is none of this machine's
   */
  public Listener listen(String host, int port) {
    try {
      return new Listener(server.listen(host, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** An open port. Closing it ends the listening; connections go on. */
  public static final class Listener implements AutoCloseable {

    private final TcpListener listener;

    private Listener(TcpListener listener) {
      this.listener = listener;
    }

    /** The port's number. */
    public int port() {
      return listener.port();
    }

    @Override
    public void close() {
      listener.close();
    }
  }

  /** What it keeps: for tests. */
  Store store() {
    return store;
  }

  /** Where clients reach the engine. */
  Server server() {
    return server;
  }

  /** Whether it has not been closed. */
  boolean isOpen() {
    return !closed;
  }

  /**
   * Ends the sessions, rolling back what is open; waits for commits in flight; closes the log. The
   * folder may be opened again afterwards; what was in memory is gone. Closing twice does nothing.
   */
  @Override
  public void close() {
    Engines.close(
        address,
        this,
        () -> {
          closed = true;
          server.close();
          store.close();
          releaseFolder();
        });
  }

  private void releaseFolder() {
    try {
      folderLock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the folder of " + address, e);
    }
  }

  @Override
  public String toString() {
    return "Engine[" + address + "]";
  }
}
