package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.sql.TableReference;
import java.util.List;

/** The names of the table that a statement writes. */
final class WriteScopes {

  private WriteScopes() {}

  /** The table under its name in the statement, with its row in the slot. */
  static ScopeTable table(
      StatementContext statement, TableDef table, TableReference.NamedTable reference, int slot) {
    TableReference.Alias alias = reference.alias();
    String called = alias == null ? table.name() : alias.name();
    String schema = alias == null ? statement.catalog().schemaName(table.schemaOid()) : null;
    List<ScopeColumn> columns = FromBinder.tableColumns(slot, called, table.oid(), table.columns());
    return new ScopeTable(called, schema, FromBinder.renamed(columns, called, alias));
  }
}
