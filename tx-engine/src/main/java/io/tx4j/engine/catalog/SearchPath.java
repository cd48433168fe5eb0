package io.tx4j.engine.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Where names without a schema are looked for: the setting search_path.
 *
 * @param schemas names of schemas as the setting gives them, {@code $user} resolved; some may not
 *     exist
 */
public record SearchPath(List<String> schemas) {

  /** A fresh session's path. */
  public static final SearchPath DEFAULT = new SearchPath(List.of("public"));

  private static final String PG_CATALOG = "pg_catalog";

  public SearchPath {
    schemas = List.copyOf(schemas);
  }

  /**
   * The schemas in the order of the search: pg_catalog is first unless the setting names it
   * elsewhere.
   */
  public List<String> searched() {
    if (schemas.contains(PG_CATALOG)) {
      return schemas;
    }
    List<String> searched = new ArrayList<>(schemas.size() + 1);
    searched.add(PG_CATALOG);
    searched.addAll(schemas);
    return searched;
  }
}
