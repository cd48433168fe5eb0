package io.tx4j.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation of FROM as expressions see it.
 *
 * @param alias the name that qualifies its columns; null for a join without one
 * @param schema the schema for {@code schema.table.column}; null where it is known by an alias or
 *     has none
 * @param unreachable why its columns may not be named though it is in FROM; null where they may
 */
record ScopeTable(
    @Nullable String alias,
    @Nullable String schema,
    List<ScopeColumn> columns,
    @Nullable String unreachable) {

  ScopeTable(@Nullable String alias, @Nullable String schema, List<ScopeColumn> columns) {
    this(alias, schema, columns, null);
  }

  /** The columns of that name: one, none, or several of a join or a subquery. */
  List<ScopeColumn> named(String name) {
    List<ScopeColumn> found = new ArrayList<>(1);
    for (ScopeColumn column : columns) {
      if (column.name().equals(name)) {
        found.add(column);
      }
    }
    return found;
  }

  boolean isCalled(@Nullable String qualifyingSchema, String name) {
    return name.equals(alias) && (qualifyingSchema == null || qualifyingSchema.equals(schema));
  }
}
