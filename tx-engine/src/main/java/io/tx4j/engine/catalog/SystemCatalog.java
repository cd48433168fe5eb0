package io.tx4j.engine.catalog;

import java.util.ArrayList;
import java.util.List;

/** The objects that are there from the beginning and are never logged. */
final class SystemCatalog {

  private SystemCatalog() {}

  static List<CatalogObject> objects() {
    List<CatalogObject> objects = new ArrayList<>();
    objects.add(new SchemaDef(SchemaDef.PG_CATALOG_OID, "pg_catalog"));
    objects.add(new SchemaDef(SchemaDef.INFORMATION_SCHEMA_OID, "information_schema"));
    objects.add(new SchemaDef(SchemaDef.PUBLIC_OID, "public"));
    objects.addAll(RelationTables.all());
    objects.addAll(ConstraintTables.all());
    objects.addAll(TypeTables.all());
    objects.addAll(ServerTables.all());
    objects.addAll(InformationSchema.all());
    return objects;
  }
}
