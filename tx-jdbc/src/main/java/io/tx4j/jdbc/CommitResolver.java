package io.tx4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database what became of a transaction whose COMMIT was not answered: {@code
 * pg_xact_status} on a new connection. "In progress" is no answer, since the server may not have
 * noticed the lost connection yet; it is asked again, and so is a database that cannot be reached.
 */
final class CommitResolver {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private CommitResolver() {}

  /**
   * Asks until there is an answer or no time is left.
   *
   * @return null if it stays unknown
   */
  static @Nullable Boolean isCommitted(
      Database database, String transactionId, @Nullable Deadline limit) {
    Duration patience = database.options().resolution();
    Deadline end = Deadline.earlier(limit, Deadline.after(patience));
    long pause = FIRST_PAUSE;
    while (end != null && !end.hasPassed()) {
      String status = ask(database, transactionId);
      if (status.equals("committed") || status.equals("aborted")) {
        return status.equals("committed");
      }
      if (!sleep(Math.min(pause, end.nanosLeft()))) {
        return null;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return null;
  }

  private static String ask(Database database, String transactionId) {
    try (Connection connection = database.connect()) {
      String status = ask(connection, transactionId);
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      return status;
    } catch (SQLException e) {
      Log.debug("The outcome of transaction " + transactionId + " could not be asked", e);
      return "unreachable";
    }
  }

  private static String ask(Connection connection, String transactionId) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_xact_status(CAST(? AS xid8))")) {
      statement.setString(1, transactionId);
      try (ResultSet rows = statement.executeQuery()) {
        String status = rows.next() ? rows.getString(1) : null;
        return status == null ? "forgotten" : status;
      }
    }
  }

  private static boolean sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
