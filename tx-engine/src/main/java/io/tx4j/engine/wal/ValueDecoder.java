package io.tx4j.engine.wal;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.EnumValue;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.TimeTz;
import io.tx4j.engine.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueEncoder} has written. */
final class ValueDecoder {

  private final TypeLookup types;

  ValueDecoder(TypeLookup types) {
    this.types = types;
  }

  @Nullable Object[] getRow(ByteSource source) {
    @Nullable Object[] values = new Object[source.getCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = getValue(source);
    }
    return values;
  }

  @Nullable Object getValue(ByteSource source) {
    int tag = source.getByte();
    switch (tag) {
      case ValueTag.NULL:
        return null;
      case ValueTag.FALSE:
        return Boolean.FALSE;
      case ValueTag.TRUE:
        return Boolean.TRUE;
      case ValueTag.INT2:
        return (short) source.getSignedVarint();
      case ValueTag.INT4:
        return (int) source.getSignedVarint();
      case ValueTag.INT8:
        return source.getSignedVarint();
      case ValueTag.FLOAT4:
        return Float.intBitsToFloat(source.getInt());
      case ValueTag.FLOAT8:
        return Double.longBitsToDouble(source.getLong());
      case ValueTag.NUMERIC_SHORT:
        int scale = (int) source.getVarint();
        return Numeric.of(BigDecimal.valueOf(source.getSignedVarint(), scale));
      case ValueTag.NUMERIC_LONG:
        int longScale = (int) source.getVarint();
        return Numeric.of(new BigDecimal(new BigInteger(source.getBytes()), longScale));
      case ValueTag.NUMERIC_NAN:
        return Numeric.NAN;
      case ValueTag.NUMERIC_INFINITY:
        return Numeric.INFINITY;
      case ValueTag.NUMERIC_MINUS_INFINITY:
        return Numeric.MINUS_INFINITY;
      case ValueTag.TEXT:
        return source.getText();
      case ValueTag.BYTEA:
        return source.getBytes();
      case ValueTag.UUID:
        return new UUID(source.getLong(), source.getLong());
      case ValueTag.INTERVAL:
        return new Interval(
            (int) source.getSignedVarint(),
            (int) source.getSignedVarint(),
            source.getSignedVarint());
      case ValueTag.TIMETZ:
        return new TimeTz(source.getSignedVarint(), (int) source.getSignedVarint());
      case ValueTag.ENUM:
        return new EnumValue(Float.intBitsToFloat(source.getInt()), source.getText());
      case ValueTag.ARRAY:
        return getArray(source);
      case ValueTag.JSONB:
        return source.getValue(Types.JSONB);
      case ValueTag.COMPOSITE:
        return getComposite(source);
      default:
        throw ByteSource.malformed("the value tag " + tag);
    }
  }

  private ArrayValue getArray(ByteSource source) {
    SqlType elementType = getType(source);
    int dimensions = source.getCount();
    int[] lengths = new int[dimensions];
    int[] lowerBounds = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      lengths[i] = (int) source.getVarint();
      lowerBounds[i] = (int) source.getSignedVarint();
    }
    return new ArrayValue(elementType, getRow(source), lengths, lowerBounds);
  }

  private RowValue getComposite(ByteSource source) {
    int size = source.getCount();
    List<SqlType> fieldTypes = new ArrayList<>(size);
    @Nullable Object[] fields = new Object[size];
    for (int i = 0; i < size; i++) {
      fieldTypes.add(getType(source));
      fields[i] = getValue(source);
    }
    return new RowValue(fieldTypes, fields);
  }

  private SqlType getType(ByteSource source) {
    int oid = (int) source.getVarint();
    SqlType type = types.type(oid);
    if (type == null) {
      throw ByteSource.malformed("the type " + oid + ", which is not known");
    }
    return type;
  }
}
