package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.Constraint;
import io.tx4j.engine.sql.DefinitionStatement;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE. */
final class TableDdl {

  private final DdlScript script;

  TableDdl(DdlScript script) {
    this.script = script;
  }

  void create(DefinitionStatement.CreateTable create) {
    refuseUnsupported(create);
    SchemaDef schema = script.schemaFor(create.name());
    String name = create.name().name();
    if (script.isTaken(schema, name)) {
      if (!create.ifNotExists()) {
        throw SqlError.of(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists", name);
      }
      script.notice(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists, skipping", name);
      return;
    }
    int oid = script.newOid();
    ColumnDdl columns = new ColumnDdl(script, schema, name, oid);
    List<Constraint> tableConstraints = new ArrayList<>();
    for (DefinitionStatement.TableElement element : create.elements()) {
      if (element instanceof DefinitionStatement.ColumnDefinition column) {
        columns.add(column);
      } else if (element instanceof DefinitionStatement.TableConstraint constraint) {
        tableConstraints.add(constraint.constraint());
      } else {
        throw SqlError.notSupported("CREATE TABLE ... (LIKE ...)").position(element.position());
      }
    }
    TableDef table =
        columns.withExpressions(
            new TableDef(oid, schema.oid(), name, columns.columns(), List.of(), false));
    ConstraintDdl constraints = new ConstraintDdl(script, table, true);
    constraints.addAll(columns.constraints(), tableConstraints);
    constraints.finish(columns.sequences());
  }

  private static void refuseUnsupported(DefinitionStatement.CreateTable create) {
    if (create.persistence() == DefinitionStatement.Persistence.TEMPORARY) {
      throw SqlError.notSupported("a temporary table").position(create.name().position());
    }
    if (!create.inherits().isEmpty()) {
      throw SqlError.notSupported("INHERITS").position(create.inherits().get(0).position());
    }
    if (create.partitioning() != null) {
      throw SqlError.notSupported(create.partitioning()).position(create.position());
    }
  }

  /** The column of that name among those of a table in the making. */
  static ColumnDef require(TableDef table, String name, int position) {
    ColumnDef column = table.column(name);
    if (column == null) {
      throw SqlError.of(
              SqlState.UNDEFINED_COLUMN, "column \"%s\" named in key does not exist", name)
          .position(position);
    }
    return column;
  }
}
