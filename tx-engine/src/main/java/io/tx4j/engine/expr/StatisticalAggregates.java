package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.AggregateFunction.Accumulator;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.NumericPowers;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** avg of floating point, variance and standard deviation. */
final class StatisticalAggregates {

  /** What is made of the sums in the end. */
  private enum Result {
    AVERAGE,
    VARIANCE,
    POPULATION_VARIANCE,
    DEVIATION,
    POPULATION_DEVIATION;

    boolean ofPopulation() {
      return this == POPULATION_VARIANCE || this == POPULATION_DEVIATION;
    }

    boolean isDeviation() {
      return this == DEVIATION || this == POPULATION_DEVIATION;
    }
  }

  private StatisticalAggregates() {}

  static void register(Registrar r) {
    for (SqlType type : List.of(FLOAT4, FLOAT8)) {
      r.aggregate("avg", FLOAT8, List.of(type), (types, result) -> new Floats(Result.AVERAGE));
    }
    register(r, "variance", Result.VARIANCE);
    register(r, "var_samp", Result.VARIANCE);
    register(r, "var_pop", Result.POPULATION_VARIANCE);
    register(r, "stddev", Result.DEVIATION);
    register(r, "stddev_samp", Result.DEVIATION);
    register(r, "stddev_pop", Result.POPULATION_DEVIATION);
  }

  private static void register(Registrar r, String name, Result kind) {
    for (SqlType type : List.of(FLOAT4, FLOAT8)) {
      r.aggregate(name, FLOAT8, List.of(type), (types, result) -> new Floats(kind));
    }
    for (SqlType type : List.of(INT2, INT4, INT8, NUMERIC)) {
      r.aggregate(name, NUMERIC, List.of(type), (types, result) -> new Exact(kind));
    }
  }

  /**
   * The method of Youngs and Cramer, which keeps the sum of the squared distances and not of the
   * squares.
   */
  private static final class Floats implements Accumulator {
    private final Result kind;
    private double count;
    private double sum;
    private double squares;

    Floats(Result kind) {
      this.kind = kind;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments[0] == null) {
        return;
      }
      double value = ((Number) arguments[0]).doubleValue();
      double before = sum;
      count++;
      sum += value;
      if (count == 1) {
        squares = Double.isFinite(value) ? 0 : Double.NaN;
        return;
      }
      double distance = value * count - sum;
      squares += distance * distance / (count * (count - 1));
      if (Double.isInfinite(sum) || Double.isInfinite(squares)) {
        if (!Double.isInfinite(before) && !Double.isInfinite(value)) {
          throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: overflow");
        }
        squares = Double.NaN;
      }
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      if (count == 0 || count == 1 && kind != Result.AVERAGE && !kind.ofPopulation()) {
        return null;
      }
      if (kind == Result.AVERAGE) {
        return sum / count;
      }
      double variance = squares / (kind.ofPopulation() ? count : count - 1);
      return kind.isDeviation() ? Math.sqrt(variance) : variance;
    }
  }

  private static final class Exact implements Accumulator {
    private final Result kind;
    private long count;
    private Numeric sum = Numeric.ZERO;
    private Numeric squares = Numeric.ZERO;

    Exact(Result kind) {
      this.kind = kind;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      Object argument = arguments[0];
      if (argument == null) {
        return;
      }
      Numeric value =
          argument instanceof Numeric
              ? (Numeric) argument
              : Numeric.of(((Number) argument).longValue());
      count++;
      sum = NumericMath.add(sum, value);
      squares = NumericMath.add(squares, NumericMath.multiply(value, value));
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      if (count == 0 || count == 1 && !kind.ofPopulation()) {
        return null;
      }
      if (!sum.isFinite()) {
        return Numeric.NAN;
      }
      Numeric n = Numeric.of(count);
      Numeric numerator =
          NumericMath.subtract(NumericMath.multiply(n, squares), NumericMath.multiply(sum, sum));
      if (numerator.signum() <= 0) {
        return Numeric.ZERO;
      }
      Numeric divisor =
          NumericMath.multiply(n, Numeric.of(kind.ofPopulation() ? count : count - 1));
      Numeric variance = NumericMath.divide(numerator, divisor);
      return kind.isDeviation() ? NumericPowers.sqrt(variance, variance.scale()) : variance;
    }
  }
}
