package io.tx4j.engine;

import io.tx4j.engine.session.Session;
import io.tx4j.engine.wire.Server;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A running engine: in memory, or with a log in a folder. Thread-safe.
 *
 * <p>Two calls of {@link #memory} with one name, or of {@link #open} with one folder, give the same
 * engine while it is open.
 */
public final class Engine implements AutoCloseable {

  /** Opens the engine in memory of that name, or makes it. */
  public static Engine memory(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** Opens the folder, recovering what its log holds; makes the folder where there is none. */
  public static Engine open(Path folder) {
    throw new UnsupportedOperationException(folder.toString());
  }

  /**
   * A new session, as the wire needs it.
   *
   * @param parameters of the startup message: user, database, options and settings
   */
  Session newSession(Map<String, String> parameters) {
    throw new UnsupportedOperationException();
  }

  /** Connections to this engine, each with a session of its own, over the PostgreSQL driver. */
  public DataSource dataSource() {
    throw new UnsupportedOperationException();
  }

  /** Where clients reach the engine. */
  Server server() {
    throw new UnsupportedOperationException();
  }

  /** Whether it has not been closed, nor has failed. */
  boolean isOpen() {
    throw new UnsupportedOperationException();
  }

  /** Waits for commits in flight, ends the sessions, closes the log. */
  @Override
  public void close() {}
}
