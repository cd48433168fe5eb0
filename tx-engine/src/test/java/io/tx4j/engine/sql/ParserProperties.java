package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the text, the parser answers with a tree or with an SqlError that points into the text.
 */
class ParserProperties {

  private static final List<String> WORDS = words();

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    Arrays.stream(Keyword.values()).map(Keyword::word).forEach(words::add);
    words.addAll(
        List.of(
            "a",
            "\"b\"",
            "1",
            "1.5",
            "0x1F",
            "'x'",
            "E'\\n'",
            "U&'\\0041'",
            "$1",
            "$$x$$",
            "B'1'",
            "(",
            ")",
            "[",
            "]",
            ",",
            ";",
            ".",
            ":",
            "::",
            ":=",
            "=>",
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "=",
            "<>",
            "<=",
            "||",
            "@>",
            "~",
            "--x\n",
            "/* x */"));
    return words;
  }

  @Provide
  Arbitrary<String> tokenSoup() {
    return Arbitraries.of(WORDS).list().ofMaxSize(25).map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> statementsWithOddWords() {
    Arbitrary<List<String>> ends = Arbitraries.of(WORDS).list().ofMaxSize(4);
    return Arbitraries.of(Corpus.accepted())
        .flatMap(
            sql ->
                Arbitraries.integers()
                    .between(0, sql.length())
                    .flatMap(
                        cut -> ends.map(end -> sql.substring(0, cut) + String.join(" ", end))));
  }

  @Provide
  Arbitrary<String> characters() {
    return Arbitraries.strings()
        .withChars(
            "'\"$/*-+.<>=!@#%^&|`?~:;,()[]{}\\_ \n\t01289abeoxuEUBXNn\u00e4\ud83d\ude00\u0000")
        .ofMaxLength(40)
        .map(text -> "select " + text);
  }

  @Property(tries = 3000)
  void tokenSoupIsParsedOrRefused(@ForAll("tokenSoup") String sql) {
    answers(sql);
  }

  @Property(tries = 3000)
  void brokenStatementsAreParsedOrRefused(@ForAll("statementsWithOddWords") String sql) {
    answers(sql);
  }

  @Property(tries = 3000)
  void anyCharactersAreParsedOrRefused(@ForAll("characters") String sql) {
    answers(sql);
  }

  @Property(tries = 1000)
  void quotedNamesAndStringsAreReadBack(@ForAll String text) {
    String literal = Deparser.quoteLiteral(text);
    assertEquals(
        new SqlExpression.StringLiteral(text, 1), Parser.parseExpression(literal), literal);
    String name = Names.truncate(text);
    if (!name.isEmpty()) {
      assertEquals(
          new SqlExpression.ColumnReference(List.of(name), 1),
          Parser.parseExpression(Deparser.quoteIdentifier(name)));
    }
  }

  private static void answers(String sql) {
    try {
      Parser.parse(sql);
    } catch (SqlError e) {
      int length = sql.codePointCount(0, sql.length());
      assertTrue(e.position() >= 0 && e.position() <= length + 1, () -> e + " for " + sql);
    }
  }
}
