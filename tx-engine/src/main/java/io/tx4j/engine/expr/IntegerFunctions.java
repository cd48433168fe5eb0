package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.SqlType;
import java.util.List;

/** Arithmetic and bits of smallint, integer and bigint. A result that does not fit is 22003. */
final class IntegerFunctions {

  private static final List<String> SIZE_UNITS = List.of("kB", "MB", "GB", "TB", "PB");

  /** From here on pg_size_pretty leaves bytes for the next unit; further up it counts in halves. */
  private static final long LONGEST_IN_BYTES = 10 * 1024;

  private static final long LONGEST_IN_HALVES = 20 * 1024 - 1;

  private IntegerFunctions() {}

  /** An operation that throws ArithmeticException where a long does not hold the result. */
  @FunctionalInterface
  private interface Operation {
    long apply(long a, long b);
  }

  static void register(Registrar r) {
    for (SqlType left : List.of(INT2, INT4, INT8)) {
      for (SqlType right : List.of(INT2, INT4, INT8)) {
        SqlType wider = left.length() >= right.length() ? left : right;
        arithmetic(r, "+", wider, left, right, Math::addExact);
        arithmetic(r, "-", wider, left, right, Math::subtractExact);
        arithmetic(r, "*", wider, left, right, Math::multiplyExact);
        arithmetic(r, "/", wider, left, right, IntegerFunctions::divide);
      }
    }
    for (SqlType type : List.of(INT2, INT4, INT8)) {
      arithmetic(r, "%", type, type, type, IntegerFunctions::remainder);
      function(r, "mod", type, IntegerFunctions::remainder);
      arithmetic(r, "&", type, type, type, (a, b) -> a & b);
      arithmetic(r, "|", type, type, type, (a, b) -> a | b);
      arithmetic(r, "#", type, type, type, (a, b) -> a ^ b);
      int bits = type.length() * 8;
      arithmetic(r, "<<", type, type, INT4, (a, b) -> cut(a << (b & Math.max(31, bits - 1)), bits));
      arithmetic(r, ">>", type, type, INT4, (a, b) -> a >> (b & Math.max(31, bits - 1)));
      r.operator("+", type, type, (c, a) -> a);
      r.operator("-", type, type, (c, a) -> calculate(type, Math::subtractExact, 0L, a));
      r.operator("~", type, type, (c, a) -> box(type, ~((Number) a).longValue()));
      r.operator("@", type, type, (c, a) -> abs(type, a));
      r.function("abs", type, type, (c, a) -> abs(type, a));
    }
    for (SqlType type : List.of(INT4, INT8)) {
      function(r, "gcd", type, IntegerFunctions::gcd);
      function(r, "lcm", type, IntegerFunctions::lcm);
    }
    r.function("to_hex", TEXT, INT4, (c, a) -> Integer.toHexString((Integer) a));
    r.function("to_hex", TEXT, INT8, (c, a) -> Long.toHexString((Long) a));
    r.function("to_bin", TEXT, INT4, (c, a) -> Integer.toBinaryString((Integer) a));
    r.function("to_bin", TEXT, INT8, (c, a) -> Long.toBinaryString((Long) a));
    r.function("to_oct", TEXT, INT4, (c, a) -> Integer.toOctalString((Integer) a));
    r.function("to_oct", TEXT, INT8, (c, a) -> Long.toOctalString((Long) a));
    r.function("pg_size_pretty", TEXT, INT8, (c, a) -> prettySize((Long) a));
    casts(r);
  }

  /** The size in the smallest unit with few digits, rounded half away from zero. */
  private static String prettySize(long bytes) {
    if (Math.abs((double) bytes) < LONGEST_IN_BYTES) {
      return bytes + " bytes";
    }
    long halves = bytes / 512;
    int unit = 0;
    while (unit < SIZE_UNITS.size() - 1 && Math.abs(halves) >= LONGEST_IN_HALVES) {
      halves /= 1024;
      unit++;
    }
    return (halves + Long.signum(halves)) / 2 + " " + SIZE_UNITS.get(unit);
  }

  private static void casts(Registrar r) {
    widen(r, INT2, INT4);
    widen(r, INT2, INT8);
    widen(r, INT4, INT8);
    narrow(r, INT4, INT2);
    narrow(r, INT8, INT2);
    narrow(r, INT8, INT4);
    r.cast(INT4, BOOL, CastContext.EXPLICIT, (c, a) -> (Integer) a != 0);
    r.cast(BOOL, INT4, CastContext.EXPLICIT, (c, a) -> (Boolean) a ? 1 : 0);
  }

  private static void widen(Registrar r, SqlType from, SqlType to) {
    r.cast(from, to, CastContext.IMPLICIT, (c, a) -> box(to, ((Number) a).longValue()));
  }

  private static void narrow(Registrar r, SqlType from, SqlType to) {
    r.cast(from, to, CastContext.ASSIGNMENT, (c, a) -> box(to, ((Number) a).longValue()));
  }

  private static void arithmetic(
      Registrar r, String name, SqlType result, SqlType left, SqlType right, Operation operation) {
    r.operator(name, result, left, right, (c, a, b) -> calculate(result, operation, a, b));
  }

  private static void function(Registrar r, String name, SqlType type, Operation operation) {
    r.function(name, type, type, type, (c, a, b) -> calculate(type, operation, a, b));
  }

  private static Object calculate(SqlType type, Operation operation, Object a, Object b) {
    try {
      return box(type, operation.apply(((Number) a).longValue(), ((Number) b).longValue()));
    } catch (ArithmeticException overflow) {
      throw outOfRange(type);
    }
  }

  /** The number as a value of the type: 22003 where it does not fit. */
  static Object box(SqlType type, long value) {
    if (type.equals(INT8)) {
      return value;
    }
    if (type.equals(INT4)) {
      if (value != (int) value) {
        throw outOfRange(type);
      }
      return (int) value;
    }
    if (value != (short) value) {
      throw outOfRange(type);
    }
    return (short) value;
  }

  static SqlError outOfRange(SqlType type) {
    return new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, type.displayName() + " out of range");
  }

  private static long cut(long value, int bits) {
    return value << 64 - bits >> 64 - bits;
  }

  private static long divide(long a, long b) {
    if (b == 0) {
      throw NumericMath.divisionByZero();
    }
    if (a == Long.MIN_VALUE && b == -1) {
      throw new ArithmeticException();
    }
    return a / b;
  }

  private static long remainder(long a, long b) {
    if (b == 0) {
      throw NumericMath.divisionByZero();
    }
    return a % b;
  }

  private static Object abs(SqlType type, Object a) {
    long value = ((Number) a).longValue();
    if (value == Long.MIN_VALUE) {
      throw outOfRange(type);
    }
    return box(type, Math.abs(value));
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return Math.absExact(x);
  }

  private static long lcm(long a, long b) {
    return a == 0 || b == 0 ? 0 : Math.absExact(Math.multiplyExact(a / gcd(a, b), b));
  }
}
