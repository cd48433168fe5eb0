package io.tx4j.engine.value;

/** real and double precision. NaN equals NaN and is larger than any number; -0 equals 0. */
final class FloatTypes {

  private FloatTypes() {}

  static final class Float4 extends SqlType {
    Float4() {
      super(700, "float4", "real", Category.NUMERIC, false, 4, 1021);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return FloatText.parseFloat(text, this);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return FloatText.format((float) (Float) value, context.extraFloatDigits());
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putInt(Float.floatToIntBits((Float) value));
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(4, length);
      return Float.intBitsToFloat(Bytes.getInt(bytes, offset));
    }

    @Override
    public int compare(Object left, Object right) {
      return Float.compare((Float) left + 0.0f, (Float) right + 0.0f);
    }

    @Override
    public int hash(Object value) {
      return Float.hashCode((Float) value + 0.0f);
    }
  }

  static final class Float8 extends SqlType {
    Float8() {
      super(701, "float8", "double precision", Category.NUMERIC, true, 8, 1022);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return FloatText.parseDouble(text, this);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return FloatText.format((double) (Double) value, context.extraFloatDigits());
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putLong(Double.doubleToLongBits((Double) value));
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(8, length);
      return Double.longBitsToDouble(Bytes.getLong(bytes, offset));
    }

    @Override
    public int compare(Object left, Object right) {
      // Adding 0.0 turns -0.0 into 0.0, which Double.compare would tell apart.
      return Double.compare((Double) left + 0.0, (Double) right + 0.0);
    }

    @Override
    public int hash(Object value) {
      return Double.hashCode((Double) value + 0.0);
    }
  }
}
