package io.tx4j.engine.catalog;

import org.jspecify.annotations.Nullable;

/** One change of the catalog. */
public sealed interface CatalogEdit {

  /** Adds an object, or replaces the one that has its oid. */
  record Put(CatalogObject object) implements CatalogEdit {}

  /** Takes away the object with that oid, and what comments there are on it. */
  record Remove(int oid) implements CatalogEdit {}

  /**
   * COMMENT ON.
   *
   * @param oid of the object
   * @param column the attnum of the column that it is about; 0 for the object itself
   * @param text null takes the comment away
   */
  record SetComment(int oid, int column, @Nullable String text) implements CatalogEdit {}
}
