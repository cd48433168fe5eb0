package io.tx4j.engine.value;

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
}
