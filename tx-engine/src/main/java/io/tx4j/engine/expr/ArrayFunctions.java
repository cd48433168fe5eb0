package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators and functions of arrays of any element type. */
final class ArrayFunctions {

  private ArrayFunctions() {}

  static void register(Registrar r) {
    concatenation(r);
    r.typedOperator(
        "@>", BOOL, ANYARRAY, ANYARRAY, (t, x) -> (c, a) -> contains(array(a[0]), array(a[1])));
    r.typedOperator(
        "<@", BOOL, ANYARRAY, ANYARRAY, (t, x) -> (c, a) -> contains(array(a[1]), array(a[0])));
    r.typedOperator(
        "&&", BOOL, ANYARRAY, ANYARRAY, (t, x) -> (c, a) -> overlaps(array(a[0]), array(a[1])));
    shape(r);
    search(r);
    r.stable()
        .typed(
            "array_to_string", TEXT, List.of(ANYARRAY, TEXT), (t, x) -> (c, a) -> join(a, null, c));
    r.stable()
        .typed(
            "array_to_string",
            TEXT,
            List.of(ANYARRAY, TEXT, TEXT),
            (t, x) -> (c, a) -> join(a, (String) a[2], c));
  }

  private static ArrayValue array(@Nullable Object value) {
    return (ArrayValue) Objects.requireNonNull(value);
  }

  private static void concatenation(Registrar r) {
    Code.Typed append = (t, x) -> (c, a) -> append(element(x), (ArrayValue) a[0], a[1]);
    Code.Typed prepend = (t, x) -> (c, a) -> prepend(element(x), a[0], (ArrayValue) a[1]);
    Code.Typed cat = (t, x) -> (c, a) -> concat(element(x), (ArrayValue) a[0], (ArrayValue) a[1]);
    r.typedNullableOperator("||", ANYCOMPATIBLEARRAY, ANYCOMPATIBLEARRAY, ANYCOMPATIBLE, append);
    r.typedNullableOperator("||", ANYCOMPATIBLEARRAY, ANYCOMPATIBLE, ANYCOMPATIBLEARRAY, prepend);
    r.typedNullableOperator("||", ANYCOMPATIBLEARRAY, ANYCOMPATIBLEARRAY, ANYCOMPATIBLEARRAY, cat);
    r.typed("array_append", ANYCOMPATIBLEARRAY, List.of(ANYCOMPATIBLEARRAY, ANYCOMPATIBLE), append);
    r.typed(
        "array_prepend", ANYCOMPATIBLEARRAY, List.of(ANYCOMPATIBLE, ANYCOMPATIBLEARRAY), prepend);
    r.typed("array_cat", ANYCOMPATIBLEARRAY, List.of(ANYCOMPATIBLEARRAY, ANYCOMPATIBLEARRAY), cat);
  }

  private static SqlType element(SqlType array) {
    return Objects.requireNonNull(array.elementType());
  }

  private static @Nullable ArrayValue concat(
      SqlType element, @Nullable ArrayValue a, @Nullable ArrayValue b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    if (a.size() == 0 || b.size() == 0) {
      return a.size() == 0 ? b : a;
    }
    if (a.dimensions() > 1 || b.dimensions() > 1) {
      return concatNested(element, a, b);
    }
    return new ArrayValue(element, joined(a, b), new int[] {a.size() + b.size()}, a.lowerBounds());
  }

  private static @Nullable Object[] joined(ArrayValue a, ArrayValue b) {
    @Nullable Object[] all = Arrays.copyOf(a.elements(), a.size() + b.size());
    System.arraycopy(b.elements(), 0, all, a.size(), b.size());
    return all;
  }

