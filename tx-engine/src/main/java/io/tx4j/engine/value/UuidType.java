package io.tx4j.engine.value;

import java.util.UUID;

final class UuidType extends SqlType {

  private static final int DIGITS = 32;

  UuidType() {
    super(2950, "uuid", "uuid", Category.USER, false, 16, 2951);
  }

  /**
   * Reads 32 hexadecimal digits, optionally in braces, with hyphens optional after each group of
   * four.
   */
  @Override
  public Object parse(String text, ValueContext context) {
    boolean braces = text.startsWith("{");
    int at = braces ? 1 : 0;
    long high = 0;
    long low = 0;
    for (int digits = 0; digits < DIGITS; digits++, at++) {
      if (digits > 0 && digits % 4 == 0 && at < text.length() && text.charAt(at) == '-') {
        at++;
      }
      char c = at < text.length() ? text.charAt(at) : '\0';
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw invalidTextOf(text);
      }
      high = high << 4 | low >>> 60;
      low = low << 4 | digit;
    }
    if (!text.substring(at).equals(braces ? "}" : "")) {
      throw invalidTextOf(text);
    }
    return new UUID(high, low);
  }

  @Override
  public String format(Object value, ValueContext context) {
    return value.toString();
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    UUID uuid = (UUID) value;
    sink.putLong(uuid.getMostSignificantBits());
    sink.putLong(uuid.getLeastSignificantBits());
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    checkLength(16, length);
    return new UUID(Bytes.getLong(bytes, offset), Bytes.getLong(bytes, offset + 8));
  }

  /** By unsigned bytes; {@link UUID#compareTo} is signed. */
  @Override
  public int compare(Object left, Object right) {
    UUID a = (UUID) left;
    UUID b = (UUID) right;
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
