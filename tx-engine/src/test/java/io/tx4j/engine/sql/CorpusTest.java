package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.Corpus.Rejected;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The corpus against the parser alone; {@link PostgresSyntaxTest} holds it against PostgreSQL. */
class CorpusTest {

  @Test
  void acceptedStatementsAreAccepted() {
    List<String> refused = new ArrayList<>();
    for (String sql : Corpus.accepted()) {
      try {
        Parser.parse(sql);
      } catch (SqlError e) {
        if (!e.state().code().equals("0A000")) {
          refused.add(e.message() + ": " + sql);
        }
      }
    }
    assertEquals(List.of(), refused);
  }

  @Test
  void rejectedStatementsAreRejectedAsPostgresDoes() {
    List<Rejected> expected = Corpus.rejected();
    List<Rejected> actual = new ArrayList<>();
    for (Rejected rejected : expected) {
      SqlError error = Errors.of(rejected.sql());
      actual.add(
          new Rejected(error.state().code(), error.position(), error.message(), rejected.sql()));
    }
    assertEquals(expected, actual);
  }
}
