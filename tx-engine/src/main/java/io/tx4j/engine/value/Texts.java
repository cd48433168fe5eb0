package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as PostgreSQL sees it: by code points. */
public final class Texts {

  private Texts() {}

  /** The order of the code points, which is that of the UTF-8 bytes. */
  public static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return compareUnits(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates stand for code points above all others, though their units do not. */
  private static int compareUnits(char a, char b) {
    boolean highA = Character.isSurrogate(a);
    boolean highB = Character.isSurrogate(b);
    return highA == highB ? Character.compare(a, b) : highA ? 1 : -1;
  }

  /** The text without blanks (U+0020 only) at its end. */
  public static String trimBlanks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  /** As much of the beginning as fits into that many bytes of UTF-8. */
  public static String cutToBytes(String text, int maxBytes) {
    if (text.length() * 3 <= maxBytes || text.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
      return text;
    }
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > maxBytes) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }

  /**
   * Text that came as UTF-8.
   *
   * @throws SqlError 22021 where it is not UTF-8, or holds the character 0, which no text may hold
   */
  public static String decode(byte[] bytes, int offset, int length) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, offset, length))
              .toString();
      int zero = text.indexOf('\0');
      if (zero >= 0) {
        throw invalidBytes("0x00");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw invalidBytes(firstInvalid(bytes, offset, offset + length));
    }
  }

  private static SqlError invalidBytes(String found) {
    return new SqlError(
        SqlState.CHARACTER_NOT_IN_REPERTOIRE,
        "invalid byte sequence for encoding \"UTF8\": " + found);
  }

  private static String firstInvalid(byte[] bytes, int offset, int end) {
    for (int at = offset; at < end; ) {
      int size = sequenceLength(bytes[at]);
      int stop = Math.min(end, at + size);
      String decoded = new String(bytes, at, stop - at, StandardCharsets.UTF_8);
      if (stop - at < size || decoded.indexOf('\uFFFD') >= 0) {
        StringBuilder out = new StringBuilder();
        for (int i = at; i < stop; i++) {
          out.append(i == at ? "" : " ").append(String.format("0x%02x", bytes[i]));
        }
        return out.toString();
      }
      at = stop;
    }
    return "0x00";
  }

  private static int sequenceLength(byte first) {
    int lead = first & 0xFF;
    return lead >= 0xF0 && lead < 0xF8
        ? 4
        : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC0 && lead < 0xE0 ? 2 : 1;
  }
}
