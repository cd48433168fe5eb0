package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.differential.OraclePostgres;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.Corpus.Rejected;
import io.tx4j.engine.sql.PostgresSyntax.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The parser beside PostgreSQL's: the same statements are syntax errors, at the same place. */
class PostgresSyntaxTest {

  private static PostgresSyntax syntax;

  @BeforeAll
  static void connect() throws IOException {
    syntax = new PostgresSyntax(OraclePostgres.port());
  }

  @AfterAll
  static void close() throws IOException {
    syntax.close();
  }

  @Test
  void acceptedStatementsAreNoSyntaxErrors() throws IOException {
    for (String sql : Corpus.accepted()) {
      Failure failure = syntax.parse(sql);
      assertTrue(failure == null || !isSyntaxError(failure), () -> failure + ": " + sql);
    }
  }

  @Test
  void rejectedStatementsAreWhatPostgresSays() throws IOException {
    for (Rejected rejected : Corpus.rejected()) {
      assertEquals(
          new Failure(rejected.sqlState(), rejected.position(), rejected.message()),
          syntax.parse(rejected.sql()),
          rejected.sql());
    }
  }

  /**
   * Statements of the corpus with a token dropped, doubled, swapped or replaced. A few differences
   * are known: PostgreSQL's grammar looks one token further than ours in some places, and
   * statements that the engine refuses anyway are not read to their end.
   */
  @Test
  void brokenStatementsAreBrokenAtTheSamePlace() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> corpus = Corpus.accepted();
    List<String> differences = new ArrayList<>();
    int tried = 0;
    for (int round = 0; round < 10; round++) {
      for (String sql : corpus) {
        String broken = mutate(sql, corpus, random);
        tried++;
        String difference = difference(broken);
        if (difference != null) {
          differences.add(difference);
        }
      }
    }
    int bound = tried / 50;
    assertTrue(
        differences.size() < bound,
        () ->
            "seed "
                + seed
                + ": "
                + differences.size()
                + " differences, expected fewer than "
                + bound
                + "\n"
                + String.join("\n", differences));
  }

  private static String mutate(String sql, List<String> corpus, Random random) {
    List<String> words = words(sql);
    if (words.isEmpty()) {
      return sql;
    }
    int at = random.nextInt(words.size());
    switch (random.nextInt(4)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, words.get(at));
      case 2 -> Collections.swap(words, at, random.nextInt(words.size()));
      default -> {
        List<String> other = words(corpus.get(random.nextInt(corpus.size())));
        if (!other.isEmpty()) {
          words.set(at, other.get(random.nextInt(other.size())));
        }
      }
    }
    return String.join(" ", words);
  }

  private static List<String> words(String sql) {
    Tokens tokens = Lexer.tokenize(sql);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.count - 1; i++) {
      words.add(sql.substring(tokens.starts[i], tokens.ends[i]));
    }
    return words;
  }

  /** What PostgreSQL and the parser do not agree on; null if they do, or if nothing can be said. */
  private static @Nullable String difference(String sql) throws IOException {
    Failure theirs = syntax.parse(sql);
    Failure ours = ours(sql);
    boolean theirSyntaxError = theirs != null && isSyntaxError(theirs);
    if (ours != null && ours.sqlState().equals("0A000")) {
      // Refused before the end of the text.
      return null;
    }
    boolean same =
        ours == null
            ? !theirSyntaxError
            : ours.equals(theirs) || (!theirSyntaxError && !isSyntaxError(ours));
    return same ? null : "PostgreSQL: " + theirs + "\n  tx4j: " + ours + "\n  " + sql;
  }

  private static @Nullable Failure ours(String sql) {
    try {
      Parser.parse(sql);
      return null;
    } catch (SqlError e) {
      return new Failure(e.state().code(), e.position(), e.message());
    }
  }

  /** An error of scanner or grammar, not of the analysis behind them. */
  private static boolean isSyntaxError(Failure failure) {
    return failure.sqlState().equals("42601")
        && (failure.message().contains(" at or near ")
            || failure.message().endsWith(" at end of input"));
  }
}
