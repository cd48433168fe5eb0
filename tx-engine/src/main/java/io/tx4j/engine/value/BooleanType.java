package io.tx4j.engine.value;

import java.util.Locale;

final class BooleanType extends SqlType {

  BooleanType() {
    super(16, "bool", "boolean", Category.BOOLEAN, true, 1, 1000);
  }

  /** Reads any prefix of true, false, yes, no, and on, off, 1, 0, in any case. */
  @Override
  public Object parse(String text, ValueContext context) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!word.isEmpty()) {
      if ("true".startsWith(word)
          || "yes".startsWith(word)
          || word.equals("on")
          || word.equals("1")) {
        return Boolean.TRUE;
      }
      boolean off = word.length() >= 2 && "off".startsWith(word);
      if ("false".startsWith(word) || "no".startsWith(word) || off || word.equals("0")) {
        return Boolean.FALSE;
      }
    }
    throw invalidTextOf(text);
  }

  @Override
  public String format(Object value, ValueContext context) {
    return (Boolean) value ? "t" : "f";
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    sink.putByte((Boolean) value ? 1 : 0);
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    checkLength(1, length);
    return bytes[offset] != 0;
  }

  @Override
  public int compare(Object left, Object right) {
    return Boolean.compare((Boolean) left, (Boolean) right);
  }
}
