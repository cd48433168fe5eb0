package io.tx4j.engine.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Aggregates and functions that return rows give what PostgreSQL gives. */
class AggregateDifferentialTest {

  private static final List<String> AGGREGATES =
      List.of(
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "bool_and",
          "bool_or",
          "every",
          "bit_and",
          "bit_or",
          "bit_xor",
          "stddev",
          "stddev_pop",
          "variance",
          "var_pop",
          "array_agg",
          "json_agg",
          "jsonb_agg");

  private static final List<String> CALLS_WITH_ROWS =
      List.of(
          "generate_series(1, 5)",
          "generate_series(5, 1, -2)",
          "generate_series(1, 5, 0)",
          "generate_series(2147483645, 2147483647)",
          "generate_series(1.5, 3)",
          "generate_series(1::bigint, 3)",
          "generate_series('2024-01-31'::timestamp, '2024-05-01'::timestamp, '1 mon'::interval)",
          "unnest('{1,2,NULL}'::integer[])",
          "unnest('{{a,b},{c,d}}'::text[])",
          "unnest(null::integer[])",
          "generate_subscripts('{4,5,6}'::integer[], 1)",
          "regexp_split_to_table('a, b,c'::text, ',\\s*'::text)",
          "jsonb_array_elements('[1, {\"a\": null}]'::jsonb)",
          "jsonb_array_elements_text('[1, \"x\", null]'::jsonb)",
          "jsonb_object_keys('{\"bb\": 1, \"a\": 2}'::jsonb)",
          "json_array_elements('[1, [2 ,3]]'::json)");

  private static final int ROUNDS = 12;

  private final Random random = new Random(99);

  @Test
  void aggregatesOverEachType() throws SQLException {
    int compared = 0;
    TestContext context = new TestContext();
    List<String> differences = new ArrayList<>();
    try (Oracle oracle = new Oracle()) {
      for (SqlType type : Literals.types()) {
        for (String aggregate : AGGREGATES) {
          for (int round = 0; round < ROUNDS; round++) {
            List<Sample> values = values(type);
            String rows =
                values.stream().map(Sample::sql).collect(Collectors.joining("), (", "(", ")"));
            String sql = aggregate + "(x) from (values " + rows + ") v(x)";
            Sample.Outcome expected =
                oracle.ask(
                    sql.substring(0, sql.indexOf(" from")), sql.substring(sql.indexOf(" from")));
            Sample.Outcome found = aggregate(aggregate, type, values, context);
            if (!found.agrees(expected)) {
              differences.add(sql + "\n    postgres: " + expected + "\n    engine:   " + found);
            }
            compared++;
          }
        }
      }
    }
    assertTrue(compared > 2000, "compared " + compared);
    assertEquals("", String.join("\n", differences));
  }

  private List<Sample> values(SqlType type) {
    List<Sample> values = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<String> texts = Literals.texts(type);
      boolean none = random.nextInt(5) == 0;
      values.add(
          none
              ? Sample.nullOf(type)
              : Sample.literal(type, texts.get(random.nextInt(texts.size()))));
    }
    return values;
  }

  private static Sample.Outcome aggregate(
      String name, SqlType type, List<Sample> values, TestContext context) {
    try {
      AggregateCall call =
          Exprs.aggregate(name, List.of(new ColumnRef(0, 0, 0, type, -1, "x")), false, 1);
      AggregateFunction.Accumulator accumulator = call.accumulator();
      Expr argument = call.arguments().get(0);
      for (Sample value : values) {
        Frame frame = new Frame(new Object[1][], new Object[0], context, null);
        frame.rows[0] = new Object[] {value.expr().get().eval(frame)};
        accumulator.add(new Object[] {argument.eval(frame)}, context);
      }
      Object result = accumulator.result(context);
      String text = result == null ? null : call.type().format(result, context);
      return new Sample.Outcome(text, call.type().oid(), null, null);
    } catch (SqlError error) {
      return Sample.Outcome.of(error);
    }
  }

  @Test
  void functionsThatReturnRows() throws SQLException {
    TestContext context = new TestContext();
    try (Oracle oracle = new Oracle()) {
      for (String call : CALLS_WITH_ROWS) {
        Sample.Outcome expected =
            oracle.ask(
                "string_agg(x::text, ';' order by n)",
                " from " + call + " with ordinality t(x, n)");
        assertTrue(
            rows(call, context).agrees(expected),
            () -> call + ": " + expected + " / " + rows(call, context));
      }
    }
  }

  private static Sample.Outcome rows(String call, TestContext context) {
    int open = call.indexOf('(');
    List<Expr> arguments = new ArrayList<>();
    for (String argument :
        call.substring(open + 1, call.length() - 1)
            .split(", (?![^'\\[{]*[\\]}])(?=['\\d-]|null)")) {
      arguments.add(argument(argument));
    }
    try {
      SetFunctionCall function = Exprs.setFunction(call.substring(0, open), arguments, false, 1);
      SqlType type = function.columns().get(0).type();
      List<String> texts = new ArrayList<>();
      for (Iterator<Object[]> rows = function.rows(new Frame(0, new Object[0], context));
          rows.hasNext(); ) {
        Object value = rows.next()[0];
        if (value != null) {
          texts.add(type.format(value, context));
        }
      }
      return new Sample.Outcome(
          texts.isEmpty() ? null : String.join(";", texts), Types.TEXT.oid(), null, null);
    } catch (SqlError error) {
      return Sample.Outcome.of(error);
    }
  }

  /** A number, or a literal with its type: {@code 'text'::type}. */
  private static Expr argument(String text) {
    int cast = text.lastIndexOf("::");
    String literal = cast < 0 ? text : text.substring(0, cast);
    SqlType type = cast < 0 ? null : typeOf(text.substring(cast + 2));
    if (type == null) {
      return literal.indexOf('.') >= 0
          ? Exprs.cast(Constant.unknown(literal, 1), Types.NUMERIC, -1, 1)
          : Exprs.cast(Constant.unknown(literal, 1), Types.INT4, -1, 1);
    }
    String value =
        literal.equals("null")
            ? null
            : literal.startsWith("'") ? literal.substring(1, literal.length() - 1) : literal;
    return Exprs.cast(Constant.unknown(value, 1), type, -1, 1);
  }

  private static SqlType typeOf(String name) {
    for (SqlType type : Types.all()) {
      if (type.displayName().equals(name) || type.name().equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