  /**
   * Of the same number of dimensions, or one an element of the other; all but the outermost must
   * agree.
   */
  private static ArrayValue concatNested(SqlType element, ArrayValue a, ArrayValue b) {
    int difference = a.dimensions() - b.dimensions();
    ArrayValue shape = difference >= 0 ? a : b;
    ArrayValue other = difference >= 0 ? b : a;
    int from = difference == 0 ? 1 : 0;
    int[] inner = Arrays.copyOfRange(shape.lengths(), 1, shape.dimensions());
    int[] otherInner = Arrays.copyOfRange(other.lengths(), from, other.dimensions());
    if (Math.abs(difference) > 1 || !Arrays.equals(inner, otherInner)) {
      throw new SqlError(SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot concatenate incompatible arrays");
    }
    int[] lengths = shape.lengths().clone();
    lengths[0] += difference == 0 ? other.length(0) : 1;
    return new ArrayValue(element, joined(a, b), lengths, shape.lowerBounds());
  }

  private static @Nullable ArrayValue append(
      SqlType element, @Nullable ArrayValue array, @Nullable Object value) {
    checkOneDimension(array);
    return concat(element, array, ArrayValue.of(element, value));
  }

  private static void checkOneDimension(@Nullable ArrayValue array) {
    if (array != null && array.dimensions() > 1) {
      throw new SqlError(
          SqlState.DATA_EXCEPTION, "argument must be empty or one-dimensional array");
    }
  }

  private static @Nullable ArrayValue prepend(
      SqlType element, @Nullable Object value, @Nullable ArrayValue array) {
    checkOneDimension(array);
    ArrayValue first = ArrayValue.of(element, value);
    if (array == null || array.size() == 0) {
      return first;
    }
    return new ArrayValue(
        element, joined(first, array), new int[] {array.size() + 1}, array.lowerBounds());
  }

  /** Whether each element that is not null, and no null, of the part is in the whole. */
  private static boolean contains(ArrayValue whole, ArrayValue part) {
    for (Object element : part.elements()) {
      if (element == null || !has(whole, element)) {
        return false;
      }
    }
    return true;
  }

  private static boolean overlaps(ArrayValue a, ArrayValue b) {
    for (Object element : b.elements()) {
      if (element != null && has(a, element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(ArrayValue array, Object wanted) {
    for (Object element : array.elements()) {
      if (element != null && array.elementType().equal(element, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static void shape(Registrar r) {
    r.typedStrict(
        "array_length",
        INT4,
        List.of(ANYARRAY, INT4),
        (t, x) -> (c, a) -> bound(a, (array, d) -> array.length(d)));
    r.typedStrict(
        "array_lower",
        INT4,
        List.of(ANYARRAY, INT4),
        (t, x) -> (c, a) -> bound(a, (array, d) -> array.lowerBound(d)));
    r.typedStrict(
        "array_upper",
        INT4,
        List.of(ANYARRAY, INT4),
        (t, x) -> (c, a) -> bound(a, (array, d) -> array.lowerBound(d) + array.length(d) - 1));
    r.typedStrict(
        "array_ndims",
        INT4,
        List.of(ANYARRAY),
        (t, x) -> (c, a) -> array(a[0]).dimensions() == 0 ? null : array(a[0]).dimensions());
    r.typedStrict("array_dims", TEXT, List.of(ANYARRAY), (t, x) -> (c, a) -> dims(array(a[0])));
    r.typedStrict("cardinality", INT4, List.of(ANYARRAY), (t, x) -> (c, a) -> array(a[0]).size());
    r.typedStrict(
        "trim_array",
        ANYARRAY,
        List.of(ANYARRAY, INT4),
        (t, x) -> (c, a) -> trim(array(a[0]), (Integer) a[1]));
    r.typed(
        "array_fill",
        ANYARRAY,
        List.of(ANYELEMENT, Objects.requireNonNull(arrayOf(INT4))),
        (t, x) -> (c, a) -> fill(element(x), a));
  }

  @FunctionalInterface
  private interface Bound {
    int of(ArrayValue array, int dimension);
  }

  private static @Nullable Object bound(@Nullable Object[] a, Bound bound) {
    ArrayValue array = array(a[0]);
    int dimension = (Integer) Objects.requireNonNull(a[1]) - 1;
    return dimension < 0 || dimension >= array.dimensions()
        ? null
        : (Object) bound.of(array, dimension);
  }

  private static @Nullable String dims(ArrayValue array) {
    if (array.dimensions() == 0) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < array.dimensions(); i++) {
      int lower = array.lowerBound(i);
      out.append('[').append(lower).append(':').append(lower + array.length(i) - 1).append(']');
    }
    return out.toString();
  }

  private static ArrayValue trim(ArrayValue array, int count) {
    int length = array.dimensions() == 0 ? 0 : array.length(0);
    if (count < 0 || count > length) {
      throw SqlError.of(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "number of elements to trim must be between 0 and %d",
          length);
    }
    if (count == length) {
      return ArrayValue.of(array.elementType());
    }
    int[] lengths = array.lengths().clone();
    lengths[0] -= count;
    @Nullable Object[] kept = Arrays.copyOf(array.elements(), array.size() / length * lengths[0]);
    int[] ones = new int[lengths.length];
    Arrays.fill(ones, 1);
    return new ArrayValue(array.elementType(), kept, lengths, ones);
  }

  private static ArrayValue fill(SqlType element, @Nullable Object[] a) {
    if (a[1] == null) {
      throw new SqlError(
          SqlState.NULL_VALUE_NOT_ALLOWED, "dimension array or low bound array cannot be null");
    }
    @Nullable Object[] dimensions = array(a[1]).elements();
    int[] lengths = new int[dimensions.length];
    int[] ones = new int[dimensions.length];
    int size = dimensions.length == 0 ? 0 : 1;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (Integer) Objects.requireNonNull(dimensions[i]);
      ones[i] = 1;
      size = Math.multiplyExact(size, lengths[i]);
    }
    if (size == 0) {
      return ArrayValue.of(element);
    }
    return new ArrayValue(element, Collections.nCopies(size, a[0]).toArray(), lengths, ones);
  }

  private static void search(Registrar r) {
    List<SqlType> arguments = List.of(ANYCOMPATIBLEARRAY, ANYCOMPATIBLE);
    r.typed("array_position", INT4, arguments, (t, x) -> (c, a) -> position(a));
    r.typed(
        "array_positions",
        Objects.requireNonNull(arrayOf(INT4)),
        arguments,
        (t, x) -> (c, a) -> positions(a));
    r.typed("array_remove", ANYCOMPATIBLEARRAY, arguments, (t, x) -> (c, a) -> remove(a));
    r.typed(
        "array_replace",
        ANYCOMPATIBLEARRAY,
        List.of(ANYCOMPATIBLEARRAY, ANYCOMPATIBLE, ANYCOMPATIBLE),
        (t, x) -> (c, a) -> replace(a));
  }

  private static boolean same(ArrayValue array, @Nullable Object a, @Nullable Object b) {
    return a == null || b == null ? a == b : array.elementType().equal(a, b);
  }

  private static @Nullable Object position(@Nullable Object[] a) {
    ArrayValue found = positions(a);
    return found == null || found.size() == 0 ? null : found.elements()[0];
  }

  private static @Nullable ArrayValue positions(@Nullable Object[] a) {
    ArrayValue array = (ArrayValue) a[0];
    if (array == null) {
      return null;
    }
    if (array.dimensions() > 1) {
      throw SqlError.notSupported("searching for elements in multidimensional arrays");
    }
    List<@Nullable Object> positions = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (same(array, array.elements()[i], a[1])) {
        positions.add(array.lowerBound(0) + i);
      }
    }
    return ArrayValue.of(INT4, positions);
  }

  private static @Nullable ArrayValue remove(@Nullable Object[] a) {
    ArrayValue array = (ArrayValue) a[0];
    if (array == null) {
      return null;
    }
    if (array.dimensions() > 1) {
      throw SqlError.notSupported("removing elements from multidimensional arrays");
    }
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object element : array.elements()) {
      if (!same(array, element, a[1])) {
        kept.add(element);
      }
    }
    return kept.isEmpty()
        ? ArrayValue.of(array.elementType())
        : new ArrayValue(
            array.elementType(), kept.toArray(), new int[] {kept.size()}, array.lowerBounds());
  }

  private static @Nullable ArrayValue replace(@Nullable Object[] a) {
    ArrayValue array = (ArrayValue) a[0];
    if (array == null) {
      return null;
    }
    @Nullable Object[] elements = array.elements().clone();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = same(array, elements[i], a[1]) ? a[2] : elements[i];
    }
    return new ArrayValue(array.elementType(), elements, array.lengths(), array.lowerBounds());
  }

  private static @Nullable String join(
      @Nullable Object[] a, @Nullable String nullText, EvalContext c) {
    ArrayValue array = (ArrayValue) a[0];
    if (array == null || a[1] == null) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object element : array.elements()) {
      String text = element == null ? nullText : array.elementType().format(element, c);
      if (text != null) {
        out.append(first ? "" : a[1]).append(text);
        first = false;
      }
    }
    return out.toString();
  }
}
