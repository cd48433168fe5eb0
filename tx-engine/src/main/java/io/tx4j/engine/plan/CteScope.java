package io.tx4j.engine.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The common table expressions that a query can name: the newest first, then those of the queries
 * around.
 *
 * @param recursive whether the entry is the expression's own name inside it
 */
record CteScope(
    @Nullable CteScope parent,
    String name,
    int cte,
    List<OutputColumn> columns,
    boolean recursive) {

  /** The expression of that name; null where there is none. */
  static @Nullable CteScope find(@Nullable CteScope from, String name) {
    for (CteScope at = from; at != null; at = at.parent) {
      if (at.name.equals(name)) {
        return at;
      }
    }
    return null;
  }
}
