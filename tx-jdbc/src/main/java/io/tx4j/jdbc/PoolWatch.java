package io.tx4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Warns of a thread that waits for a second connection of a pool while it holds one: as many such
 * threads as the pool has connections wait for each other until the pool gives up.
 */
final class PoolWatch {

  private PoolWatch() {}

  static Connection connect(Database database, @Nullable Scope enclosing) throws SQLException {
    return holdsOne(database, enclosing) ? connectWatched(database) : database.connect();
  }

  private static boolean holdsOne(Database database, @Nullable Scope enclosing) {
    for (Scope scope = enclosing; scope != null; scope = scope.enclosing()) {
      if (scope instanceof TransactionScope transaction && transaction.isOn(database)) {
        return true;
      }
    }
    return false;
  }

  private static Connection connectWatched(Database database) throws SQLException {
    String waiting = Thread.currentThread().getName();
    long patience = database.options().secondConnection().toNanos();
    Alarm alarm =
        Alarm.in(
            patience,
            TimeUnit.NANOSECONDS,
            () ->
                Log.warning(
                    "Thread "
                        + waiting
                        + " holds a connection of database "
                        + database
                        + " and waits for a second one (REQUIRES_NEW, or a transaction within"
                        + " NOT_SUPPORTED). Threads like it can use up the pool and wait for each"
                        + " other: make the pool larger than the number of threads, or use"
                        + " NESTED."));
    try {
      return database.connect();
    } finally {
      alarm.callOff();
    }
  }
}
