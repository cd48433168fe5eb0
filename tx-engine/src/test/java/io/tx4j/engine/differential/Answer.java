package io.tx4j.engine.differential;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.StringJoiner;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a database answers to a statement, as text. */
final class Answer {

  private Answer() {}

  static String to(Statement statement, String sql) {
    StringBuilder answer = new StringBuilder();
    try {
      boolean rows = statement.execute(sql);
      while (true) {
        if (rows) {
          appendRows(answer, statement.getResultSet());
        } else if (statement.getUpdateCount() >= 0) {
          answer.append("count ").append(statement.getUpdateCount()).append('\n');
        } else {
          break;
        }
        rows = statement.getMoreResults();
      }
      appendWarnings(answer, statement.getWarnings());
    } catch (SQLException e) {
      appendError(answer, e);
    }
    return answer.toString();
  }

  private static void appendRows(StringBuilder answer, ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    StringJoiner header = new StringJoiner(" | ");
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      header.add(columns.getColumnLabel(i) + " " + columns.getColumnTypeName(i));
    }
    answer.append(header).append('\n');
    while (rows.next()) {
      StringJoiner row = new StringJoiner(" | ", "  ", "\n");
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.add(String.valueOf(rows.getString(i)));
      }
      answer.append(row);
    }
  }

  private static void appendWarnings(StringBuilder answer, SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      answer
          .append("warning ")
          .append(warning.getSQLState())
          .append(": ")
          .append(warning.getMessage())
          .append('\n');
    }
  }

  private static void appendError(StringBuilder answer, SQLException error) {
    answer.append("error ").append(error.getSQLState()).append(": ");
    ServerErrorMessage fields =
        error instanceof PSQLException server ? server.getServerErrorMessage() : null;
    if (fields == null) {
      answer.append(error.getMessage()).append('\n');
      return;
    }
    answer.append(fields.getMessage()).append('\n');
    appendField(answer, "detail", withoutNumbersOfProcesses(fields.getDetail()));
    appendField(answer, "hint", fields.getHint());
    appendField(answer, "position", fields.getPosition() == 0 ? null : "" + fields.getPosition());
    appendField(answer, "schema", fields.getSchema());
    appendField(answer, "table", fields.getTable());
    appendField(answer, "column", fields.getColumn());
    appendField(answer, "type", fields.getDatatype());
    appendField(answer, "constraint", fields.getConstraint());
  }

  /** Process ids, transaction ids and oids differ from database to database. */
  private static String withoutNumbersOfProcesses(String detail) {
    return detail != null && detail.startsWith("Process ")
        ? detail.replaceAll("\\d+", "N")
        : detail;
  }

  private static void appendField(StringBuilder answer, String name, String value) {
    if (value != null) {
      answer.append("  ").append(name).append(": ").append(value).append('\n');
    }
  }
}
