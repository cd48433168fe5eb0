package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.NumericPowers;
import io.tx4j.engine.value.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Arithmetic and mathematical functions of numeric. */
final class NumericFunctions {

  private NumericFunctions() {}

  static void register(Registrar r) {
    r.operator(
        "+", NUMERIC, NUMERIC, NUMERIC, (c, a, b) -> NumericMath.add((Numeric) a, (Numeric) b));
    r.operator(
        "-",
        NUMERIC,
        NUMERIC,
        NUMERIC,
        (c, a, b) -> NumericMath.subtract((Numeric) a, (Numeric) b));
    r.operator(
        "*",
        NUMERIC,
        NUMERIC,
        NUMERIC,
        (c, a, b) -> NumericMath.multiply((Numeric) a, (Numeric) b));
    r.operator(
        "/", NUMERIC, NUMERIC, NUMERIC, (c, a, b) -> NumericMath.divide((Numeric) a, (Numeric) b));
    r.operator(
        "%",
        NUMERIC, NUMERIC, NUMERIC, (c, a, b) -> NumericMath.remainder((Numeric) a, (Numeric) b));
    r.operator(
        "^", NUMERIC, NUMERIC, NUMERIC, (c, a, b) -> NumericPowers.power((Numeric) a, (Numeric) b));
    r.operator("+", NUMERIC, NUMERIC, (c, a) -> a);
    r.operator("-", NUMERIC, NUMERIC, (c, a) -> NumericMath.negate((Numeric) a));
    r.operator("@", NUMERIC, NUMERIC, (c, a) -> NumericMath.abs((Numeric) a));
    r.function("abs", NUMERIC, NUMERIC, (c, a) -> NumericMath.abs((Numeric) a));
    r.function(
        "mod",
        NUMERIC,
        NUMERIC,
        NUMERIC,
        (c, a, b) -> NumericMath.remainder((Numeric) a, (Numeric) b));
    r.function(
        "div",
        NUMERIC,
        NUMERIC,
        NUMERIC,
        (c, a, b) -> NumericMath.divideTruncating((Numeric) a, (Numeric) b));
    rounding(r);
    powers(r);
    casts(r);
  }

  private static void rounding(Registrar r) {
    rounding(r, "round", RoundingMode.HALF_UP);
    rounding(r, "trunc", RoundingMode.DOWN);
    r.function(
        "ceil",
        NUMERIC,
        NUMERIC,
        (c, a) -> NumericMath.round((Numeric) a, 0, RoundingMode.CEILING));
    r.function(
        "ceiling",
        NUMERIC,
        NUMERIC,
        (c, a) -> NumericMath.round((Numeric) a, 0, RoundingMode.CEILING));
    r.function(
        "floor", NUMERIC, NUMERIC, (c, a) -> NumericMath.round((Numeric) a, 0, RoundingMode.FLOOR));
    r.function("sign", NUMERIC, NUMERIC, (c, a) -> sign((Numeric) a));
    r.function(
        "scale",
        INT4,
        NUMERIC,
        (c, a) -> ((Numeric) a).isFinite() ? (Integer) ((Numeric) a).scale() : null);
    r.function(
        "min_scale",
        INT4,
        NUMERIC,
        (c, a) -> ((Numeric) a).isFinite() ? (Integer) trimScale((Numeric) a).scale() : null);
    r.function("trim_scale", NUMERIC, NUMERIC, (c, a) -> trimScale((Numeric) a));
    r.strict(
        "width_bucket", INT4, List.of(NUMERIC, NUMERIC, NUMERIC, INT4), (c, a) -> widthBucket(a));
  }

  private static void rounding(Registrar r, String name, RoundingMode mode) {
    r.function(name, NUMERIC, NUMERIC, (c, a) -> NumericMath.round((Numeric) a, 0, mode));
    r.function(
        name,
        NUMERIC,
        NUMERIC,
        INT4,
        (c, a, b) -> NumericMath.round((Numeric) a, (Integer) b, mode));
  }

