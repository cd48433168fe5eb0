package io.tx4j.engine.catalog;

import java.util.List;

/**
 * A view.
 *
 * @param columns its columns; none of them is not-null or has a default
 * @param sql the query, with every relation's name qualified by its schema
 * @param dependencies oids of the relations that the query reads
 */
public record ViewDef(
    int oid,
    int schemaOid,
    String name,
    List<ColumnDef> columns,
    String sql,
    List<Integer> dependencies)
    implements Relation {

  public ViewDef {
    columns = List.copyOf(columns);
    dependencies = List.copyOf(dependencies);
  }

  @Override
  public String kindName() {
    return "view";
  }

  @Override
  public char relkind() {
    return 'v';
  }

  public ViewDef withName(String newName) {
    return new ViewDef(oid, schemaOid, newName, columns, sql, dependencies);
  }

  public ViewDef withSchema(int newSchemaOid) {
    return new ViewDef(oid, newSchemaOid, name, columns, sql, dependencies);
  }
}
