package io.tx4j.engine.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a statement that several of its operators read, by the number of the common table
 * expression.
 */
final class SharedRows {

  private final Map<Integer, Source> expressions = new HashMap<>();
  private final Map<Integer, List<@Nullable Object[]>> workTables = new HashMap<>();

  /** The rows of a common table expression, run as far as somebody has read. */
  static final class Source {

    private final Cursor cursor;
    private final int slot;
    private final Scope scope;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private boolean opened;
    private boolean done;

    Source(Cursor cursor, int slot, Scope scope) {
      this.cursor = cursor;
      this.slot = slot;
      this.scope = scope;
    }

    /** Whether there is a row of that index; finds it if need be. */
    boolean has(int index) {
      while (rows.size() <= index && !done) {
        if (!opened) {
          opened = true;
          cursor.open();
        }
        if (cursor.next()) {
          rows.add(slot < 0 ? new Object[0] : scope.row(slot));
        } else {
          done = true;
        }
      }
      return index < rows.size();
    }

    @Nullable Object[] get(int index) {
      return rows.get(index);
    }

    void runToEnd() {
      has(Integer.MAX_VALUE);
    }
  }

  void define(int cte, Source source) {
    expressions.put(cte, source);
  }

  Source expression(int cte) {
    Source source = expressions.get(cte);
    if (source == null) {
      throw new IllegalStateException("common table expression " + cte + " is not open");
    }
    return source;
  }

  void setWorkTable(int cte, List<@Nullable Object[]> rows) {
    workTables.put(cte, rows);
  }

  List<@Nullable Object[]> workTable(int cte) {
    return workTables.getOrDefault(cte, List.of());
  }
}
