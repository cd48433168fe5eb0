package io.tx4j.engine.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * Names for objects that the user has not named, chosen as PostgreSQL chooses them: {@code
 * table_column_label}, cut to 63 bytes, and numbered where that name is taken.
 */
public final class ObjectNames {

  /** The longest name, in bytes of UTF-8. */
  public static final int MAX_BYTES = 63;

  private ObjectNames() {}

  /** The name of a primary key: {@code t_pkey}. */
  public static String primaryKey(String table, Predicate<String> taken) {
    return choose(table, "", "pkey", taken);
  }

  /** The name of a unique constraint: {@code t_a_b_key}. */
  public static String unique(String table, List<String> columns, Predicate<String> taken) {
    return choose(table, joined(columns), "key", taken);
  }

  /** The name of a foreign key: {@code t_a_fkey}. */
  public static String foreignKey(String table, List<String> columns, Predicate<String> taken) {
    return choose(table, joined(columns), "fkey", taken);
  }

  /**
   * The name of a check: {@code t_a_check} where it mentions one column, {@code t_check} otherwise.
   */
  public static String check(String table, List<String> columns, Predicate<String> taken) {
    return choose(table, columns.size() == 1 ? columns.get(0) : "", "check", taken);
  }

  /**
   * The name of an index: {@code t_a_b_idx}; an expression counts as {@code expr}, or as the
   * function that it calls.
   */
  public static String index(String table, List<String> columns, Predicate<String> taken) {
    return choose(table, joined(columns), "idx", taken);
  }

  /** The name of the sequence of a serial or identity column: {@code t_a_seq}. */
  public static String sequence(String table, String column, Predicate<String> taken) {
    return choose(table, column, "seq", taken);
  }

  /** {@code name1_name2_label}, numbered from 1 where it is taken. */
  private static String choose(String name1, String name2, String label, Predicate<String> taken) {
    String name = make(name1, name2, label);
    for (int i = 1; taken.test(name); i++) {
      name = make(name1, name2, label + i);
    }
    return name;
  }

  /** Shortens the longer of the two names until the whole fits. */
  private static String make(String name1, String name2, String label) {
    int overhead = 1 + bytes(label) + (name2.isEmpty() ? 0 : 1);
    int length1 = bytes(name1);
    int length2 = bytes(name2);
    while (length1 + length2 > MAX_BYTES - overhead) {
      if (length1 > length2) {
        length1--;
      } else {
        length2--;
      }
    }
    String first = cut(name1, length1);
    String second = cut(name2, length2);
    return second.isEmpty() ? first + "_" + label : first + "_" + second + "_" + label;
  }

  /** The column part of a name, cut as soon as it is longer than any name can be. */
  private static String joined(List<String> columns) {
    StringBuilder joined = new StringBuilder();
    for (String column : columns) {
      if (joined.length() > 0) {
        joined.append('_');
      }
      joined.append(column);
      if (bytes(joined.toString()) >= MAX_BYTES + 1) {
        break;
      }
    }
    return joined.toString();
  }

  /** The longest beginning of the text that fits and does not end within a character. */
  public static String cut(String text, int maxBytes) {
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

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
