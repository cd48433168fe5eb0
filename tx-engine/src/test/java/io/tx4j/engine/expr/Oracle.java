package io.tx4j.engine.expr;

import io.tx4j.engine.differential.OraclePostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postgresql.util.PSQLException;

/** Evaluates expressions on PostgreSQL and compares. */
final class Oracle implements AutoCloseable {

  private final Connection connection;
  private final Statement statement;
  private final TestContext context = new TestContext();
  private final List<String> differences = new ArrayList<>();
  private int compared;

  Oracle() throws SQLException {
    connection = OraclePostgres.newDatabase().getConnection();
    statement = connection.createStatement();
    statement.execute("set time zone '" + TestContext.TIME_ZONE + "'");
  }

  /** Notes where the two differ. */
  void compare(Sample sample) throws SQLException {
    compared++;
    Sample.Outcome expected = ask(sample.sql());
    Sample.Outcome found = sample.evaluate(context);
    if (!found.agrees(expected)) {
      differences.add(sample.sql() + "\n    postgres: " + expected + "\n    engine:   " + found);
    }
  }

  private Sample.Outcome ask(String sql) throws SQLException {
    return ask(sql, "");
  }

  /**
   * What the expression gives.
   *
   * @param from the rest of the query, empty or from FROM on
   */
  Sample.Outcome ask(String sql, String from) throws SQLException {
    String query = "select " + sql + ", pg_typeof(" + sql + ")::oid" + from;
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return new Sample.Outcome(rows.getString(1), rows.getLong(2), null, null);
    } catch (PSQLException e) {
      String message = Objects.requireNonNull(e.getServerErrorMessage()).getMessage();
      return new Sample.Outcome(null, 0, e.getSQLState(), message);
    }
  }

  /** The rows of a query, as texts. */
  List<List<String>> query(String sql) throws SQLException {
    List<List<String>> result = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        result.add(row);
      }
    }
    return result;
  }

  int compared() {
    return compared;
  }

  List<String> differences() {
    return differences;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
