package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.SqlExpression.And;
import io.tx4j.engine.sql.SqlExpression.InList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deep nesting is refused, wide lists are not. */
class NestingTest {

  private static final int MANY = 100_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "select ~ ( ~ 1 ~ )",
        "select ~ f( ~ 1 ~ )",
        "select ~ not ~ true ~ ``",
        "select ~ @ ~ a ~ ``",
        "select ~ - ~ a ~ ``",
        "select ~ (select ~ 1 ~ )",
        "select ~ case when ~ 1 ~ then 1 end",
        "select ~ array[ ~ 1 ~ ]",
        "select ~ a[ ~ 1 ~ ]",
        "select ~ a in ( ~ 1 ~ )",
        "select ~ a = ( ~ 1 ~ )",
        "select ~ 1 + ~ 1 ~ ``",
        "select ~ a.b || ~ 1 ~ ``",
        "select 1 from ~ ( ~ a cross join b ~ )",
        "select 1 from ~ (select 1 from ~ t ~ ) x",
        "select 1 from ~ a join ~ b ~ on true",
        "select 1 group by ~ grouping sets ( ~ a ~ )",
        "`` ~ with x as ( ~ select 1 ~ ) select 1",
        "`` ~ ( ~ select 1 ~ )",
        "`` ~ select 1 union ~ select 1 ~ ``",
        "select 1 from t ~ cross join u ~ `` ~ ``"
      })
  void manyLevelsAreTooMany(String head, String open, String inner, String close) {
    String sql = head + " " + (open + " ").repeat(MANY) + inner + " " + (close + " ").repeat(MANY);
    SqlError error = Errors.of(sql);
    assertEquals("54001", error.state().code());
    assertEquals("stack depth limit exceeded", error.message());
  }

  @Test
  void hundredsOfLevelsAreFine() {
    assertEquals(1, Parser.parse("select " + "(".repeat(300) + "1" + ")".repeat(300)).size());
    assertEquals(1, Parser.parse("select 1" + " + 1".repeat(900)).size());
  }

  @Test
  void aSmallStackIsNoReasonForAnythingElse() throws InterruptedException {
    AtomicReference<String> state = new AtomicReference<>("parsed");
    String sql = "select " + "(".repeat(990) + "1" + ")".repeat(990);
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                Parser.parse(sql);
              } catch (SqlError e) {
                state.set(e.state().code());
              }
            },
            "small stack",
            160 * 1024);
    thread.start();
    thread.join();
    assertEquals("54001", state.get());
  }

  @Test
  void listsMayBeLong() {
    String numbers =
        IntStream.range(0, MANY).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    InList in = assertInstanceOf(InList.class, Parser.parseExpression("a in (" + numbers + ")"));
    assertEquals(MANY, in.elements().size());
    And and = assertInstanceOf(And.class, Parser.parseExpression("a" + " and a".repeat(MANY)));
    assertEquals(MANY + 1, and.operands().size());
    assertEquals(MANY, Parser.parse("select 1;".repeat(MANY)).size());
  }
}
