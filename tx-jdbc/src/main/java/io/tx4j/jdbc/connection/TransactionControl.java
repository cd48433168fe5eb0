package io.tx4j.jdbc.connection;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Refuses what would end the transaction behind the back of the scope that owns it. */
final class TransactionControl {

  /** invalid_transaction_termination */
  private static final String SQLSTATE = "2D000";

  private static final Set<String> ENDING =
      Set.of("COMMIT", "END", "ROLLBACK", "ABORT", "BEGIN", "START", "PREPARE");

  private TransactionControl() {}

  static SQLException refused(String what) {
    return new SQLException(
        what
            + " is refused: this connection is in a transaction that its @Transactional method or"
            + " Transactions.call ends. To roll back, throw an exception or call"
            + " Transaction.current().rollbackOnly().",
        SQLSTATE);
  }

  /** Looks at the first word only: this is a guard rail, not a parser. */
  static void checkStatement(String sql) throws SQLException {
    int start = 0;
    while (start < sql.length() && !Character.isLetter(sql.charAt(start))) {
      if (sql.charAt(start) == '-' || sql.charAt(start) == '/') {
        return;
      }
      start++;
    }
    if (start < sql.length() && "CERABSPcerabsp".indexOf(sql.charAt(start)) >= 0) {
      checkFirstWord(sql, start);
    }
  }

  private static void checkFirstWord(String sql, int start) throws SQLException {
    int end = start;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    if (end - start > "ROLLBACK".length()) {
      return;
    }
    String word = sql.substring(start, end).toUpperCase(Locale.ROOT);
    if (ENDING.contains(word) && !isHarmless(word, sql.substring(end))) {
      throw refused("The statement " + word);
    }
  }

  private static boolean isHarmless(String word, String rest) {
    String next = rest.strip().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ROLLBACK" ->
          next.matches("(WORK\\s+|TRANSACTION\\s+)?TO\\b.*") || next.startsWith("PREPARED");
      case "COMMIT" -> next.startsWith("PREPARED");
      case "PREPARE" -> !next.startsWith("TRANSACTION");
      default -> false;
    };
  }
}
