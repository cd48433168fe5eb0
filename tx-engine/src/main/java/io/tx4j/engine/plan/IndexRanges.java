package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.key.KeyColumn;
import io.tx4j.engine.key.KeyRange;
import io.tx4j.engine.value.ArrayValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates {@link IndexBounds}: from what must hold for the columns to ranges in the order of the
 * index.
 */
final class IndexRanges {

  private final IndexBounds bounds;
  private final Frame frame;
  private final List<KeyRange> ranges = new ArrayList<>(1);

  IndexRanges(IndexBounds bounds, Frame frame) {
    this.bounds = bounds;
    this.frame = frame;
  }

  List<KeyRange> all() {
    int matched = bounds.matches().size();
    @Nullable Object[] prefix = new Object[matched];
    if (bounds.lower() == null && bounds.upper() == null) {
      extend(prefix, 0, Range.ALL);
      return ranges;
    }
    Range range = evaluateRange(bounds.columns().get(matched));
    if (range != null) {
      extend(prefix, 0, range);
    }
    return ranges;
  }

  /**
   * Goes through the matches of one column after the other, and adds a range for each combination.
   */
  private void extend(@Nullable Object[] prefix, int column, Range range) {
    if (column == prefix.length) {
      ranges.add(range.after(prefix));
      return;
    }
    IndexBounds.Match match = bounds.matches().get(column);
    if (match instanceof IndexBounds.Null) {
      prefix[column] = null;
      extend(prefix, column + 1, range);
    } else if (match instanceof IndexBounds.Equal equal) {
      Object value = equal.value().eval(frame);
      if (value != null) {
        prefix[column] = value;
        extend(prefix, column + 1, range);
      }
    } else {
      for (Object value : sortedValues(match, bounds.columns().get(column))) {
        prefix[column] = value;
        extend(prefix, column + 1, range);
      }
    }
  }

  /** The values of an IN list or an array in the order of the column, each once, without nulls. */
  private List<Object> sortedValues(IndexBounds.Match match, KeyColumn column) {
    List<Object> values = new ArrayList<>();
    if (match instanceof IndexBounds.OneOf oneOf) {
      for (Expr each : oneOf.values()) {
        addUnlessNull(values, each.eval(frame));
      }
    } else if (match instanceof IndexBounds.ElementOf elementOf) {
      Object array = elementOf.array().eval(frame);
      if (array != null) {
        for (Object element : ((ArrayValue) array).elements()) {
          addUnlessNull(values, element);
        }
      }
    }
    values.sort(column::compare);
    List<Object> distinct = new ArrayList<>(values.size());
    for (Object value : values) {
      if (distinct.isEmpty() || column.compare(distinct.get(distinct.size() - 1), value) != 0) {
        distinct.add(value);
      }
    }
    return distinct;
  }

  private static void addUnlessNull(List<Object> values, @Nullable Object value) {
    if (value != null) {
      values.add(value);
    }
  }

  /**
   * The range of the column after the matched ones, in the order of the index; null where nothing
   * is in it.
   */
  private @Nullable Range evaluateRange(KeyColumn column) {
    Expr lower = bounds.lower();
    Expr upper = bounds.upper();
    Object low = lower == null ? null : lower.eval(frame);
    Object high = upper == null ? null : upper.eval(frame);
    if ((lower != null && low == null) || (upper != null && high == null)) {
      return null;
    }
    if (low != null && high != null && column.type().compare(low, high) > 0) {
      return null;
    }
    Bound from = new Bound(low, low == null ? false : bounds.lowerInclusive());
    Bound to = new Bound(high, high == null ? false : bounds.upperInclusive());
    Bound first = column.descending() ? to : from;
    Bound last = column.descending() ? from : to;
    // Where a side is open it still ends at the nulls, which stand at one end of the index.
    return new Range(
        first.value() != null || column.nullsFirst() ? first : null,
        last.value() != null || !column.nullsFirst() ? last : null);
  }

  /** One end of a range; an exclusive null ends it at the nulls. */
  private record Bound(@Nullable Object value, boolean inclusive) {}

  private record Range(@Nullable Bound first, @Nullable Bound last) {

    static final Range ALL = new Range(null, null);

    KeyRange after(@Nullable Object[] prefix) {
      if (first == null && last == null) {
        @Nullable Object[] values = prefix.clone();
        return new KeyRange(values, true, values, true);
      }
      return new KeyRange(
          first == null ? prefix.clone() : append(prefix, first.value()),
          first == null || first.inclusive(),
          last == null ? prefix.clone() : append(prefix, last.value()),
          last == null || last.inclusive());
    }

    private static @Nullable Object[] append(@Nullable Object[] prefix, @Nullable Object value) {
      @Nullable Object[] longer = Arrays.copyOf(prefix, prefix.length + 1);
      longer[prefix.length] = value;
      return longer;
    }
  }
}
