package io.tx4j.engine.wal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.ByteSink;
import io.tx4j.engine.value.EnumValue;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.TimeTz;
import io.tx4j.engine.value.Types;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class ValueCodecProperties {

  @Property(tries = 2_000)
  void whatIsWrittenIsRead(@ForAll("rows") @Nullable Object[] row) {
    assertArrayEquals(row, roundTrip(row));
  }

  @Example
  void theEndsOfEachRangeAreRead() {
    @Nullable Object[] row = {
      Short.MIN_VALUE,
      Short.MAX_VALUE,
      Integer.MIN_VALUE,
      Integer.MAX_VALUE,
      Long.MIN_VALUE,
      Long.MAX_VALUE,
      Float.NaN,
      -0.0f,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      Numeric.NAN,
      Numeric.INFINITY,
      Numeric.MINUS_INFINITY,
      Interval.INFINITY,
      Interval.MINUS_INFINITY,
      new byte[0],
      "",
      "\uD83D\uDE00 \u0080 \u07FF \u0800",
      "x".repeat(100_000),
      new UUID(-1, 1),
      new TimeTz(86_400_000_000L, -57_599),
      new EnumValue(1.5f, "happy"),
      ArrayValue.of(Types.INT4),
      new ArrayValue(
          Types.TEXT, new @Nullable Object[] {"a", null}, new int[] {1, 2}, new int[] {-1, 5}),
      new RowValue(List.of(Types.INT4, Types.TEXT), new @Nullable Object[] {1, null}),
      null,
    };
    assertArrayEquals(row, roundTrip(row));
  }

  private static @Nullable Object[] roundTrip(@Nullable Object[] row) {
    ByteSink sink = new ByteSink();
    ValueEncoder.putRow(sink, row);
    ByteSource source = new ByteSource(sink.array(), 0, sink.size());
    return new ValueDecoder(TypeLookup.BUILT_IN).getRow(source);
  }

  @Provide
  Arbitrary<@Nullable Object[]> rows() {
    return values().array(Object[].class).ofMaxSize(12);
  }

  private static Arbitrary<@Nullable Object> values() {
    return Arbitraries.<@Nullable Object>oneOf(
        Arbitraries.just(null),
        Arbitraries.of(true, false).asGeneric(),
        Arbitraries.shorts().asGeneric(),
        Arbitraries.integers().asGeneric(),
        Arbitraries.longs().asGeneric(),
        Arbitraries.floats().asGeneric(),
        Arbitraries.doubles().asGeneric(),
        Arbitraries.bigDecimals().map(Numeric::of).asGeneric(),
        Arbitraries.strings().map(String::intern).asGeneric(),
        Arbitraries.bytes().array(byte[].class).asGeneric(),
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new).asGeneric(),
        Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.longs())
            .as(Interval::new)
            .asGeneric());
  }
}
