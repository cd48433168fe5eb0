package io.tx4j.engine.catalog;

/** A schema. */
public record SchemaDef(int oid, String name) implements CatalogObject {

  /** The oids of the schemas that are there from the beginning, as in PostgreSQL. */
  public static final int PG_CATALOG_OID = 11;

  public static final int PUBLIC_OID = 2200;
  public static final int INFORMATION_SCHEMA_OID = 13300;
}
