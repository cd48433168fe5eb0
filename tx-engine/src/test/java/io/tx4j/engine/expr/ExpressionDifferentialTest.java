package io.tx4j.engine.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Operators, functions and casts over values of all types give what PostgreSQL gives. */
class ExpressionDifferentialTest {

  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "%", "^", "=", "<>", "<", "<=", ">", ">=", "||", "&", "|", "#", "<<",
          ">>", "~~", "~", "!~~*", "^@", "->", "->>", "#>", "#>>", "@>", "<@", "&&", "#-");

  /**
   * A literal beside these may be a range or a point in PostgreSQL, which the engine does not have.
   */
  private static final Set<String> OF_RANGES_TOO = Set.of("@>", "<@", "&&");

  /**
   * Java's cube root and hyperbolic tangent may differ in the last digit; PostgreSQL knows
   * encodings besides UTF-8; objects' names are looked up in a catalog that is not there; the clock
   * goes on; numbers are odd time zones.
   */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "cbrt",
          "tanh",
          "convert_from",
          "convert_to",
          "to_regclass",
          "to_regtype",
          "to_regproc",
          "to_regnamespace",
          "to_regrole",
          "format_type",
          "age",
          "current_setting",
          "pg_sleep",
          "current_schemas",
          "timezone");

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
          if (OF_RANGES_TOO.contains(operator)) {
            continue;
          }
          for (String literal : List.of("1", "abc", "1.5", "2024-02-29", "1 day")) {
            oracle.compare(Sample.operator(operator, any(type), Sample.unknown(literal)));
            oracle.compare(Sample.operator(operator, Sample.unknown(literal), any(type)));
          }
        }
      }
      for (String operator : OPERATORS) {
        if (!OF_RANGES_TOO.contains(operator)) {
          oracle.compare(Sample.operator(operator, Sample.unknown("1"), Sample.unknown("2")));
        }
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
            if (!to.equals(Types.CHAR) && !from.equals(Types.CHAR)) {
              oracle.compare(sample.cast(to, -1));
            }
          }
          oracle.compare(sample.cast(Types.VARCHAR, Types.VARCHAR.typmod(3)));
          // PostgreSQL makes an empty text of "char" and then forgets to pad it.
          if (!from.equals(Types.CHAR)) {
            oracle.compare(sample.cast(Types.BPCHAR, Types.BPCHAR.typmod(5)));
          }
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
        if (types != null && isRegistered(function.get(0), types)) {
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

  @Test
  void timeZones() throws SQLException {
    try (Oracle oracle = new Oracle()) {
      for (String zone :
          List.of(
              "UTC",
              "Europe/Berlin",
              "america/new_york",
              "EST",
              "CEST",
              "+03",
              "-05:30",
              "UTC+3",
              "Asia/Kolkata",
              "Nowhere/Land")) {
        for (SqlType type : List.of(Types.TIMESTAMP, Types.TIMESTAMPTZ)) {
          for (Sample sample : Literals.samples(type)) {
            oracle.compare(
                Sample.function("timezone", List.of(Sample.literal(Types.TEXT, zone), sample)));
          }
        }
      }
      finish(oracle, 100);
    }
  }

  private static boolean isRegistered(String name, List<SqlType> types) {
    return !NOT_COMPARED.contains(name)
        && Registry.get().functions(name).stream().anyMatch(f -> f.parameters().equals(types));
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
