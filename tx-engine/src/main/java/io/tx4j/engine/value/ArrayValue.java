package io.tx4j.engine.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of any number of dimensions: its elements in row-major order, and for each dimension a
 * length and a lower bound. The empty array has no dimensions. The arrays given and returned are
 * shared, not copied: nobody changes them.
 */
public final class ArrayValue {

  private static final int[] NONE = {};

  private final SqlType elementType;
  private final @Nullable Object[] elements;
  private final int[] lengths;
  private final int[] lowerBounds;

  public ArrayValue(
      SqlType elementType, @Nullable Object[] elements, int[] lengths, int[] lowerBounds) {
    this.elementType = elementType;
    this.elements = elements;
    this.lengths = lengths;
    this.lowerBounds = lowerBounds;
  }

  /** A one-dimensional array that starts at 1; the empty array where there is no element. */
  public static ArrayValue of(SqlType elementType, @Nullable Object... elements) {
    return elements.length == 0
        ? new ArrayValue(elementType, elements, NONE, NONE)
        : new ArrayValue(elementType, elements, new int[] {elements.length}, new int[] {1});
  }

  public static ArrayValue of(SqlType elementType, List<? extends @Nullable Object> elements) {
    return of(elementType, elements.toArray());
  }

  public SqlType elementType() {
    return elementType;
  }

  /** All elements in row-major order. */
  public @Nullable Object[] elements() {
    return elements;
  }

  public int size() {
    return elements.length;
  }

  public int dimensions() {
    return lengths.length;
  }

  /** The length of dimension 0, 1, ... */
  public int length(int dimension) {
    return lengths[dimension];
  }

  /** The subscript of the first element in dimension 0, 1, ... */
  public int lowerBound(int dimension) {
    return lowerBounds[dimension];
  }

  public int[] lengths() {
    return lengths;
  }

  public int[] lowerBounds() {
    return lowerBounds;
  }

  /** Whether both have the same shape, whatever the elements. */
  public boolean sameShape(ArrayValue other) {
    return Arrays.equals(lengths, other.lengths) && Arrays.equals(lowerBounds, other.lowerBounds);
  }

  /** The element at these subscripts, one for each dimension; null also where there is none. */
  public @Nullable Object element(int... subscripts) {
    if (subscripts.length != lengths.length || lengths.length == 0) {
      return null;
    }
    int index = 0;
    for (int i = 0; i < subscripts.length; i++) {
      int at = subscripts[i] - lowerBounds[i];
      if (at < 0 || at >= lengths[i]) {
        return null;
      }
      index = index * lengths[i] + at;
    }
    return elements[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrayValue
        && elementType.equals(((ArrayValue) other).elementType)
        && sameShape((ArrayValue) other)
        && Arrays.deepEquals(elements, ((ArrayValue) other).elements);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(elements);
  }
}
