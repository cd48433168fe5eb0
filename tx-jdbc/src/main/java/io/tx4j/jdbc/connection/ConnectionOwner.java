package io.tx4j.jdbc.connection;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The transaction behind a {@link ScopedConnection}: what its objects ask and tell. */
public interface ConnectionOwner {

  /**
   * Lets the transaction's own thread pass while the transaction is open.
   *
   * @throws SQLException for another thread, and after the end
   */
  void checkUse() throws SQLException;

  /**
   * A statement goes to the server; {@link #ended()} follows in any case.
   *
   * @param statement what a cancellation is to cancel
   * @throws SQLException if it must not start: the deadline has passed, or the call was cancelled
   */
  void starting(Statement statement) throws SQLException;

  /** The statement that was starting has ended. */
  void ended();

  /**
   * A statement failed: the server may have aborted the transaction although the caller goes on.
   *
   * @param failure what it failed with
   */
  void failed(SQLException failure);

  /**
   * From here on statements may fail that {@link #failed} is not told of: the connection was
   * unwrapped, or a result set fetches in portions.
   */
  void lostSight();

  /**
   * Whether the transaction refuses writes.
   *
   * @return true if it was begun read-only
   */
  boolean readOnly();

  /**
   * Sets a savepoint that hooks follow.
   *
   * @param name its name; null for an unnamed one
   * @return the savepoint
   * @throws SQLException if the server refuses it
   */
  Savepoint setSavepoint(@Nullable String name) throws SQLException;

  /**
   * Goes back to a savepoint.
   *
   * @param savepoint one of {@link #setSavepoint}
   * @throws SQLException if it is gone or the server refuses it
   */
  void rollback(Savepoint savepoint) throws SQLException;

  /**
   * Forgets a savepoint.
   *
   * @param savepoint one of {@link #setSavepoint}
   * @throws SQLException if it is gone or the server refuses it
   */
  void releaseSavepoint(Savepoint savepoint) throws SQLException;
}
