package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.Arrays;

/** bytea: hexadecimal and escape form in, the form that bytea_output says out. */
final class ByteaType extends SqlType {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  ByteaType() {
    super(17, "bytea", "bytea", Category.USER, false, -1, 1001);
  }

  @Override
  public Object parse(String text, ValueContext context) {
    return text.startsWith("\\x") ? parseHex(text) : parseEscape(text);
  }

  private static byte[] parseHex(String text) {
    byte[] bytes = new byte[(text.length() - 2) / 2];
    int size = 0;
    for (int at = 2; at < text.length(); ) {
      if (IntegerText.isSpace(text.charAt(at))) {
        at++;
        continue;
      }
      int high = hexDigit(text, at);
      if (at + 1 == text.length()) {
        throw new SqlError(
            SqlState.INVALID_PARAMETER_VALUE, "invalid hexadecimal data: odd number of digits");
      }
      bytes[size++] = (byte) (high << 4 | hexDigit(text, at + 1));
      at += 2;
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private static int hexDigit(String text, int at) {
    char c = text.charAt(at);
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      String found = new String(Character.toChars(text.codePointAt(at)));
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE, "invalid hexadecimal digit: \"%s\"", found);
    }
    return digit;
  }

  private byte[] parseEscape(String text) {
    ByteSink sink = new ByteSink(text.length());
    int plainFrom = 0;
    int at = text.indexOf('\\');
    while (at >= 0) {
      sink.putText(text.substring(plainFrom, at));
      if (text.startsWith("\\\\", at)) {
        sink.putByte('\\');
        at += 2;
      } else if (isOctal(text, at + 1)) {
        sink.putByte(Integer.parseInt(text.substring(at + 1, at + 4), 8));
        at += 4;
      } else {
        throw new SqlError(
            SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type bytea");
      }
      plainFrom = at;
      at = text.indexOf('\\', at);
    }
    sink.putText(text.substring(plainFrom));
    return sink.toByteArray();
  }

  private static boolean isOctal(String text, int at) {
    return at + 3 <= text.length()
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '3'
        && Character.digit(text.charAt(at + 1), 8) >= 0
        && Character.digit(text.charAt(at + 2), 8) >= 0;
  }

  @Override
  public String format(Object value, ValueContext context) {
    byte[] bytes = (byte[]) value;
    return context.byteaEscape() ? escape(bytes) : hex(bytes);
  }

  private static String hex(byte[] bytes) {
    char[] out = new char[2 + bytes.length * 2];
    out[0] = '\\';
    out[1] = 'x';
    for (int i = 0; i < bytes.length; i++) {
      out[2 + i * 2] = HEX[bytes[i] >> 4 & 0xF];
      out[3 + i * 2] = HEX[bytes[i] & 0xF];
    }
    return new String(out);
  }

  private static String escape(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (b == '\\') {
        out.append("\\\\");
      } else if (b < 0x20 || b == 0x7F) {
        int unsigned = b & 0xFF;
        out.append('\\').append(unsigned >> 6).append(unsigned >> 3 & 7).append(unsigned & 7);
      } else {
        out.append((char) b);
      }
    }
    return out.toString();
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    sink.putBytes((byte[]) value);
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  @Override
  public int compare(Object left, Object right) {
    return Arrays.compareUnsigned((byte[]) left, (byte[]) right);
  }

  @Override
  public int hash(Object value) {
    return Arrays.hashCode((byte[]) value);
  }
}
