package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.AggregateFunction.Accumulator;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.SqlType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The general-purpose aggregates. All but count, array_agg and the JSON ones pass over nulls and
 * give null for no value.
 */
final class Aggregates {

  private static final List<SqlType> EXTREMES =
      List.of(
          INT2,
          INT4,
          INT8,
          OID,
          FLOAT4,
          FLOAT8,
          NUMERIC,
          TEXT,
          BPCHAR,
          BYTEA,
          DATE,
          TIME,
          TIMETZ,
          TIMESTAMP,
          TIMESTAMPTZ,
          INTERVAL,
          XID8,
          ANYARRAY,
          ANYENUM);

  private Aggregates() {}

  static void register(Registrar r) {
    r.aggregate("count", INT8, List.of(), (types, result) -> new Count());
    r.aggregate("count", INT8, List.of(ANY), (types, result) -> new Count());
    for (SqlType type : EXTREMES) {
      r.aggregate("max", type, List.of(type), (types, result) -> new Extreme(types.get(0), 1));
      r.aggregate("min", type, List.of(type), (types, result) -> new Extreme(types.get(0), -1));
    }
    sums(r);
    averages(r);
    r.aggregate(
        "bool_and",
        BOOL,
        List.of(BOOL),
        (types, result) -> new Fold((c, a, b) -> (Boolean) a && (Boolean) b));
    r.aggregate(
        "every",
        BOOL,
        List.of(BOOL),
        (types, result) -> new Fold((c, a, b) -> (Boolean) a && (Boolean) b));
    r.aggregate(
        "bool_or",
        BOOL,
        List.of(BOOL),
        (types, result) -> new Fold((c, a, b) -> (Boolean) a || (Boolean) b));
    for (SqlType type : List.of(INT2, INT4, INT8)) {
      bits(r, "bit_and", type, (a, b) -> a & b);
      bits(r, "bit_or", type, (a, b) -> a | b);
      bits(r, "bit_xor", type, (a, b) -> a ^ b);
    }
    r.aggregate("string_agg", TEXT, List.of(TEXT, TEXT), (types, result) -> new Joined());
    r.aggregate(
        "array_agg",
        ANYARRAY,
        List.of(ANYNONARRAY),
        (types, result) -> new Collected(Objects.requireNonNull(result.elementType())));
    r.aggregate(
        "array_agg",
        ANYARRAY,
        List.of(ANYARRAY),
        (types, result) -> new Stacked(Objects.requireNonNull(result.elementType())));
    r.aggregate(
        "any_value", ANYELEMENT, List.of(ANYELEMENT), (types, result) -> new Fold((c, a, b) -> a));
  }

  private static void bits(Registrar r, String name, SqlType type, LongBinaryOperator operation) {
    r.aggregate(
        name,
        type,
        List.of(type),
        (types, result) ->
            new Fold(
                (c, a, b) ->
                    IntegerFunctions.box(
                        type,
                        operation.applyAsLong(
                            ((Number) a).longValue(), ((Number) b).longValue()))));
  }

  private static void sums(Registrar r) {
    r.aggregate("sum", INT8, List.of(INT2), (types, result) -> new LongSum());
    r.aggregate("sum", INT8, List.of(INT4), (types, result) -> new LongSum());
    r.aggregate("sum", NUMERIC, List.of(INT8), (types, result) -> new WideSum());
    r.aggregate(
        "sum",
        NUMERIC,
        List.of(NUMERIC),
        (types, result) -> new Fold((c, a, b) -> NumericMath.add((Numeric) a, (Numeric) b)));
    r.aggregate(
        "sum",
        FLOAT4,
        List.of(FLOAT4),
        (types, result) -> new Fold((c, a, b) -> FloatFunctions.sum((Float) a, (Float) b)));
    r.aggregate(
        "sum",
        FLOAT8,
        List.of(FLOAT8),
        (types, result) -> new Fold((c, a, b) -> FloatFunctions.add((Double) a, (Double) b)));
    r.aggregate(
        "sum",
        INTERVAL,
        List.of(INTERVAL),
        (types, result) -> new Fold((c, a, b) -> Intervals.add((Interval) a, (Interval) b)));
  }

  private static void averages(Registrar r) {
    for (SqlType type : List.of(INT2, INT4, INT8)) {
      r.aggregate("avg", NUMERIC, List.of(type), (types, result) -> new Average(WideSum::new));
    }
    r.aggregate(
        "avg",
        NUMERIC,
        List.of(NUMERIC),
        (types, result) ->
            new Average(() -> new Fold((c, a, b) -> NumericMath.add((Numeric) a, (Numeric) b))));
    r.aggregate("avg", INTERVAL, List.of(INTERVAL), (types, result) -> new IntervalAverage());
  }

