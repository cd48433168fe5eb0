package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of arrays: number of dimensions, whether there are nulls, the element's oid;
 * length and lower bound of each dimension; the elements, each behind its length, -1 for null.
 */
final class ArrayBinary {

  private static final int MAX_DIMENSIONS = 6;

  private ArrayBinary() {}

  static void write(ArrayValue array, SqlType elementType, ByteSink sink) {
    sink.putInt(array.dimensions());
    boolean nulls = false;
    for (Object element : array.elements()) {
      nulls |= element == null;
    }
    sink.putInt(nulls ? 1 : 0);
    sink.putInt(elementType.oid());
    for (int i = 0; i < array.dimensions(); i++) {
      sink.putInt(array.length(i));
      sink.putInt(array.lowerBound(i));
    }
    for (Object element : array.elements()) {
      int lengthAt = sink.size();
      sink.putInt(-1);
      if (element != null) {
        elementType.writeBinary(element, sink);
        sink.setInt(lengthAt, sink.size() - lengthAt - 4);
      }
    }
  }

  static ArrayValue read(SqlType elementType, byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    need(12, end - at);
    int dimensions = Bytes.getInt(bytes, at);
    int oid = Bytes.getInt(bytes, at + 8);
    at += 12;
    if (dimensions < 0 || dimensions > MAX_DIMENSIONS) {
      throw SqlError.of(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "number of array dimensions (%d) exceeds the maximum allowed (%d)",
          dimensions,
          MAX_DIMENSIONS);
    }
    if (oid != elementType.oid()) {
      throw SqlError.of(
          SqlState.DATATYPE_MISMATCH,
          "binary data has array element type %d (%s) instead of expected %d (%s)",
          oid,
          nameOf(oid),
          elementType.oid(),
          elementType.displayName());
    }
    int[] lengths = new int[dimensions];
    int[] lowerBounds = new int[dimensions];
    long size = dimensions == 0 ? 0 : 1;
    for (int i = 0; i < dimensions; i++) {
      need(8, end - at);
      lengths[i] = Bytes.getInt(bytes, at);
      lowerBounds[i] = Bytes.getInt(bytes, at + 4);
      at += 8;
      size *= lengths[i];
      // Each element takes four bytes at least, so no larger array can follow.
      if (lengths[i] < 0 || size > length / 4) {
        throw new SqlError(SqlState.PROTOCOL_VIOLATION, "insufficient data left in message");
      }
    }
    @Nullable Object[] elements = new Object[(int) size];
    for (int i = 0; i < elements.length; i++) {
      need(4, end - at);
      int bytesOfElement = Bytes.getInt(bytes, at);
      at += 4;
      if (bytesOfElement >= 0) {
        need(bytesOfElement, end - at);
        elements[i] = elementType.readBinary(bytes, at, bytesOfElement);
        at += bytesOfElement;
      }
    }
    return elements.length == 0
        ? ArrayValue.of(elementType)
        : new ArrayValue(elementType, elements, lengths, lowerBounds);
  }

  private static String nameOf(int oid) {
    SqlType type = Types.byOid(oid);
    return type == null ? "???" : type.displayName();
  }

  private static void need(int wanted, int left) {
    if (left < wanted) {
      throw new SqlError(SqlState.PROTOCOL_VIOLATION, "insufficient data left in message");
    }
  }
}
