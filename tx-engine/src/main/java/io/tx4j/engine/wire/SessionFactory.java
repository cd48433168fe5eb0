package io.tx4j.engine.wire;

import io.tx4j.engine.session.Session;
import java.util.Map;

/** Makes the session behind a connection, once the client has said who it is. Thread-safe. */
@FunctionalInterface
public interface SessionFactory {

  /**
   * Opens a session.
   *
   * @param parameters of the startup message: {@code user}, {@code database}, and settings by name
   * @throws io.tx4j.engine.error.SqlError where a setting is refused or no session can be had
   */
  Session open(Map<String, String> parameters);
}
