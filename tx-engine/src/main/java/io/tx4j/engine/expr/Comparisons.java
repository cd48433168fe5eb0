package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.value.SqlType;
import java.util.List;

/** {@code = <> < <= > >=}, within each type and between the numbers of different sizes. */
final class Comparisons {

  private static final List<SqlType> INTEGERS = List.of(INT2, INT4, INT8);

  private static final List<SqlType> ORDERED =
      List.of(
          BOOL,
          OID,
          XID8,
          FLOAT4,
          FLOAT8,
          NUMERIC,
          TEXT,
          BPCHAR,
          CHAR,
          NAME,
          BYTEA,
          UUID,
          DATE,
          TIME,
          TIMETZ,
          TIMESTAMP,
          TIMESTAMPTZ,
          INTERVAL,
          JSONB,
          ANYARRAY,
          ANYENUM);

  private Comparisons() {}

  static void register(Registrar r) {
    for (Comparison comparison : Comparison.values()) {
      for (SqlType left : INTEGERS) {
        for (SqlType right : INTEGERS) {
          r.operator(
              comparison.symbol(),
              BOOL,
              List.of(left, right),
              (routine, type, arguments) ->
                  new Calls.CompareIntegers(routine, type, arguments, comparison));
        }
      }
      for (SqlType operands : ORDERED) {
        sameType(r, comparison, operands);
      }
      r.operator(
          comparison.symbol(),
          BOOL,
          FLOAT4,
          FLOAT8,
          (c, a, b) -> holds(comparison, (Float) a, (Double) b));
      r.operator(
          comparison.symbol(),
          BOOL,
          FLOAT8,
          FLOAT4,
          (c, a, b) -> holds(comparison, (Double) a, (Float) b));
      textAndName(r, comparison, TEXT, NAME);
      textAndName(r, comparison, NAME, TEXT);
    }
    sameType(r, Comparison.EQ, XID);
    sameType(r, Comparison.NE, XID);
  }

  private static void sameType(Registrar r, Comparison comparison, SqlType operands) {
    r.operator(
        comparison.symbol(),
        BOOL,
        List.of(operands, operands),
        (routine, type, arguments) ->
            new Calls.Compare(routine, type, arguments, comparison, arguments.get(0).type()));
  }

  private static boolean holds(Comparison comparison, double left, double right) {
    return comparison.holds(FLOAT8.compare(left, right));
  }

  private static void textAndName(Registrar r, Comparison comparison, SqlType left, SqlType right) {
    r.operator(
        comparison.symbol(), BOOL, left, right, (c, a, b) -> comparison.holds(TEXT.compare(a, b)));
  }
}
