package io.tx4j.engine.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Operators, functions and casts over values of all types give what PostgreSQL gives. */
class ExpressionDifferentialTest {

  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "%", "^", "=", "<>", "<", "<=", ">", ">=", "||", "&", "|", "#", "<<",
          ">>", "~~", "~", "!~~*", "^@");

  private static final long SEED = 20_001;

  private final Random random = new Random(SEED);

  @Test
  void operatorsBetweenAllTypes() throws SQLException {
    try (Oracle oracle = new Oracle()) {
      for (SqlType left : Literals.types()) {
        for (SqlType right : Literals.types()) {
          for (String operator : OPERATORS) {
            oracle.compare(Sample.operator(operator, any(left), any(right)));
          }
        }
      }
      finish(oracle, 8000);
    }
  }

  @Test
  void operatorsWithinEachType() throws SQLException {
    try (Oracle oracle = new Oracle()) {
      for (SqlType type : Literals.types()) {
        for (Sample left : Literals.samples(type)) {
          for (Sample right : Literals.samples(type)) {
            for (String operator : List.of("+", "-", "*", "/", "%", "^", "=", "<", ">=")) {
              oracle.compare(Sample.operator(operator, left, right));
            }
          }
        }
        for (Sample operand : Literals.samples(type)) {
          for (String operator : List.of("-", "+", "@", "~")) {
            oracle.compare(Sample.prefix(operator, operand));
          }
        }
      }
      finish(oracle, 5000);
    }
  }

  @Test
  void operatorsWithLiteralsOfUnknownType() throws SQLException {
    try (Oracle oracle = new Oracle()) {
      for (SqlType type : Literals.types()) {
        for (String operator : OPERATORS) {
          for (String literal : List.of("1", "abc", "1.5", "2024-02-29", "1 day")) {
            oracle.compare(Sample.operator(operator, any(type), Sample.unknown(literal)));
            oracle.compare(Sample.operator(operator, Sample.unknown(literal), any(type)));
          }
        }
      }
      for (String operator : OPERATORS) {
        oracle.compare(Sample.operator(operator, Sample.unknown("1"), Sample.unknown("2")));
      }
      finish(oracle, 4000);
    }
  }

  @Test
  void castsBetweenAllTypes() throws SQLException {
    try (Oracle oracle = new Oracle()) {
      for (SqlType from : Literals.types()) {
        for (Sample sample : Literals.samples(from)) {
          for (SqlType to : Literals.types()) {
            if (!to.equals(Types.CHAR)) {
              oracle.compare(sample.cast(to, -1));
            }
          }
          oracle.compare(sample.cast(Types.VARCHAR, Types.VARCHAR.typmod(3)));
          oracle.compare(sample.cast(Types.BPCHAR, Types.BPCHAR.typmod(5)));
          oracle.compare(sample.cast(Types.NUMERIC, Types.NUMERIC.typmod(6, 2)));
          oracle.compare(sample.cast(Types.TIMESTAMP, 1));
        }
      }
      finish(oracle, 2500);
    }
  }

  @Test
  void everyFunctionThatBothHave() throws SQLException {
    try (Oracle oracle = new Oracle()) {
      List<List<String>> functions =
          oracle.query(
              "select proname, proargtypes::text from pg_proc p where prokind = 'f' and not proretset"
                  + " and pronamespace = 'pg_catalog'::regnamespace and provolatile <> 'v' and pronargs > 0 order by 1, 2");
      for (List<String> function : functions) {
        List<SqlType> types = typesOf(function.get(1));
        if (types != null && Exprs.functionKind(function.get(0)) == Exprs.FunctionKind.SCALAR) {
          for (int i = 0; i < 12; i++) {
            List<Sample> arguments = new ArrayList<>();
            types.forEach(type -> arguments.add(any(type)));
            oracle.compare(Sample.function(function.get(0), arguments));
          }
        }
      }
      finish(oracle, 2000);
    }
  }

  private static List<SqlType> typesOf(String oids) {
    List<SqlType> types = new ArrayList<>();
    for (String oid : oids.split(" ")) {
      SqlType type = Types.byOid(Integer.parseInt(oid));
      if (type == null || Literals.texts(type).isEmpty()) {
        return null;
      }
      types.add(type);
    }
    return types;
  }

  private Sample any(SqlType type) {
    List<Sample> samples = Literals.samples(type);
    int index = random.nextInt(samples.size() + 1);
    return index == samples.size() && random.nextInt(4) == 0
        ? Sample.nullOf(type)
        : samples.get(Math.min(index, samples.size() - 1));
  }

  private static void finish(Oracle oracle, int atLeast) {
    assertTrue(oracle.compared() >= atLeast, () -> "compared " + oracle.compared());
    assertEquals(
        "",
        String.join("\n", oracle.differences()),
        () -> oracle.differences().size() + " of " + oracle.compared());
  }
}
