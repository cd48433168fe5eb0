package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/** json, kept as its text, and jsonb, kept as a tree. */
final class JsonTypes {

  private static final int JSONB_VERSION = 1;

  private JsonTypes() {}

  static final class JsonType extends TextTypes.Plain {
    JsonType() {
      super(114, "json", "json", Category.USER, false, -1, 199);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      Json.parse(text);
      return text;
    }

    /** PostgreSQL has no equality for json, since two texts may mean the same. */
    @Override
    public boolean isOrdered() {
      return false;
    }
  }

  static final class JsonbType extends SqlType {
    JsonbType() {
      super(3802, "jsonb", "jsonb", Category.USER, false, -1, 3807);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return Jsonb.parse(text);
    }

    @Override
    public String format(Object value, ValueContext context) {
      return value.toString();
    }

    /** A version byte, then the text. */
    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putByte(JSONB_VERSION);
      sink.putText(value.toString());
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      if (length < 1 || bytes[offset] != JSONB_VERSION) {
        int version = length < 1 ? 0 : bytes[offset];
        throw SqlError.of(SqlState.INTERNAL_ERROR, "unsupported jsonb version number %d", version);
      }
      return Jsonb.parse(utf8(bytes, offset + 1, length - 1));
    }

    @Override
    public int compare(Object left, Object right) {
      return ((Jsonb) left).compareTo((Jsonb) right);
    }
  }
}
