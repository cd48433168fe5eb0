package io.tx4j.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The logger of the runtime, {@code io.tx4j.jdbc}. */
final class Log {

  private static final Logger LOGGER = System.getLogger("io.tx4j.jdbc");

  private Log() {}

  static void warning(String message) {
    LOGGER.log(Level.WARNING, message);
  }

  static void warning(String message, Throwable cause) {
    LOGGER.log(Level.WARNING, message, cause);
  }

  static void debug(String message, Throwable cause) {
    LOGGER.log(Level.DEBUG, message, cause);
  }
}
