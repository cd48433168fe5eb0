package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.ObjectKind;

/**
 * ALTER ... RENAME. What is kept as SQL text would still have the old name: a rename that such a
 * text stands in the way of is refused.
 */
final class RenameDdl {

  private final DdlScript script;

  RenameDdl(DdlScript script) {
    this.script = script;
  }

  void rename(DefinitionStatement.Rename rename) {
    ObjectKind kind = rename.object().kind();
    if (kind == ObjectKind.SCHEMA) {
      renameSchema(rename);
      return;
    }
    if (kind != ObjectKind.TABLE
        && kind != ObjectKind.VIEW
        && kind != ObjectKind.INDEX
        && kind != ObjectKind.SEQUENCE) {
      throw SqlError.notSupported("ALTER " + kind.name().replace('_', ' ') + " ... RENAME")
          .position(rename.position());
    }
    Relation found =
        script
            .catalog()
            .relation(
                rename.object().name().schema(),
                rename.object().name().name(),
                script.context().searchPath());
    if (found == null) {
      if (!rename.ifExists()) {
        throw Relations.missing(rename.object().name()).position(0);
      }
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION,
          "relation \"%s\" does not exist, skipping",
          rename.object().name().name());
      return;
    }
    String part = rename.part();
    if (part == null) {
      renameRelation(found, rename.newName());
    } else if (found instanceof TableDef table && rename.partKind() == ObjectKind.COLUMN) {
      renameColumn(table, part, rename.newName());
    } else if (found instanceof TableDef table && rename.partKind() == ObjectKind.CONSTRAINT) {
      renameConstraint(table, part, rename.newName());
    } else {
      throw SqlError.notSupported("this form of RENAME").position(rename.position());
    }
  }

  private void renameSchema(DefinitionStatement.Rename rename) {
    SchemaDef schema = script.catalog().schema(rename.object().name().name());
    if (schema == null) {
      throw DdlScript.missingSchema(rename.object().name().name());
    }
    if (script.catalog().schema(rename.newName()) != null) {
      throw SqlError.of(
          SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists", rename.newName());
    }
    for (Relation relation : script.catalog().relations()) {
      if (relation.schemaOid() == schema.oid()) {
        refuseIfViewReads(relation);
      }
    }
    script.put(new SchemaDef(schema.oid(), rename.newName()));
  }

  private void refuseIfViewReads(Relation relation) {
    for (CatalogObject dependent : script.catalog().dependents(relation.oid())) {
      if (dependent instanceof ViewDef view) {
        throw SqlError.notSupported("renaming what view \"" + view.name() + "\" reads");
      }
    }
  }

  private void renameRelation(Relation relation, String newName) {
    if (script.catalog().relation(relation.schemaOid(), newName) != null) {
      throw SqlError.of(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists", newName);
    }
    refuseIfViewReads(relation);
    if (relation instanceof TableDef table) {
      script.put(table.withName(newName));
    } else if (relation instanceof ViewDef view) {
      script.put(view.withName(newName));
    } else if (relation instanceof SequenceDef sequence) {
      script.put(sequence.withName(newName));
    } else if (relation instanceof IndexDef index) {
      renameIndex(index, newName);
    } else {
      throw SqlError.of(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"%s\" is a system catalog",
          relation.name());
    }
  }

  /** A constraint's index and the constraint have one name. */
  private void renameIndex(IndexDef index, String newName) {
    script.put(index.withName(newName));
    TableDef table = script.catalog().table(index.tableOid());
    if (table != null && index.constraintOid() != 0) {
      script.put(
          table.withConstraints(
              table.constraints().stream()
                  .map(each -> each.oid() == index.constraintOid() ? each.withName(newName) : each)
                  .toList()));
    }
  }

  private void renameColumn(TableDef table, String name, String newName) {
    ColumnDef column = table.column(name);
    if (column == null) {
      throw SqlError.of(SqlState.UNDEFINED_COLUMN, "column \"%s\" does not exist", name);
    }
    if (table.column(newName) != null) {
      throw SqlError.of(
          SqlState.DUPLICATE_COLUMN,
          "column \"%s\" of relation \"%s\" already exists",
          newName,
          table.name());
    }
    refuseIfViewReads(table);
    script.put(ColumnRenaming.of(script, table, column, newName));
  }

  private void renameConstraint(TableDef table, String name, String newName) {
    ConstraintDef constraint = table.constraint(name);
    if (constraint == null) {
      throw SqlError.of(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"%s\" for table \"%s\" does not exist",
          name,
          table.name());
    }
    if (table.constraint(newName) != null) {
      throw SqlError.of(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"%s\" for relation \"%s\" already exists",
          newName,
          table.name());
    }
    script.put(
        table.withConstraints(
            table.constraints().stream()
                .map(each -> each.oid() == constraint.oid() ? each.withName(newName) : each)
                .toList()));
    if (constraint instanceof ConstraintDef.Key key) {
      IndexDef index = script.catalog().index(key.indexOid());
      if (index != null) {
        script.put(index.withName(newName));
      }
    }
  }
}
