package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.value.ValueContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection's conversation with the engine: its settings, its prepared statements and portals,
 * its transaction.
 *
 * <p>A session is used by one thread at a time, but for {@link #cancel()} and {@link #close()},
 * which may be called from any. Every method that fails throws {@link
 * io.tx4j.engine.error.SqlError} and has by then marked the open transaction as failed; the caller
 * reports the error and, in the extended protocol, skips to the next Sync.
 */
public final class Session implements AutoCloseable {

  /** What ReadyForQuery tells the client. */
  public enum TransactionStatus {
    IDLE('I'),
    IN_TRANSACTION('T'),
    FAILED('E');

    private final char code;

    TransactionStatus(char code) {
      this.code = code;
    }

    /** The byte of the protocol. */
    public char code() {
      return code;
    }
  }

  /** The number that pg_backend_pid() and BackendKeyData tell. */
  public int processId() {
    throw new UnsupportedOperationException();
  }

  /**
   * Settings that a server reports as ParameterStatus, all of them: for the start of a connection.
   */
  public Map<String, String> reportedSettings() {
    throw new UnsupportedOperationException();
  }

  /** Those reported settings that have changed since the last call; most often the empty map. */
  public Map<String, String> takeChangedSettings() {
    throw new UnsupportedOperationException();
  }

  public TransactionStatus transactionStatus() {
    throw new UnsupportedOperationException();
  }

  /**
   * Parse message.
   *
   * @param name the statement's name, empty for the unnamed one
   * @param parameterTypes oids of the parameter types as far as the client says them; 0 where it
   *     leaves them open
   */
  public void parse(String name, String sql, int[] parameterTypes) {
    throw new UnsupportedOperationException();
  }

  /** The named prepared statement; 26000 where there is none. */
  public PreparedStatement preparedStatement(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Bind message: makes a portal.
   *
   * @param parameters values decoded as {@link PreparedStatement#parameterTypes()} says
   * @param resultFormats as in the message: none (all text), one for all, or one for each column; 0
   *     text, 1 binary
   */
  public void bind(
      String portalName,
      String statementName,
      @Nullable Object[] parameters,
      short[] resultFormats) {
    throw new UnsupportedOperationException();
  }

  /** The named portal; 34000 where there is none. */
  public Portal portal(String name) {
    throw new UnsupportedOperationException();
  }

  /** Close message for a statement; no error where there is none. */
  public void closeStatement(String name) {
    throw new UnsupportedOperationException();
  }

  /** Close message for a portal; no error where there is none. */
  public void closePortal(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Sync message: ends the implicit transaction of the messages before it; may fail as a COMMIT
   * may.
   */
  public void sync() {
    throw new UnsupportedOperationException();
  }

  /** Query message: a script of statements, run one by one as the caller asks for them. */
  public Script query(String sql) {
    throw new UnsupportedOperationException();
  }

  /** Notices raised since the last call (warnings such as 25P01), in order; most often empty. */
  public List<Notice> takeNotices() {
    throw new UnsupportedOperationException();
  }

  /** What the text forms of parameters and results depend on. */
  public ValueContext valueContext() {
    throw new UnsupportedOperationException();
  }

  /**
   * The caller itself found an error, such as a parameter that does not read as its type: marks the
   * open transaction as failed, as the session's own errors do.
   */
  public void fail(SqlError error) {
    throw new UnsupportedOperationException();
  }

  /**
   * Lets whatever runs fail with {@code reason} once {@link System#nanoTime()} reaches {@code
   * nanoTime}, beside and independent of the statement's own timeout, until {@link #neverGiveUp()}.
   */
  public void giveUpAt(long nanoTime, SqlError reason) {
    throw new UnsupportedOperationException();
  }

  /** Takes {@link #giveUpAt} back. */
  public void neverGiveUp() {
    throw new UnsupportedOperationException();
  }

  /** Cancels the statement that runs now, if one does: it fails with 57014. From any thread. */
  public void cancel() {
    throw new UnsupportedOperationException();
  }

  /** Rolls back what is open and wakes a waiter. From any thread, more than once. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
