package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.DateTimes;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.SqlType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** generate_series, unnest and the rows of arrays. A null argument gives no row. */
final class SetFunctions {

  private SetFunctions() {}

  static void register(Registrar r) {
    for (SqlType type : List.of(INT4, INT8)) {
      r.setFunction(
          "generate_series", type, List.of(type, type), List.of(), (c, a, t) -> integers(type, a));
      r.setFunction(
          "generate_series",
          type,
          List.of(type, type, type),
          List.of(),
          (c, a, t) -> integers(type, a));
    }
    r.setFunction(
        "generate_series", NUMERIC, List.of(NUMERIC, NUMERIC), List.of(), (c, a, t) -> numerics(a));
    r.setFunction(
        "generate_series",
        NUMERIC,
        List.of(NUMERIC, NUMERIC, NUMERIC),
        List.of(),
        (c, a, t) -> numerics(a));
    r.setFunction(
        "generate_series",
        TIMESTAMP,
        List.of(TIMESTAMP, TIMESTAMP, INTERVAL),
        List.of(),
        (c, a, t) -> timestamps(a, null));
    r.stable()
        .setFunction(
            "generate_series",
            TIMESTAMPTZ,
            List.of(TIMESTAMPTZ, TIMESTAMPTZ, INTERVAL),
            List.of(),
            (c, a, t) -> timestamps(a, c.timeZone()));
    r.setFunction(
        "unnest", ANYELEMENT, List.of(ANYARRAY), List.of(), (c, a, t) -> unnest((ArrayValue) a[0]));
    r.setFunction(
        "generate_subscripts",
        INT4,
        List.of(ANYARRAY, INT4),
        List.of(),
        (c, a, t) -> subscripts(a));
    // No table is partitioned, so none has ancestors.
    r.setFunction(
        "pg_partition_ancestors",
        REGCLASS,
        List.of(REGCLASS),
        List.of(new SetFunction.Column("relid", REGCLASS)),
        (c, a, t) -> Collections.emptyIterator());
    r.setFunction(
        "_pg_expandarray",
        RECORD,
        List.of(ANYARRAY),
        List.of(new SetFunction.Column("x", ANYELEMENT), new SetFunction.Column("n", INT4)),
        (c, a, t) -> expanded((ArrayValue) a[0]));
  }

  /** The elements with their places, counted from 1. */
  private static Iterator<@Nullable Object[]> expanded(@Nullable ArrayValue array) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (array != null) {
      for (Object element : array.elements()) {
        rows.add(new Object[] {element, rows.size() + 1});
      }
    }
    return rows.iterator();
  }

  /** No rows. */
  static Iterator<@Nullable Object[]> none() {
    return Collections.emptyIterator();
  }

  /** One row of one column for each value. */
  static Iterator<@Nullable Object[]> single(List<? extends @Nullable Object> values) {
    Iterator<? extends @Nullable Object> each = values.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public @Nullable Object[] next() {
        return new Object[] {each.next()};
      }
    };
  }

  /** Rows from {@code first} while {@code inside} holds. */
  private static Iterator<@Nullable Object[]> steps(
      Object first, Predicate<Object> inside, UnaryOperator<@Nullable Object> step) {
    return new Iterator<>() {
      private @Nullable Object next = inside.test(first) ? first : null;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public @Nullable Object[] next() {
        Object value = next;
        if (value == null) {
          throw new NoSuchElementException();
        }
        Object following = step.apply(value);
        next = following != null && inside.test(following) ? following : null;
        return new Object[] {value};
      }
    };
  }

  private static boolean anyNull(@Nullable Object[] arguments) {
    return Arrays.stream(arguments).anyMatch(a -> a == null);
  }

  private static SqlError zeroStep() {
    return new SqlError(SqlState.INVALID_PARAMETER_VALUE, "step size cannot equal zero");
  }

  private static Iterator<@Nullable Object[]> integers(SqlType type, @Nullable Object[] a) {
    if (anyNull(a)) {
      return none();
    }
    long last = ((Number) notNull(a[1])).longValue();
    long step = a.length > 2 ? ((Number) notNull(a[2])).longValue() : 1;
    if (step == 0) {
      throw zeroStep();
    }
    boolean int4 = type.equals(INT4);
    return steps(
        notNull(a[0]),
        value ->
            step > 0 ? ((Number) value).longValue() <= last : ((Number) value).longValue() >= last,
        value -> {
          long current = ((Number) notNull(value)).longValue();
          long following = current + step;
          boolean overflow =
              ((current ^ following) & (step ^ following)) < 0
                  || int4 && following != (int) following;
          return overflow ? null : IntegerFunctions.box(type, following);
        });
  }

  private static Iterator<@Nullable Object[]> numerics(@Nullable Object[] a) {
    if (anyNull(a)) {
      return none();
    }
    String[] names = {"start value", "stop value", "step size"};
    for (int i = 0; i < a.length; i++) {
      Numeric value = (Numeric) notNull(a[i]);
      if (!value.isFinite()) {
        throw SqlError.of(
            SqlState.INVALID_PARAMETER_VALUE,
            "%s cannot be %s",
            names[i],
            value.isNaN() ? "NaN" : "infinity");
      }
    }
    Numeric last = (Numeric) notNull(a[1]);
    Numeric step = a.length > 2 ? (Numeric) notNull(a[2]) : Numeric.ONE;
    if (step.signum() == 0) {
      throw zeroStep();
    }
    return steps(
        notNull(a[0]),
        value -> ((Numeric) value).compareTo(last) * step.signum() <= 0,
        value -> NumericMath.add((Numeric) notNull(value), step));
  }

  /**
   * @param zone in which months and days are counted; null for a timestamp without
   */
  private static Iterator<@Nullable Object[]> timestamps(
      @Nullable Object[] a, @Nullable ZoneId zone) {
    if (anyNull(a)) {
      return none();
    }
    long last = (Long) notNull(a[1]);
    Interval step = (Interval) notNull(a[2]);
    if (!step.isFinite()) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "step size cannot be infinite");
    }
    int sign = INTERVAL.compare(step, Interval.ZERO);
    if (sign == 0) {
      throw zeroStep();
    }
    return steps(
        notNull(a[0]),
        value -> sign > 0 ? (Long) value <= last : (Long) value >= last,
        value -> {
          long current = (Long) notNull(value);
          return zone == null ? DateTimes.plus(current, step) : DateTimes.plus(current, step, zone);
        });
  }

  private static Object notNull(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }

  private static Iterator<@Nullable Object[]> unnest(@Nullable ArrayValue array) {
    return array == null ? none() : single(Arrays.asList(array.elements()));
  }

  private static Iterator<@Nullable Object[]> subscripts(@Nullable Object[] a) {
    ArrayValue array = (ArrayValue) a[0];
    if (array == null || a[1] == null) {
      return none();
    }
    int dimension = (Integer) a[1] - 1;
    if (dimension < 0 || dimension >= array.dimensions()) {
      return none();
    }
    int first = array.lowerBound(dimension);
    return integers(INT4, new Object[] {first, first + array.length(dimension) - 1});
  }
}
