package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.SqlType;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic and mathematical functions of real and double precision. A result that became infinite
 * or zero without its arguments being so is 22003.
 */
final class FloatFunctions {

  private static final double RADIANS_PER_DEGREE = 0.0174532925199432957692;

  private FloatFunctions() {}

  @FunctionalInterface
  private interface Operation {
    double apply(double a, double b);
  }

  static void register(Registrar r) {
    for (SqlType left : new SqlType[] {FLOAT4, FLOAT8}) {
      for (SqlType right : new SqlType[] {FLOAT4, FLOAT8}) {
        SqlType wider = left.equals(right) ? left : FLOAT8;
        arithmetic(r, "+", wider, left, right, FloatFunctions::add);
        arithmetic(r, "-", wider, left, right, (a, b) -> add(a, -b));
        arithmetic(r, "*", wider, left, right, FloatFunctions::multiply);
        arithmetic(r, "/", wider, left, right, FloatFunctions::divide);
      }
    }
    for (SqlType type : new SqlType[] {FLOAT4, FLOAT8}) {
      r.operator("+", type, type, (c, a) -> a);
      r.operator("-", type, type, (c, a) -> box(type, -number(a)));
      r.operator("@", type, type, (c, a) -> box(type, Math.abs(number(a))));
      r.function("abs", type, type, (c, a) -> box(type, Math.abs(number(a))));
    }
    mathematics(r);
    casts(r);
  }

  private static void mathematics(Registrar r) {
    unary(r, "ceil", Math::ceil);
    unary(r, "ceiling", Math::ceil);
    unary(r, "floor", Math::floor);
    unary(r, "round", Math::rint);
    unary(r, "trunc", a -> a < 0 ? Math.ceil(a) : Math.floor(a));
    unary(r, "sign", a -> a > 0 ? 1 : a < 0 ? -1 : 0);
    unary(r, "sqrt", FloatFunctions::sqrt);
    unary(r, "dsqrt", FloatFunctions::sqrt);
    unary(r, "cbrt", Math::cbrt);
    unary(r, "exp", a -> checked(Math.exp(a), Double.isInfinite(a), a == Double.NEGATIVE_INFINITY));
    unary(r, "ln", a -> Math.log(positive(a)));
    unary(r, "log", a -> Math.log10(positive(a)));
    unary(r, "log10", a -> Math.log10(positive(a)));
    unary(r, "degrees", a -> a / RADIANS_PER_DEGREE);
    unary(r, "radians", a -> a * RADIANS_PER_DEGREE);
    unary(r, "sin", a -> Math.sin(finite(a)));
    unary(r, "cos", a -> Math.cos(finite(a)));
    unary(r, "tan", a -> Math.tan(finite(a)));
    unary(r, "cot", a -> 1 / Math.tan(finite(a)));
    unary(r, "asin", a -> Math.asin(unit(a)));
    unary(r, "acos", a -> Math.acos(unit(a)));
    unary(r, "atan", Math::atan);
    unary(r, "sinh", Math::sinh);
    unary(r, "cosh", Math::cosh);
    unary(r, "tanh", Math::tanh);
    r.function("atan2", FLOAT8, FLOAT8, FLOAT8, (c, a, b) -> Math.atan2((Double) a, (Double) b));
    r.function("power", FLOAT8, FLOAT8, FLOAT8, (c, a, b) -> power((Double) a, (Double) b));
    r.function("pow", FLOAT8, FLOAT8, FLOAT8, (c, a, b) -> power((Double) a, (Double) b));
    r.operator("^", FLOAT8, FLOAT8, FLOAT8, (c, a, b) -> power((Double) a, (Double) b));
    r.operator("|/", FLOAT8, FLOAT8, (c, a) -> sqrt((Double) a));
    r.operator("||/", FLOAT8, FLOAT8, (c, a) -> Math.cbrt((Double) a));
    r.function("pi", FLOAT8, c -> Math.PI);
    r.volatileOnes().function("random", FLOAT8, c -> ThreadLocalRandom.current().nextDouble());
  }

