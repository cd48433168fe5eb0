package io.tx4j.processor.body;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of SQL as it takes to see a lost update: {@code SELECT a, b FROM t} without a lock, and
 * {@code UPDATE t SET a = ?}. What does not have exactly these forms says nothing.
 */
final class SqlText {
  private static final Pattern SELECT =
      Pattern.compile(
          "^\\s*select\\s+([\\w\\s,.\"]+?)\\s+from\\s+([\\w.\"]+)(.*)$", Pattern.DOTALL);
  private static final Pattern LOCKED = Pattern.compile("\\bfor\\s+(update|share|no|key)\\b");
  private static final Pattern UPDATE =
      Pattern.compile(
          "^\\s*update\\s+([\\w.\"]+)\\s+set\\s+(.*?)(?:\\bwhere\\b(.*))?$", Pattern.DOTALL);
  private static final Pattern BLIND =
      Pattern.compile("\\s*([\\w\"]+)\\s*=\\s*(?:\\?|:\\w+|\\$\\d+)\\s*");

  private SqlText() {}

  /** {@code table.column} for each column that the statement reads and does not lock. */
  static Set<String> columnsRead(String sql) {
    Set<String> columns = new TreeSet<>();
    Matcher select = SELECT.matcher(sql.toLowerCase(Locale.ROOT));
    if (select.matches() && !LOCKED.matcher(select.group(3)).find()) {
      for (String column : select.group(1).split(",", -1)) {
        String name = column.trim();
        columns.add(select.group(2) + "." + name.substring(name.lastIndexOf('.') + 1));
      }
    }
    return columns;
  }

  /**
   * {@code table.column} for each column that the statement sets to a parameter; none if its
   * condition mentions such a column or a version, for then it sees what was written in between.
   */
  static Set<String> columnsWritten(String sql) {
    Set<String> columns = new TreeSet<>();
    Matcher update = UPDATE.matcher(sql.toLowerCase(Locale.ROOT));
    if (!update.matches()) {
      return columns;
    }
    String condition = update.group(3) == null ? "" : update.group(3);
    for (String assignment : update.group(2).split(",", -1)) {
      Matcher blind = BLIND.matcher(assignment);
      if (blind.matches()) {
        columns.add(update.group(1) + "." + blind.group(1));
      }
    }
    boolean compared =
        condition.contains("version")
            || columns.stream().anyMatch(column -> mentions(condition, column));
    return compared ? Set.of() : columns;
  }

  private static boolean mentions(String condition, String column) {
    String name = column.substring(column.lastIndexOf('.') + 1);
    return Arrays.asList(condition.split("\\W+", -1)).contains(name);
  }
}
