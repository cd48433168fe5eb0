package io.tx4j.engine.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The array of any type. */
public final class ArrayType extends SqlType {

  private final SqlType elementType;

  public ArrayType(SqlType elementType) {
    super(
        elementType.arrayOid(),
        "_" + elementType.name(),
        elementType.displayName() + "[]",
        Category.ARRAY,
        false,
        -1,
        0);
    this.elementType = elementType;
  }

  @Override
  public SqlType elementType() {
    return elementType;
  }

  @Override
  public String displayName(int typmod) {
    return elementType.displayName(typmod) + "[]";
  }

  @Override
  public int typmod(int... arguments) {
    return elementType.typmod(arguments);
  }

  @Override
  public Object coerce(Object value, int typmod, boolean explicit) {
    if (typmod < 0) {
      return value;
    }
    ArrayValue array = (ArrayValue) value;
    @Nullable Object[] elements = array.elements().clone();
    for (int i = 0; i < elements.length; i++) {
      Object element = elements[i];
      elements[i] = element == null ? null : elementType.coerce(element, typmod, explicit);
    }
    return new ArrayValue(array.elementType(), elements, array.lengths(), array.lowerBounds());
  }

  @Override
  public Object parse(String text, ValueContext context) {
    return ArrayText.parse(text, elementType, context);
  }

  @Override
  public String format(Object value, ValueContext context) {
    return ArrayText.format((ArrayValue) value, context);
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    ArrayBinary.write((ArrayValue) value, elementType, sink);
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    return ArrayBinary.read(elementType, bytes, offset, length);
  }

  @Override
  public boolean isOrdered() {
    return elementType.isOrdered();
  }

  @Override
  public boolean isComparable() {
    return elementType.isComparable();
  }

  /**
   * Element by element, a null being larger than any other; then by number of elements, dimensions
   * and bounds.
   */
  @Override
  public int compare(Object left, Object right) {
    ArrayValue a = (ArrayValue) left;
    ArrayValue b = (ArrayValue) right;
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      Object x = a.elements()[i];
      Object y = b.elements()[i];
      int order =
          x == null || y == null
              ? Boolean.compare(x == null, y == null)
              : elementType.compare(x, y);
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(a.size(), b.size());
    order = order != 0 ? order : Integer.compare(a.dimensions(), b.dimensions());
    order = order != 0 ? order : Arrays.compare(a.lengths(), b.lengths());
    return order != 0 ? order : Arrays.compare(a.lowerBounds(), b.lowerBounds());
  }

  @Override
  public int hash(Object value) {
    int hash = 1;
    for (Object element : ((ArrayValue) value).elements()) {
      hash = 31 * hash + (element == null ? 0 : elementType.hash(element));
    }
    return hash;
  }
}
