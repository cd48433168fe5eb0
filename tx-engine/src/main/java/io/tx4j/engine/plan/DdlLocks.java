package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.sql.AlterTableAction;
import io.tx4j.engine.sql.Constraint;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The locks that definitions need before they are checked; PostgreSQL's manual, "Explicit Locking",
 * says which.
 */
final class DdlLocks {

  private final PlanningContext context;
  private final Map<Integer, TableUse> uses = new LinkedHashMap<>();

  private DdlLocks(PlanningContext context) {
    this.context = context;
  }

  static List<TableUse> of(DefinitionStatement statement, PlanningContext context) {
    DdlLocks locks = new DdlLocks(context);
    locks.collect(statement);
    return List.copyOf(locks.uses.values());
  }

  private void collect(DefinitionStatement statement) {
    if (statement instanceof DefinitionStatement.CreateTable create) {
      create.elements().forEach(this::addReferenced);
    } else if (statement instanceof DefinitionStatement.AlterTable alter) {
      add(alter.table().name(), LockMode.ACCESS_EXCLUSIVE);
      alter.actions().forEach(this::addReferenced);
    } else if (statement instanceof DefinitionStatement.Truncate truncate) {
      truncate.tables().forEach(table -> add(table.name(), LockMode.ACCESS_EXCLUSIVE));
      if (truncate.cascade()) {
        truncate.tables().forEach(table -> addReferrers(find(table.name())));
      }
    } else if (statement instanceof DefinitionStatement.CreateIndex create) {
      add(create.table().name(), LockMode.SHARE);
    } else if (statement instanceof DefinitionStatement.Drop drop) {
      drop.objects().forEach(object -> addDropped(object, drop.cascade()));
    } else if (statement instanceof DefinitionStatement.Rename rename) {
      addOwn(find(rename.object().name()), LockMode.ACCESS_EXCLUSIVE);
      addOwn(
          rename.object().of() == null ? null : find(rename.object().of()),
          LockMode.ACCESS_EXCLUSIVE);
    } else if (statement instanceof DefinitionStatement.SetSchema set) {
      addOwn(find(set.object().name()), LockMode.ACCESS_EXCLUSIVE);
    }
  }

  private @Nullable Relation find(QualifiedName name) {
    return context.catalog().relation(name.schema(), name.name(), context.searchPath());
  }

  private void add(QualifiedName name, LockMode mode) {
    addOwn(find(name), mode);
  }

  /** The table itself, or the one that an index is on. */
  private void addOwn(@Nullable Relation relation, LockMode mode) {
    if (relation instanceof TableDef table) {
      TableUse before = uses.get(table.oid());
      if (before == null || before.mode().compareTo(mode) < 0) {
        uses.put(table.oid(), new TableUse(table, mode));
      }
    } else if (relation instanceof IndexDef index) {
      addOwn(context.catalog().table(index.tableOid()), mode);
    }
  }

  private void addReferenced(DefinitionStatement.TableElement element) {
    if (element instanceof DefinitionStatement.ColumnDefinition column) {
      column.constraints().forEach(this::addReferenced);
    } else if (element instanceof DefinitionStatement.TableConstraint constraint) {
      addReferenced(constraint.constraint());
    }
  }

  private void addReferenced(AlterTableAction action) {
    if (action instanceof AlterTableAction.AddConstraint add) {
      addReferenced(add.constraint());
    } else if (action instanceof AlterTableAction.AddColumn add) {
      add.column().constraints().forEach(this::addReferenced);
    }
  }

  private void addReferenced(Constraint constraint) {
    if (constraint instanceof Constraint.ForeignKey key) {
      add(key.table(), LockMode.SHARE_ROW_EXCLUSIVE);
    }
  }

  private void addDropped(DefinitionStatement.ObjectName object, boolean cascade) {
    switch (object.kind()) {
      case TABLE, INDEX -> addDropped(find(object.name()), cascade);
      case SCHEMA -> addSchema(object.name().name(), cascade);
      default -> {
        // No table is concerned.
      }
    }
  }

  private void addSchema(String name, boolean cascade) {
    SchemaDef schema = context.catalog().schema(name);
    if (schema != null && cascade) {
      for (Relation relation : context.catalog().relations()) {
        if (relation.schemaOid() == schema.oid()) {
          addDropped(relation, true);
        }
      }
    }
  }

  private void addDropped(@Nullable Relation relation, boolean cascade) {
    addOwn(relation, LockMode.ACCESS_EXCLUSIVE);
    if (relation instanceof TableDef table) {
      for (ConstraintDef.ForeignKey key : table.foreignKeys()) {
        addOwn(context.catalog().table(key.referencedTable()), LockMode.ACCESS_EXCLUSIVE);
      }
      if (cascade) {
        addReferrers(table);
      }
    }
  }

  private void addReferrers(@Nullable Relation relation) {
    if (relation != null) {
      for (CatalogObject dependent : context.catalog().dependents(relation.oid())) {
        if (dependent instanceof TableDef table) {
          addOwn(table, LockMode.ACCESS_EXCLUSIVE);
        }
      }
    }
  }
}
