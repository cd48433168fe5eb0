package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the log has to say when something is wrong, in one place. */
final class LogErrors {

  private LogErrors() {}

  static SqlError damaged(String where, String found) {
    return new SqlError(SqlState.DATA_CORRUPTED, where + " is damaged: " + found)
        .hint(
            "Acknowledged commits may be in what is damaged, so nothing was changed. Check the disk, keep a copy of"
                + " the folder, and restore the latest backup.");
  }

  static SqlError newerVersion(String where, String found) {
    return SqlError.notSupported(where + " was written by a newer version of tx4j: " + found)
        .hint("Open it with the version that wrote it, or a newer one.");
  }

  static SqlError notReadable(Object folder, IOException cause) {
    return new SqlError(
        SqlState.IO_ERROR, "could not open the log in " + folder + ": " + cause, cause);
  }

  /** Making a segment failed; nothing of it is left. */
  static SqlError noSpace(Object folder, IOException cause) {
    return failed("could not extend the log in " + folder, cause);
  }

  /** Writing a snapshot failed; nothing of it is left. */
  static SqlError snapshotFailed(Object folder, IOException cause) {
    return failed("could not write a snapshot in " + folder, cause);
  }

  private static SqlError failed(String what, IOException cause) {
    return isDiskFull(cause)
        ? new SqlError(SqlState.DISK_FULL, what + ": " + text(cause), cause)
            .hint("Free some disk space and try again.")
        : new SqlError(SqlState.IO_ERROR, what + ": " + cause, cause);
  }

  /** For whoever waits for a force that will never be. */
  static SqlError outcomeUnknown(Throwable cause) {
    return new SqlError(
            SqlState.TRANSACTION_RESOLUTION_UNKNOWN,
            "the outcome of the transaction is not known: the log could not be forced: " + cause,
            cause)
        .detail("The commit may or may not be found when the database is opened again.")
        .hint("Open the database again and look.");
  }

  /** For whoever wants to write to a log that has failed. */
  static SqlError poisoned(Throwable cause) {
    return new SqlError(
            SqlState.IO_ERROR,
            "the database accepts no more changes: its log could not be forced: " + cause,
            cause)
        .hint("Close the database, mend the disk, and open it again.");
  }

  static SqlError closed() {
    return new SqlError(SqlState.ADMIN_SHUTDOWN, "the database is closed");
  }

  /**
   * The JDK has no type for it: the operating system's words must do, on Linux, macOS and Windows.
   */
  static boolean isDiskFull(IOException cause) {
    String text = text(cause).toLowerCase(Locale.ROOT);
    return text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("quota exceeded");
  }

  private static String text(IOException cause) {
    @Nullable String reason =
        cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
    return reason == null ? cause.toString() : reason;
  }
}
