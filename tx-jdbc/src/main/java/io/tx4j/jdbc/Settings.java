package io.tx4j.jdbc;

import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.TransactionDefinition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a definition asks of the server, as one string of statements: one round trip however much is
 * declared, none if nothing is.
 *
 * <p>{@code SET TRANSACTION} comes first, because the isolation cannot be set any more once a query
 * has run (25001). All else is {@code SET LOCAL}, which ends with the transaction: the driver's own
 * setters change the session and would have to be taken back.
 */
final class Settings {

  private final StringBuilder sql = new StringBuilder();

  private Settings() {}

  /**
   * Applies what is declared to a transaction that has not run a statement yet.
   *
   * @return the transaction's id if it was asked for, else null
   */
  static @Nullable String apply(
      Connection connection,
      TransactionDefinition definition,
      @Nullable Duration lockTimeout,
      @Nullable Deadline deadline,
      boolean askId)
      throws SQLException {
    boolean declared =
        definition.isolation() != Isolation.DEFAULT
            || definition.readOnly()
            || definition.durability() != Durability.DEFAULT
            || lockTimeout != null
            || deadline != null;
    if (!declared && !askId) {
      return null;
    }
    String sql = new Settings().of(definition, lockTimeout, deadline, askId);
    try (Statement statement = connection.createStatement()) {
      return lastValue(statement, statement.execute(sql));
    }
  }

  private String of(
      TransactionDefinition definition,
      @Nullable Duration lockTimeout,
      @Nullable Deadline deadline,
      boolean askId) {
    characteristics(definition);
    if (deadline != null) {
      setLocal("statement_timeout", milliseconds(deadline.timeLeft()));
    }
    if (lockTimeout != null) {
      setLocal("lock_timeout", milliseconds(lockTimeout));
    }
    if (definition.durability() != Durability.DEFAULT) {
      setLocal("synchronous_commit", definition.durability().name().toLowerCase(Locale.ROOT));
    }
    if (askId) {
      add("SELECT pg_current_xact_id()");
    }
    return sql.toString();
  }

  private void characteristics(TransactionDefinition definition) {
    boolean isolated = definition.isolation() != Isolation.DEFAULT;
    if (isolated) {
      add("SET TRANSACTION ISOLATION LEVEL " + definition.isolation().name().replace('_', ' '));
    }
    if (definition.readOnly()) {
      sql.append(isolated ? ", READ ONLY" : "SET TRANSACTION READ ONLY");
    }
  }

  private void setLocal(String setting, String value) {
    add("SET LOCAL " + setting + " = '" + value + "'");
  }

  private void add(String statement) {
    sql.append(sql.isEmpty() ? "" : "; ").append(statement);
  }

  /** Rounded up, since 0 means no limit to the server; its largest value is that of an int. */
  private static String milliseconds(Duration duration) {
    long rounded = duration.plusNanos(999_999).toMillis();
    return Long.toString(Math.max(1, Math.min(rounded, Integer.MAX_VALUE)));
  }

  private static @Nullable String lastValue(Statement statement, boolean isResultSet)
      throws SQLException {
    String value = null;
    boolean rows = isResultSet;
    while (rows || statement.getUpdateCount() != -1) {
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          value = result.next() ? result.getString(1) : null;
        }
      }
      rows = statement.getMoreResults();
    }
    return value;
  }
}
