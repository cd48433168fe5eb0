package io.tx4j.engine.differential;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells whether a connection's statement waits for another session. */
@FunctionalInterface
interface Blocking {
  boolean isBlocked(Connection connection) throws SQLException;
}
