package io.tx4j.engine.catalog;

import io.tx4j.engine.value.SqlType;

/**
 * A sequence: its definition. Where it stands is the store's.
 *
 * @param type int2, int4 or int8
 * @param cache values that a session may take in advance; 1 for none
 * @param ownerTable the oid of the table whose column owns it; 0 for none
 * @param ownerColumn the attnum of that column; 0 for none
 * @param ofIdentity whether it is the sequence of an identity column
 */
public record SequenceDef(
    int oid,
    int schemaOid,
    String name,
    SqlType type,
    long start,
    long increment,
    long minValue,
    long maxValue,
    long cache,
    boolean cycle,
    int ownerTable,
    int ownerColumn,
    boolean ofIdentity)
    implements Relation {

  @Override
  public String kindName() {
    return "sequence";
  }

  @Override
  public char relkind() {
    return 'S';
  }

  public SequenceDef withName(String newName) {
    return new SequenceDef(
        oid,
        schemaOid,
        newName,
        type,
        start,
        increment,
        minValue,
        maxValue,
        cache,
        cycle,
        ownerTable,
        ownerColumn,
        ofIdentity);
  }

  public SequenceDef withSchema(int newSchemaOid) {
    return new SequenceDef(
        oid,
        newSchemaOid,
        name,
        type,
        start,
        increment,
        minValue,
        maxValue,
        cache,
        cycle,
        ownerTable,
        ownerColumn,
        ofIdentity);
  }

  public SequenceDef withOwner(int newOwnerTable, int newOwnerColumn) {
    return new SequenceDef(
        oid,
        schemaOid,
        name,
        type,
        start,
        increment,
        minValue,
        maxValue,
        cache,
        cycle,
        newOwnerTable,
        newOwnerColumn,
        ofIdentity);
  }
}
