package io.tx4j.engine.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The corpus files beside this class. */
final class Corpus {

  private Corpus() {}

  /** Statements that PostgreSQL's grammar accepts, one a line. */
  static List<String> accepted() {
    return lines("statements.sql");
  }

  /** A statement that is refused, and what PostgreSQL says. */
  record Rejected(String sqlState, int position, String message, String sql) {}

  /** Statements that PostgreSQL refuses before it looks at any table. */
  static List<Rejected> rejected() {
    return lines("rejected.txt").stream().map(Corpus::rejected).toList();
  }

  private static Rejected rejected(String line) {
    List<String> fields = List.of(line.split("\t", 4));
    return new Rejected(
        fields.get(0),
        Integer.parseInt(fields.get(1)),
        unescape(fields.get(2)),
        unescape(fields.get(3)));
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }

  private static List<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("--"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}
