package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeparserTest {

  /** Every query and data change of the corpus, written and read again, is the same tree. */
  @Test
  void whatIsWrittenIsReadBackAsTheSameTree() {
    List<DataStatement> statements = new ArrayList<>();
    for (String sql : Corpus.accepted()) {
      try {
        Parser.parse(sql).stream()
            .map(ParsedStatement::statement)
            .filter(DataStatement.class::isInstance)
            .forEach(statement -> statements.add((DataStatement) statement));
      } catch (SqlError e) {
        assertEquals("0A000", e.state().code(), sql);
      }
    }
    assertTrue(statements.size() > 100, () -> "only " + statements.size());
    for (DataStatement statement : statements) {
      String written = Deparser.toSql(statement);
      Statement read = Parser.parse(written).get(0).statement();
      assertEquals(withoutPositions(statement), withoutPositions(read), written);
    }
  }

  private static String withoutPositions(Statement statement) {
    return statement.toString().replaceAll("position=\\d+", "");
  }

  @Test
  void identifiersAreQuotedWherePostgresWould() {
    assertEquals("abc_1", Deparser.quoteIdentifier("abc_1"));
    assertEquals("\"Abc\"", Deparser.quoteIdentifier("Abc"));
    assertEquals("\"a b\"", Deparser.quoteIdentifier("a b"));
    assertEquals("\"select\"", Deparser.quoteIdentifier("select"));
    assertEquals("\"left\"", Deparser.quoteIdentifier("left"));
    assertEquals("\"values\"", Deparser.quoteIdentifier("values"));
    assertEquals("name", Deparser.quoteIdentifier("name"));
    assertEquals("\"1a\"", Deparser.quoteIdentifier("1a"));
    assertEquals("\"a\"\"b\"", Deparser.quoteIdentifier("a\"b"));
    assertEquals("\"\"", Deparser.quoteIdentifier(""));
  }

  @Test
  void literals() {
    assertEquals("'it''s'", Deparser.quoteLiteral("it's"));
    assertEquals("E'a\\\\b'", Deparser.quoteLiteral("a\\b"));
  }
}
