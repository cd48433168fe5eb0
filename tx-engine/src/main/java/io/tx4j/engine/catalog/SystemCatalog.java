package io.tx4j.engine.catalog;

import java.util.List;

/** The objects that are there from the beginning and are never logged. */
final class SystemCatalog {

  private SystemCatalog() {}

  static List<CatalogObject> objects() {
    return List.of(
        new SchemaDef(SchemaDef.PG_CATALOG_OID, "pg_catalog"),
        new SchemaDef(SchemaDef.INFORMATION_SCHEMA_OID, "information_schema"),
        new SchemaDef(SchemaDef.PUBLIC_OID, "public"));
  }
}
