package io.tx4j.engine.sql;

/** What happens to names: folding, truncation, quoting. */
final class Names {

  /** PostgreSQL's NAMEDATALEN less the terminating zero. */
  static final int MAX_BYTES = 63;

  private Names() {}

  /** ASCII letters to lower case, others as they are, and at most 63 bytes. */
  static String fold(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (isUpper(text.charAt(i))) {
        return truncate(foldUpper(text, start, end));
      }
    }
    return truncate(text.substring(start, end));
  }

  private static String foldUpper(String text, int start, int end) {
    char[] folded = new char[end - start];
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      folded[i - start] = isUpper(c) ? (char) (c + ('a' - 'A')) : c;
    }
    return new String(folded);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** The longest prefix of whole characters that has at most 63 bytes of UTF-8. */
  static String truncate(String name) {
    if (name.length() * 3 <= MAX_BYTES) {
      return name;
    }
    int bytes = 0;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > MAX_BYTES) {
        return name.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return name;
  }

  /** The name in double quotes, unless it is read back as the same name without. */
  static String quote(String name) {
    return isPlain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || !isPlainStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isPlainStart(c) && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    Keyword keyword = Keyword.find(name, 0, name.length());
    return keyword == null || keyword.category() == Keyword.Category.UNRESERVED;
  }

  private static boolean isPlainStart(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  }
}
