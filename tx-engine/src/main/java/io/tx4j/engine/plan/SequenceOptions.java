package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.SequenceOption;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of CREATE SEQUENCE, ALTER SEQUENCE and of identity columns. */
final class SequenceOptions {

  private final Map<SequenceOption.Kind, SequenceOption> options =
      new EnumMap<>(SequenceOption.Kind.class);
  private final DdlScript script;
  private final @Nullable SqlType givenType;

  /**
   * @param givenType the type of the column; null where the options may say it
   */
  SequenceOptions(DdlScript script, List<SequenceOption> list, @Nullable SqlType givenType) {
    this.script = script;
    this.givenType = givenType;
    for (SequenceOption option : list) {
      if (options.put(option.kind(), option) != null
          || (givenType != null && option.kind() == SequenceOption.Kind.AS_TYPE)) {
        throw new SqlError(SqlState.SYNTAX_ERROR, "conflicting or redundant options")
            .position(option.position());
      }
    }
  }

  /** A new sequence. */
  SequenceDef create(int oid, int schemaOid, String name) {
    SqlType type = type(Types.INT8);
    long increment = increment(1);
    boolean up = increment > 0;
    long min = minimum(up ? 1 : least(type), type, up);
    long max = maximum(up ? greatest(type) : -1, type, up);
    checkRange(min, max);
    long start = number(SequenceOption.Kind.START, up ? min : max);
    checkStart(start, min, max);
    return new SequenceDef(
        oid,
        schemaOid,
        name,
        type,
        start,
        increment,
        min,
        max,
        cache(1),
        cycle(false),
        0,
        0,
        false);
  }

  /** The sequence with what the options change. */
  SequenceDef alter(SequenceDef before) {
    SqlType type = type(before.type());
    long increment = increment(before.increment());
    boolean up = increment > 0;
    boolean retyped = !type.equals(before.type());
    boolean wasLeast = before.minValue() == least(before.type());
    boolean wasGreatest = before.maxValue() == greatest(before.type());
    long min = minimum(retyped && wasLeast ? least(type) : before.minValue(), type, up);
    long max = maximum(retyped && wasGreatest ? greatest(type) : before.maxValue(), type, up);
    checkRange(min, max);
    long start = number(SequenceOption.Kind.START, before.start());
    checkStart(start, min, max);
    return new SequenceDef(
        before.oid(),
        before.schemaOid(),
        before.name(),
        type,
        start,
        increment,
        min,
        max,
        cache(before.cache()),
        cycle(before.cycle()),
        before.ownerTable(),
        before.ownerColumn(),
        before.ofIdentity());
  }

  /** The value of RESTART; null where it is not given. */
  @Nullable Long restart(SequenceDef sequence) {
    return options.containsKey(SequenceOption.Kind.RESTART)
        ? number(SequenceOption.Kind.RESTART, sequence.start())
        : null;
  }

  /** OWNED BY; null where it is not given. */
  @Nullable SequenceOption owner() {
    return options.get(SequenceOption.Kind.OWNED_BY);
  }

  private SqlType type(SqlType otherwise) {
    SequenceOption option = options.get(SequenceOption.Kind.AS_TYPE);
    SqlType type = givenType != null ? givenType : otherwise;
    if (option != null && option.type() != null) {
      type =
          new TypeBinder(script.catalog(), script.context().searchPath())
              .bind(option.type())
              .type();
    }
    if (!type.equals(Types.INT2) && !type.equals(Types.INT4) && !type.equals(Types.INT8)) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE, "sequence type must be smallint, integer, or bigint");
    }
    return type;
  }

  private long increment(long otherwise) {
    long increment = number(SequenceOption.Kind.INCREMENT, otherwise);
    if (increment == 0) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "INCREMENT must not be zero");
    }
    return increment;
  }

  private long minimum(long otherwise, SqlType type, boolean up) {
    long none = up ? 1 : least(type);
    long min =
        options.containsKey(SequenceOption.Kind.NO_MINVALUE)
            ? none
            : number(SequenceOption.Kind.MINVALUE, otherwise);
    checkFits(min, "MINVALUE", type);
    return min;
  }

  private long maximum(long otherwise, SqlType type, boolean up) {
    long none = up ? greatest(type) : -1;
    long max =
        options.containsKey(SequenceOption.Kind.NO_MAXVALUE)
            ? none
            : number(SequenceOption.Kind.MAXVALUE, otherwise);
    checkFits(max, "MAXVALUE", type);
    return max;
  }

  private long cache(long otherwise) {
    long cache = number(SequenceOption.Kind.CACHE, otherwise);
    if (cache <= 0) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE, "CACHE (%d) must be greater than zero", cache);
    }
    return cache;
  }

  private boolean cycle(boolean otherwise) {
    if (options.containsKey(SequenceOption.Kind.CYCLE)) {
      return true;
    }
    return !options.containsKey(SequenceOption.Kind.NO_CYCLE) && otherwise;
  }

  private long number(SequenceOption.Kind kind, long otherwise) {
    SequenceOption option = options.get(kind);
    if (option == null || option.number() == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(option.number());
    } catch (NumberFormatException tooLarge) {
      throw SqlError.of(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "value \"%s\" is out of range for type bigint",
          option.number());
    }
  }

  private static void checkFits(long value, String option, SqlType type) {
    if (value < least(type) || value > greatest(type)) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "%s (%d) is out of range for sequence data type %s",
          option,
          value,
          type.displayName());
    }
  }

  private static void checkRange(long min, long max) {
    if (min >= max) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "MINVALUE (%d) must be less than MAXVALUE (%d)",
          min,
          max);
    }
  }

  private static void checkStart(long start, long min, long max) {
    if (start < min) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "START value (%d) cannot be less than MINVALUE (%d)",
          start,
          min);
    }
    if (start > max) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "START value (%d) cannot be greater than MAXVALUE (%d)",
          start,
          max);
    }
  }

  private static long least(SqlType type) {
    return type.equals(Types.INT2)
        ? Short.MIN_VALUE
        : type.equals(Types.INT4) ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  private static long greatest(SqlType type) {
    return type.equals(Types.INT2)
        ? Short.MAX_VALUE
        : type.equals(Types.INT4) ? Integer.MAX_VALUE : Long.MAX_VALUE;
  }
}