  private static void casts(Registrar r) {
    r.cast(FLOAT4, FLOAT8, CastContext.IMPLICIT, (c, a) -> (double) (Float) a);
    r.cast(FLOAT8, FLOAT4, CastContext.ASSIGNMENT, (c, a) -> toFloat((Double) a));
    r.cast(FLOAT4, NUMERIC, CastContext.ASSIGNMENT, (c, a) -> NumericMath.fromFloat((Float) a));
    r.cast(FLOAT8, NUMERIC, CastContext.ASSIGNMENT, (c, a) -> NumericMath.fromDouble((Double) a));
    for (SqlType integer : new SqlType[] {INT2, INT4, INT8}) {
      r.cast(integer, FLOAT4, CastContext.IMPLICIT, (c, a) -> ((Number) a).floatValue());
      r.cast(integer, FLOAT8, CastContext.IMPLICIT, (c, a) -> ((Number) a).doubleValue());
      r.cast(FLOAT4, integer, CastContext.ASSIGNMENT, (c, a) -> toInteger(number(a), integer));
      r.cast(FLOAT8, integer, CastContext.ASSIGNMENT, (c, a) -> toInteger(number(a), integer));
    }
  }

  private static void unary(Registrar r, String name, DoubleUnaryOperator operation) {
    r.function(name, FLOAT8, FLOAT8, (c, a) -> operation.applyAsDouble((Double) a));
  }

  private static void arithmetic(
      Registrar r, String name, SqlType result, SqlType left, SqlType right, Operation operation) {
    if (result.equals(FLOAT4)) {
      r.operator(name, result, left, right, (c, a, b) -> single(operation, (Float) a, (Float) b));
    } else {
      r.operator(name, result, left, right, (c, a, b) -> operation.apply(number(a), number(b)));
    }
  }

  /** In double precision and rounded once, which gives what single precision gives. */
  private static Float single(Operation operation, float a, float b) {
    double exact = operation.apply(a, b);
    float rounded = (float) exact;
    return (float) checked(rounded, Double.isInfinite(exact), exact == 0);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static Object box(SqlType type, double value) {
    if (type.equals(FLOAT4)) {
      return (float) value;
    }
    return value;
  }

  static Float sum(float a, float b) {
    return single(FloatFunctions::add, a, b);
  }

  static double add(double a, double b) {
    return checked(a + b, Double.isInfinite(a) || Double.isInfinite(b), true);
  }

  private static double multiply(double a, double b) {
    return checked(a * b, Double.isInfinite(a) || Double.isInfinite(b), a == 0 || b == 0);
  }

  private static double divide(double a, double b) {
    if (b == 0 && !Double.isNaN(a)) {
      throw NumericMath.divisionByZero();
    }
    return checked(a / b, Double.isInfinite(a), a == 0 || Double.isInfinite(b));
  }

  private static double power(double a, double b) {
    if (a == 0 && b < 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "zero raised to a negative power is undefined");
    }
    if (a < 0 && !Double.isNaN(b) && b != Math.floor(b)) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "a negative number raised to a non-integer power yields a complex result");
    }
    if (a == 1 || b == 0) {
      return 1;
    }
    boolean infinite = Double.isInfinite(a) || Double.isInfinite(b);
    return checked(
        a == -1 && Double.isInfinite(b) ? 1 : Math.pow(a, b), infinite, infinite || a == 0);
  }

  private static double sqrt(double a) {
    if (a < 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "cannot take square root of a negative number");
    }
    return Math.sqrt(a);
  }

  private static double positive(double a) {
    if (a == 0) {
      throw new SqlError(SqlState.INVALID_ARGUMENT_FOR_LOGARITHM, "cannot take logarithm of zero");
    }
    if (a < 0) {
      throw new SqlError(
          SqlState.INVALID_ARGUMENT_FOR_LOGARITHM, "cannot take logarithm of a negative number");
    }
    return a;
  }

  private static double finite(double a) {
    if (Double.isInfinite(a)) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
    }
    return a;
  }

  private static double unit(double a) {
    if (a < -1 || a > 1) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
    }
    return a;
  }

  private static double checked(double result, boolean infinityAllowed, boolean zeroAllowed) {
    if (Double.isInfinite(result) && !infinityAllowed) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: overflow");
    }
    if (result == 0 && !zeroAllowed) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: underflow");
    }
    return result;
  }

  static Float toFloat(double value) {
    return (float) checked((float) value, Double.isInfinite(value), value == 0);
  }

  /** Rounds half to even. */
  private static Object toInteger(double value, SqlType type) {
    double rounded = Math.rint(value);
    // The bounds as doubles: the upper one, 2^63, is exact, and itself out of range.
    if (Double.isNaN(rounded) || rounded < -0x1p63 || rounded >= 0x1p63) {
      throw IntegerFunctions.outOfRange(type);
    }
    return IntegerFunctions.box(type, (long) rounded);
  }
}
