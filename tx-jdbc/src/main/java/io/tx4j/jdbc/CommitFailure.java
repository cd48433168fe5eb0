package io.tx4j.jdbc;

import io.tx4j.TransactionException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an exception of COMMIT says about the transaction. */
final class CommitFailure {

  /** COMMIT, or the probe before it, met a transaction that the server had aborted. */
  static final String IN_FAILED_TRANSACTION = "25P02";

  private CommitFailure() {}

  /**
   * Whether the transaction may have been committed all the same. An error that the server reports
   * for COMMIT means that it rolled back; a connection that broke (class 08, 40003), a server that
   * went down under it (57P01 to 57P05), and an exception without an SQLSTATE mean nothing.
   */
  static boolean isUnknown(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.length() != 5
        || state.startsWith("08")
        || state.equals("40003")
        || state.startsWith("57P0");
  }

  static TransactionException rolledBack(String what, Throwable unknown) {
    Throwable cause = unknown.getCause();
    return new RolledBackException(
        what + ", and the database says that it was rolled back",
        cause instanceof SQLException e ? e.getSQLState() : null,
        cause);
  }

  /**
   * The connection was lost at COMMIT, and it is known by now that nothing was committed: it can be
   * run again like one that the database rolled back by itself.
   */
  static final class RolledBackException extends TransactionException {

    private static final long serialVersionUID = 1L;

    private RolledBackException(
        String message, @Nullable String sqlState, @Nullable Throwable cause) {
      super(message, sqlState, cause);
    }
  }
}
