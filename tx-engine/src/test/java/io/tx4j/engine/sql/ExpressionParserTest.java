package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tx4j.engine.sql.SqlExpression.And;
import io.tx4j.engine.sql.SqlExpression.BinaryOperation;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.InSubquery;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import io.tx4j.engine.sql.SqlExpression.NumericLiteral;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What binds to what, shown by the parentheses that the deparser sets. */
class ExpressionParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a + b * c ~ (a + (b * c))",
        "a - b - c ~ ((a - b) - c)",
        "a ^ b ^ c ~ ((a ^ b) ^ c)",
        "- a ^ b ~ ((- a) ^ b)",
        "- a :: int ~ (- (a)::integer)",
        "-1 :: int ~ (- (1)::integer)",
        "a || b + c ~ (a || (b + c))",
        "a + b || c ~ ((a + b) || c)",
        "a = b || c ~ (a = (b || c))",
        "@ a + b ~ (@ (a + b))",
        "not a = b and c or d ~ (((NOT (a = b)) AND c) OR d)",
        "a = not b ~ (a = (NOT b))",
        "a and b and c ~ (a AND b AND c)",
        "a or b and c ~ (a OR (b AND c))",
        "not a is null ~ (NOT (a IS NULL))",
        "a = b is null ~ ((a = b) IS NULL)",
        "a is null = b ~ ((a IS NULL) = b)",
        "a like b || c ~ (a LIKE (b || c))",
        "a like b = c ~ ((a LIKE b) = c)",
        "a between b and c and d ~ ((a BETWEEN b AND c) AND d)",
        "a not in (1, 2) or b ~ ((a NOT IN (1, 2)) OR b)",
        "a + b = any (c) ~ ((a + b) = ANY (c))",
        "a at time zone 'x' + b ~ ((a AT TIME ZONE 'x') + b)",
        "a collate \"C\" || b ~ ((a COLLATE \"C\") || b)",
        "a::int[1] ~ (a)::integer[]",
        "(a)[1].b ~ (a[1]).b",
        "a.b[1:2] ~ a.b[1:2]",
        "(a, b) overlaps (c, d) and e ~ (((a, b) OVERLAPS (c, d)) AND e)",
        "interval '1' day ~ '1'::interval day",
        "a is distinct from b + c ~ (a IS DISTINCT FROM (b + c))",
        "((select 1)) + 1 ~ ((SELECT 1) + 1)",
        "case a when 1 then b else c end + 1 ~ (CASE a WHEN 1 THEN b ELSE c END + 1)",
        "f(distinct a order by b desc) filter (where c) over w ~ f(DISTINCT a ORDER BY b DESC) FILTER (WHERE c) OVER w",
        "substring(a from 2 for 3) ~ SUBSTRING(a FROM 2 FOR 3)",
        "trim(leading 'x' from a) ~ TRIM(LEADING 'x' FROM a)",
        "left('abc', 1) ~ \"left\"('abc', 1)",
        "x'1f' ~ X'1f'",
        "E'a\\\\b' ~ E'a\\\\b'",
        "row(1, 2) = (3, 4) ~ (ROW(1, 2) = (3, 4))"
      })
  void precedence(String sql, String expected) {
    assertEquals(expected, Deparser.toSql(Parser.parseExpression(sql)));
  }

  @Test
  void positionsPointAtOperatorsAndAtTheBeginningOfOperands() {
    BinaryOperation sum =
        assertInstanceOf(BinaryOperation.class, Parser.parseExpression("  abc + 'x'::int"));
    assertEquals(7, sum.position());
    assertEquals(3, sum.left().position());
    assertEquals(12, assertInstanceOf(Cast.class, sum.right()).position());
    assertEquals(9, ((Cast) sum.right()).operand().position());
  }

  @Test
  void positionsCountCharactersNotSurrogates() {
    BinaryOperation operation =
        assertInstanceOf(BinaryOperation.class, Parser.parseExpression("'😀😀' || b"));
    assertEquals(6, operation.position());
    assertEquals(9, operation.right().position());
  }

  @Test
  void numbersKeepTheirKind() {
    assertEquals(new IntegerLiteral(2147483647, 1), Parser.parseExpression("2147483647"));
    assertEquals(new NumericLiteral("2147483648", 1), Parser.parseExpression("2147483648"));
    assertEquals(new IntegerLiteral(-2147483648, 1), Parser.parseExpression("-2147483648"));
    assertEquals(new IntegerLiteral(255, 1), Parser.parseExpression("0xFF"));
    assertEquals(new NumericLiteral("4294967295", 1), Parser.parseExpression("0xFFFF_FFFF"));
    assertEquals(new NumericLiteral("1000.5e3", 1), Parser.parseExpression("1_000.5e3"));
    assertEquals(new NumericLiteral("-1.5", 1), Parser.parseExpression("-1.5"));
  }

  @Test
  void conjunctionsAreFlat() {
    And and = assertInstanceOf(And.class, Parser.parseExpression("(a and b) and c and d"));
    assertEquals(4, and.operands().size());
  }

  @Test
  void aQueryInTwoParenthesesIsStillASubquery() {
    assertInstanceOf(InSubquery.class, Parser.parseExpression("a in ((select 1))"));
    assertInstanceOf(
        InSubquery.class, Parser.parseExpression("a in ((select 1) union (select 2))"));
  }

  @Test
  void typesAreTranslatedToTheirNamesInTheCatalog() {
    assertEquals("character varying(3)[]", Deparser.toSql(Parser.parseTypeName("varchar(3)[]")));
    assertEquals("character(1)", Deparser.toSql(Parser.parseTypeName("char")));
    assertEquals("real", Deparser.toSql(Parser.parseTypeName("float(24)")));
    assertEquals("double precision", Deparser.toSql(Parser.parseTypeName("float")));
    assertEquals(
        "timestamp(3) with time zone",
        Deparser.toSql(Parser.parseTypeName("timestamp(3) with time zone")));
    assertEquals(
        "interval day to second(3)",
        Deparser.toSql(Parser.parseTypeName("interval day to second(3)")));
    assertEquals("s.t", Deparser.toSql(Parser.parseTypeName("s.t")));
  }
}
