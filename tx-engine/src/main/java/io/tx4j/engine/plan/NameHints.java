package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses what a name that was not found was meant to be, as PostgreSQL hints it. */
final class NameHints {

  private NameHints() {}

  /**
   * The columns whose names are nearest to the one that was written.
   *
   * @param table the qualifier that was written; null for none
   * @return null where none is near, or too many are
   */
  static @Nullable String forColumn(Scope scope, @Nullable String table, String name) {
    int best = name.length() / 2 + 1;
    List<String> nearest = new ArrayList<>();
    for (Scope at = scope; at != null; at = at.parent()) {
      for (ScopeTable candidate : at.tables()) {
        if (candidate.alias() == null) {
          continue;
        }
        int tableDistance = table == null ? 0 : distance(table, candidate.alias());
        for (ScopeColumn column : candidate.columns()) {
          int distance = distance(name, column.name()) + tableDistance;
          if (distance < best && distance <= Math.max(3, name.length() / 2)) {
            best = distance;
            nearest.clear();
          }
          if (distance == best && distance <= name.length() / 2) {
            nearest.add("\"" + candidate.alias() + "." + column.name() + "\"");
          }
        }
      }
    }
    switch (nearest.size()) {
      case 1:
        return "Perhaps you meant to reference the column " + nearest.get(0) + ".";
      case 2:
        return "Perhaps you meant to reference the column "
            + nearest.get(0)
            + " or the column "
            + nearest.get(1)
            + ".";
      default:
        return null;
    }
  }

  /**
   * The alias under which a relation that was named by its own name stands in FROM; null where it
   * does not.
   */
  static @Nullable String forTable(Catalog catalog, Scope scope, String name) {
    for (Scope at = scope; at != null; at = at.parent()) {
      for (ScopeTable table : at.tables()) {
        if (table.alias() == null || table.alias().equals(name) || table.columns().isEmpty()) {
          continue;
        }
        int oid = table.columns().get(0).tableOid();
        Relation relation = oid == 0 ? null : catalog.relation(oid);
        if (relation != null && name.equals(relation.name())) {
          return "Perhaps you meant to reference the table alias \"" + table.alias() + "\".";
        }
      }
    }
    return null;
  }

  /** Levenshtein's distance. */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[previous.length];
      current[0] = i;
      for (int j = 1; j < current.length; j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
