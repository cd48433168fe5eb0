package io.tx4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done to connections that went wrong. */
final class Connections {

  private static final String NO_ACTIVE_CONNECTION = "08003";

  private Connections() {}

  /**
   * Closes a connection for good. Aborting it first makes the pool see that it is broken and keep
   * it from its next user.
   */
  static void discard(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (Throwable e) {
      Log.debug("A broken connection could not be aborted", e);
    }
    try {
      connection.close();
    } catch (Throwable e) {
      Log.debug("A broken connection could not be closed", e);
    }
  }

  /** The exception for a use that is refused, which is also worth a warning. */
  static SQLException misuse(String message) {
    SQLException refused = new SQLException(message, NO_ACTIVE_CONNECTION);
    Log.warning(message, refused);
    return refused;
  }
}