  /** Rows, or rows whose argument is not null. */
  private static final class Count implements Accumulator {
    private long count;

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments.length == 0 || arguments[0] != null) {
        count++;
      }
    }

    @Override
    public Object result(EvalContext context) {
      return count;
    }
  }

  private static final class Extreme implements Accumulator {
    private final SqlType type;
    private final int sign;
    private @Nullable Object best;

    Extreme(SqlType type, int sign) {
      this.type = type;
      this.sign = sign;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      Object value = arguments[0];
      if (value != null && (best == null || Integer.signum(type.compare(value, best)) == sign)) {
        best = value;
      }
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return best;
    }
  }

  /** Combines the first value with the second, the result with the third, and so on. */
  static final class Fold implements Accumulator {
    private final Code.Two combine;
    private @Nullable Object state;

    Fold(Code.Two combine) {
      this.combine = combine;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      Object value = arguments[0];
      if (value != null) {
        state = state == null ? value : combine.call(context, state, value);
      }
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return state;
    }
  }

  /** The sum of smaller integers as a bigint: 22003 where it does not fit. */
  private static final class LongSum implements Accumulator {
    private long sum;
    private boolean any;

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments[0] == null) {
        return;
      }
      any = true;
      try {
        sum = Math.addExact(sum, ((Number) arguments[0]).longValue());
      } catch (ArithmeticException overflow) {
        throw IntegerFunctions.outOfRange(INT8);
      }
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return any ? (Object) sum : null;
    }
  }

  /** The sum of integers as a numeric, kept in a long while it fits. */
  private static final class WideSum implements Accumulator {
    private BigInteger high = BigInteger.ZERO;
    private long low;
    private boolean any;

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments[0] == null) {
        return;
      }
      any = true;
      long value = ((Number) arguments[0]).longValue();
      long sum = low + value;
      if (((low ^ sum) & (value ^ sum)) < 0) {
        high = high.add(BigInteger.valueOf(low));
        sum = value;
      }
      low = sum;
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return any ? Numeric.of(high.add(BigInteger.valueOf(low))) : null;
    }
  }

  private static final class Average implements Accumulator {
    private final Accumulator sum;
    private long count;

    Average(Supplier<Accumulator> sum) {
      this.sum = sum.get();
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments[0] != null) {
        sum.add(arguments, context);
        count++;
      }
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      Object total = sum.result(context);
      return total == null ? null : NumericMath.divide((Numeric) total, Numeric.of(count));
    }
  }

  private static final class IntervalAverage implements Accumulator {
    private Interval sum = Interval.ZERO;
    private long count;

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments[0] != null) {
        sum = Intervals.add(sum, (Interval) arguments[0]);
        count++;
      }
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return count == 0 ? null : Intervals.multiply(sum, 1.0 / count);
    }
  }

  /** string_agg: the delimiter stands before each value but the first. */
  private static final class Joined implements Accumulator {
    private @Nullable StringBuilder out;

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments[0] == null) {
        return;
      }
      if (out == null) {
        out = new StringBuilder();
      } else if (arguments[1] != null) {
        out.append((String) arguments[1]);
      }
      out.append((String) arguments[0]);
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return out == null ? null : out.toString();
    }
  }

  private static final class Collected implements Accumulator {
    private final SqlType elementType;
    private final List<@Nullable Object> elements = new ArrayList<>();

    Collected(SqlType elementType) {
      this.elementType = elementType;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      elements.add(arguments[0]);
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return elements.isEmpty() ? null : ArrayValue.of(elementType, elements);
    }
  }

  /** Arrays of the same shape, which become those of one with a dimension more. */
  private static final class Stacked implements Accumulator {
    private final SqlType elementType;
    private final List<@Nullable Object> arrays = new ArrayList<>();

    Stacked(SqlType elementType) {
      this.elementType = elementType;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      ArrayValue array = (ArrayValue) arguments[0];
      if (array == null) {
        throw new SqlError(SqlState.NULL_VALUE_NOT_ALLOWED, "cannot accumulate null arrays");
      }
      if (array.size() == 0) {
        throw new SqlError(SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot accumulate empty arrays");
      }
      Object first = arrays.isEmpty() ? array : arrays.get(0);
      if (!Arrays.equals(array.lengths(), ((ArrayValue) Objects.requireNonNull(first)).lengths())) {
        throw new SqlError(
            SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot accumulate arrays of different dimensionality");
      }
      arrays.add(array);
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return arrays.isEmpty() ? null : ArrayExpr.joined(elementType, arrays.toArray());
    }
  }
}
