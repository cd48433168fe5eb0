package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

  /** The texts of all tokens. */
  private static List<String> texts(String sql) {
    Tokens tokens = Lexer.tokenize(sql);
    assertNull(tokens.error, () -> "no lexical error in " + sql);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < tokens.count - 1; i++) {
      texts.add(sql.substring(tokens.starts[i], tokens.ends[i]));
    }
    return texts;
  }

  private static String onlyString(String sql) {
    return new TokenCursor(Lexer.tokenize(sql)).string();
  }

  private static String onlyName(String sql) {
    return new TokenCursor(Lexer.tokenize(sql)).columnName();
  }

  @Test
  void theLongestOperatorWins() {
    assertEquals(List.of("a", "->>", "b"), texts("a->>b"));
    assertEquals(List.of("a", "<=", "b", "<>", "c", "::", "d"), texts("a<=b<>c::d"));
    assertEquals(List.of("a", "@>", "b"), texts("a@>b"));
  }

  @Test
  void anOperatorEndsInASignOnlyIfItHoldsACharacterThatNoStandardOperatorHas() {
    assertEquals(List.of("a", "*", "-", "b"), texts("a*-b"));
    assertEquals(List.of("a", "!=-", "b"), texts("a!=-b"));
    assertEquals(List.of("a", "@-", "b"), texts("a@-b"));
    assertEquals(List.of("a", "<", "-", "b"), texts("a<-b"));
  }

  @Test
  void commentsCutOperatorsAndNest() {
    assertEquals(List.of("a", "+", "b"), texts("a+--x\nb"));
    assertEquals(List.of("a", "*", "b"), texts("a*/* x /* y */ z */b"));
  }

  @Test
  void stringsOfAllKinds() {
    assertEquals("it's", onlyString("'it''s'"));
    assertEquals("ab", onlyString("'a' \n -- comment\n 'b'"));
    assertEquals("a\\b", onlyString("'a\\b'"));
    assertEquals("a\nA\u0041\u00e9'", onlyString("E'a\\n\\x41\\u0041\\303\\251\\''"));
    assertEquals("\ud83d\ude00", onlyString("E'\\uD83D\\uDE00'"));
    assertEquals("da!ta", onlyString("U&'d!0061!!ta' UESCAPE '!'"));
    assertEquals("a $b$ c", onlyString("$x$a $b$ c$x$"));
    assertEquals("", onlyString("$$$$"));
  }

  @Test
  void namesFoldAsciiOnlyAndAreTruncatedToBytes() {
    assertEquals("abcÄ", onlyName("aBCÄ"));
    assertEquals("aBC \"", onlyName("\"aBC \"\"\""));
    assertEquals("data", onlyName("U&\"d\\0061ta\""));
    assertEquals("x".repeat(63), onlyName("X".repeat(70)));
    assertEquals("x" + "ä".repeat(31), onlyName("x" + "ä".repeat(40)));
    assertEquals("ä".repeat(31), onlyName("\"" + "ä".repeat(40) + "\""));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 133",
    "1_000, 133",
    "0x1F, 133",
    "0o17, 133",
    "0b11, 133",
    "1., 134",
    ".5, 134",
    "1e5, 134",
    "1.5E-3, 134",
    "$12, 135",
    "abc, 128",
    "'\"abc\"', 129"
  })
  void kindsOfSingleTokens(String sql, int kind) {
    Tokens tokens = Lexer.tokenize(sql);
    assertEquals(kind, tokens.kinds[0]);
    assertEquals(2, tokens.count, "one token and the end");
  }

  @Test
  void twoDotsEndANumber() {
    assertEquals(List.of("1", "..", "2"), texts("1..2"));
  }

  @Test
  void aLexicalErrorWaitsForTheParser() {
    Tokens tokens = Lexer.tokenize("selec 'unterminated");
    assertNotNull(tokens.error);
    assertEquals("syntax error at or near \"selec\"", Errors.of("selec 'unterminated").message());
    assertEquals(
        "unterminated quoted string at or near \"'unterminated\"",
        Errors.of("select 'unterminated").message());
  }

  @Test
  void everyKeywordIsFoundInAnyCase() {
    for (Keyword keyword : Keyword.values()) {
      assertEquals(keyword, Keyword.find(keyword.name(), 0, keyword.name().length()));
      assertEquals(keyword, Keyword.find(keyword.word(), 0, keyword.word().length()));
    }
    assertNull(Keyword.find("selects", 0, 7));
    assertNull(Keyword.find("", 0, 0));
  }
}
