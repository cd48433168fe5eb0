package io.tx4j.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression can use: the relations of its query's FROM, and around them those of
 * the queries outside.
 *
 * <p>Unqualified names are looked for among {@link #columns}: a join with USING shows its common
 * columns once there, though each of its tables has one.
 */
final class Scope {

  private final @Nullable Scope parent;
  private final FrameLayout frame;
  private final @Nullable CteScope ctes;
  private final List<ScopeTable> tables = new ArrayList<>();
  private final List<ScopeColumn> columns = new ArrayList<>();
  private final Set<Integer> usedSlots = new TreeSet<>();

  /**
   * @param parent the scope of the query around; null for none
   * @param ctes the common table expressions that can be named; null for none
   */
  Scope(@Nullable Scope parent, FrameLayout frame, @Nullable CteScope ctes) {
    this.parent = parent;
    this.frame = frame;
    this.ctes = ctes;
  }

  @Nullable CteScope ctes() {
    return ctes;
  }

  @Nullable Scope parent() {
    return parent;
  }

  FrameLayout frame() {
    return frame;
  }

  /** The relations that can qualify a name. */
  List<ScopeTable> tables() {
    return tables;
  }

  /** The columns that can be named without a relation, in the order of {@code *}. */
  List<ScopeColumn> columns() {
    return columns;
  }

  /** The slots of this scope's relations that have been named so far. */
  Set<Integer> usedSlots() {
    return usedSlots;
  }

  /** Adds a relation with all its columns. */
  void add(ScopeTable table) {
    tables.add(table);
    columns.addAll(table.columns());
  }

  /** Adds all names of another scope. */
  void addAll(Scope other) {
    tables.addAll(other.tables);
    columns.addAll(other.columns);
  }

  List<ScopeColumn> named(String name) {
    List<ScopeColumn> found = new ArrayList<>(1);
    for (ScopeColumn column : columns) {
      if (column.name().equals(name)) {
        found.add(column);
      }
    }
    return found;
  }

  /** The relation of that name in this scope alone; null where there is none. */
  @Nullable ScopeTable table(@Nullable String schema, String name) {
    for (ScopeTable table : tables) {
      if (table.isCalled(schema, name)) {
        return table;
      }
    }
    return null;
  }
}
