package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/** smallint, integer, bigint and oid. */
final class IntegerTypes {

  private IntegerTypes() {}

  static final class Int2 extends SqlType {
    Int2() {
      super(21, "int2", "smallint", Category.NUMERIC, false, 2, 1005);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return (short) IntegerText.parse(text, Short.MIN_VALUE, Short.MAX_VALUE, this);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return value.toString();
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putShort((Short) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(2, length);
      return (short) Bytes.getShort(bytes, offset);
    }

    @Override
    public int compare(Object left, Object right) {
      return Short.compare((Short) left, (Short) right);
    }
  }

  static final class Int4 extends SqlType {
    Int4() {
      super(23, "int4", "integer", Category.NUMERIC, false, 4, 1007);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return (int) IntegerText.parse(text, Integer.MIN_VALUE, Integer.MAX_VALUE, this);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return value.toString();
    }

    @Override
    public void writeText(Object value, ValueContext context, ByteSink sink) {
      IntegerText.write((Integer) value, sink);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putInt((Integer) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(4, length);
      return Bytes.getInt(bytes, offset);
    }

    @Override
    public int compare(Object left, Object right) {
      return Integer.compare((Integer) left, (Integer) right);
    }
  }

  static final class Int8 extends SqlType {
    Int8() {
      super(20, "int8", "bigint", Category.NUMERIC, false, 8, 1016);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return IntegerText.parse(text, Long.MIN_VALUE, Long.MAX_VALUE, this);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return value.toString();
    }

    @Override
    public void writeText(Object value, ValueContext context, ByteSink sink) {
      IntegerText.write((Long) value, sink);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putLong((Long) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(8, length);
      return Bytes.getLong(bytes, offset);
    }

    @Override
    public int compare(Object left, Object right) {
      return Long.compare((Long) left, (Long) right);
    }
  }

  /** oid, xid and cid: unsigned, four bytes, in a Long. */
  static final class Unsigned extends SqlType {

    private static final long MAX = 0xFFFF_FFFFL;

    Unsigned(int oid, String name, Category category, boolean preferred, int arrayOid) {
      super(oid, name, name, category, preferred, 4, arrayOid);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      long value = IntegerText.parse(text, Integer.MIN_VALUE, MAX, this);
      return value & MAX;
    }

    @Override
    public String format(Object value, ValueContext context) {
      return value.toString();
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putInt((int) (long) (Long) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(4, length);
      return Bytes.getInt(bytes, offset) & MAX;
    }

    @Override
    public int compare(Object left, Object right) {
      return Long.compare((Long) left, (Long) right);
    }
  }

  /** xid8: the 64-bit transaction id, in a Long. */
  static final class Xid8 extends SqlType {
    Xid8() {
      super(5069, "xid8", "xid8", Category.USER, false, 8, 271);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      try {
        return Long.parseUnsignedLong(text.strip());
      } catch (NumberFormatException e) {
        throw invalidTextOf(text);
      }
    }

    @Override
    public String format(Object value, ValueContext context) {
      return Long.toUnsignedString((Long) value);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putLong((Long) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(8, length);
      return Bytes.getLong(bytes, offset);
    }

    @Override
    public int compare(Object left, Object right) {
      return Long.compareUnsigned((Long) left, (Long) right);
    }
  }

  /** 22003 of an integer type. */
  static SqlError outOfRange(SqlType type) {
    return new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, type.displayName() + " out of range");
  }
}