  private static void powers(Registrar r) {
    r.function(
        "power",
        NUMERIC,
        NUMERIC,
        NUMERIC,
        (c, a, b) -> NumericPowers.power((Numeric) a, (Numeric) b));
    r.function(
        "pow",
        NUMERIC,
        NUMERIC,
        NUMERIC,
        (c, a, b) -> NumericPowers.power((Numeric) a, (Numeric) b));
    r.function("sqrt", NUMERIC, NUMERIC, (c, a) -> NumericPowers.sqrt((Numeric) a));
    r.function("exp", NUMERIC, NUMERIC, (c, a) -> NumericPowers.exp((Numeric) a));
    r.function("ln", NUMERIC, NUMERIC, (c, a) -> NumericPowers.ln((Numeric) a));
    r.function("log", NUMERIC, NUMERIC, (c, a) -> NumericPowers.log(Numeric.of(10), (Numeric) a));
    r.function("log10", NUMERIC, NUMERIC, (c, a) -> NumericPowers.log(Numeric.of(10), (Numeric) a));
    r.function(
        "log", NUMERIC, NUMERIC, NUMERIC, (c, a, b) -> NumericPowers.log((Numeric) a, (Numeric) b));
    r.function("factorial", NUMERIC, INT8, (c, a) -> NumericPowers.factorial((Long) a));
  }

  private static Numeric sign(Numeric a) {
    return a.isNaN() ? a : Numeric.of(a.signum());
  }

  private static Numeric trimScale(Numeric a) {
    if (!a.isFinite()) {
      return a;
    }
    BigDecimal stripped = a.decimal().stripTrailingZeros();
    return Numeric.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }

  private static Object widthBucket(Object[] a) {
    Numeric operand = (Numeric) a[0];
    Numeric low = (Numeric) a[1];
    Numeric high = (Numeric) a[2];
    int count = (Integer) a[3];
    if (count <= 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION, "count must be greater than zero");
    }
    if (operand.isNaN() || low.isNaN() || high.isNaN()) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION,
          "operand, lower bound, and upper bound cannot be NaN");
    }
    if (!low.isFinite() || !high.isFinite()) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION,
          "lower and upper bounds must be finite");
    }
    int direction = high.compareTo(low);
    if (direction == 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION,
          "lower bound cannot equal upper bound");
    }
    if (operand.compareTo(low) * direction < 0) {
      return 0;
    }
    if (operand.compareTo(high) * direction >= 0) {
      return Math.addExact(count, 1);
    }
    BigDecimal share =
        operand.decimal().subtract(low.decimal()).multiply(BigDecimal.valueOf(count));
    return share.divideToIntegralValue(high.decimal().subtract(low.decimal())).intValueExact() + 1;
  }

  private static void casts(Registrar r) {
    for (SqlType integer : List.of(INT2, INT4, INT8)) {
      r.cast(
          integer, NUMERIC, CastContext.IMPLICIT, (c, a) -> Numeric.of(((Number) a).longValue()));
    }
    r.cast(
        NUMERIC,
        INT2,
        CastContext.ASSIGNMENT,
        (c, a) -> (short) NumericMath.toLong((Numeric) a, Short.MIN_VALUE, Short.MAX_VALUE, INT2));
    r.cast(
        NUMERIC,
        INT4,
        CastContext.ASSIGNMENT,
        (c, a) ->
            (int) NumericMath.toLong((Numeric) a, Integer.MIN_VALUE, Integer.MAX_VALUE, INT4));
    r.cast(
        NUMERIC,
        INT8,
        CastContext.ASSIGNMENT,
        (c, a) -> NumericMath.toLong((Numeric) a, Long.MIN_VALUE, Long.MAX_VALUE, INT8));
    r.cast(NUMERIC, FLOAT4, CastContext.IMPLICIT, (c, a) -> toFloat4((Numeric) a));
    r.cast(NUMERIC, FLOAT8, CastContext.IMPLICIT, (c, a) -> toFloat8((Numeric) a));
  }

  private static Object toFloat4(Numeric a) {
    return a.isFinite()
        ? FLOAT4.parse(a.toString(), NoSession.INSTANCE)
        : (Object) (float) a.doubleValue();
  }

  private static Object toFloat8(Numeric a) {
    return a.isFinite() ? FLOAT8.parse(a.toString(), NoSession.INSTANCE) : (Object) a.doubleValue();
  }
}
