package io.tx4j.engine.catalog;

/**
 * An object of the database that has an oid of its own. Immutable: a change makes another one with
 * the same oid.
 */
public sealed interface CatalogObject permits SchemaDef, Relation, TypeDef {

  int oid();

  String name();
}
