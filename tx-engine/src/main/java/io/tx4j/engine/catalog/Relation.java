package io.tx4j.engine.catalog;

/** What shares one space of names in a schema: tables, system tables, views, indexes, sequences. */
public sealed interface Relation extends CatalogObject
    permits TableDef, SystemTable, ViewDef, IndexDef, SequenceDef {

  /** The oid of the schema that it is in. */
  int schemaOid();

  /** What messages call it: {@code table}, {@code view}, {@code index}, {@code sequence}. */
  String kindName();

  /** The letter in pg_class.relkind. */
  char relkind();
}
