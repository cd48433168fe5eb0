package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.AlterTableAction;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** ALTER TABLE: each action sees the table as the one before has left it. */
final class AlterTableDdl implements AlterTableAction.Visitor<Void> {

  private final DdlScript script;
  private TableDef table;

  private AlterTableDdl(DdlScript script, TableDef table) {
    this.script = script;
    this.table = table;
  }

  static void alter(DdlScript script, DefinitionStatement.AlterTable alter) {
    if (alter.kind() != ObjectKind.TABLE) {
      alterOther(alter);
      return;
    }
    Relation found =
        script
            .catalog()
            .relation(
                alter.table().name().schema(),
                alter.table().name().name(),
                script.context().searchPath());
    if (found == null && alter.ifExists()) {
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION,
          "relation \"%s\" does not exist, skipping",
          alter.table().name().name());
      return;
    }
    if (!(found instanceof TableDef table)) {
      throw found == null
          ? Relations.missing(alter.table().name()).position(0)
          : SqlError.of(SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a table", found.name());
    }
    AlterTableDdl actions = new AlterTableDdl(script, table);
    alter.actions().forEach(action -> action.accept(actions));
  }

  /** Of other relations only the owner can be changed by an action, and there is one role only. */
  private static void alterOther(DefinitionStatement.AlterTable alter) {
    for (AlterTableAction action : alter.actions()) {
      if (!(action instanceof AlterTableAction.SetOwner)) {
        throw SqlError.notSupported("this form of ALTER " + alter.kind().name().replace('_', ' '))
            .position(action.position());
      }
    }
  }

  private static SqlError unsupported(String what, AlterTableAction action) {
    return SqlError.notSupported("ALTER TABLE ... " + what).position(action.position());
  }

  private SchemaDef schema() {
    return (SchemaDef) Objects.requireNonNull(script.catalog().object(table.schemaOid()));
  }

  private ColumnDef column(String name) {
    ColumnDef column = table.column(name);
    if (column == null) {
      throw SqlError.of(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist",
          name,
          table.name());
    }
    return column;
  }

  private void put(TableDef changed) {
    table = changed;
    script.put(changed);
  }

  // --- Columns

  @Override
  public Void visit(AlterTableAction.AddColumn action) {
    String name = action.column().name();
    if (table.column(name) != null) {
      if (!action.ifNotExists()) {
        throw SqlError.of(
            SqlState.DUPLICATE_COLUMN,
            "column \"%s\" of relation \"%s\" already exists",
            name,
            table.name());
      }
      script.notice(
          SqlState.DUPLICATE_COLUMN,
          "column \"%s\" of relation \"%s\" already exists, skipping",
          name,
          table.name());
      return null;
    }
    TableDef before = table;
    ColumnDdl columns = new ColumnDdl(script, schema(), table);
    columns.add(action.column());
    TableDef plain = table.withColumns(columns.columns());
    TableDef after = columns.withExpressions(plain);
    for (SequenceDef sequence : columns.sequences()) {
      script.put(sequence);
      script.add(new DdlStep.CreateSequence(sequence));
    }
    put(after);
    ColumnDef added = column(name);
    TableRewrite.addColumn(script, before, after, added);
    if (added.notNull()) {
      script.add(new DdlStep.ValidateNotNull(after, added));
    }
    ConstraintDdl constraints = new ConstraintDdl(script, table, false);
    constraints.addAll(columns.constraints(), List.of());
    constraints.finish(List.of());
    table = constraints.table();
    return null;
  }

  @Override
  public Void visit(AlterTableAction.DropColumn action) {
    ColumnDef column = table.column(action.column());
    if (column == null && action.ifExists()) {
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION,
          "column \"%s\" of relation \"%s\" does not exist, skipping",
          action.column(),
          table.name());
      return null;
    }
    table = new DropColumnDdl(script, table).drop(column(action.column()), action.cascade());
    return null;
  }

  @Override
  public Void visit(AlterTableAction.SetType action) {
    table = new ColumnTypeDdl(script, table).change(column(action.column()), action);
    return null;
  }

  @Override
  public Void visit(AlterTableAction.SetDefault action) {
    ColumnDef column = column(action.column());
    if (column.identity() != ColumnDef.Identity.NONE) {
      throw SqlError.of(
              SqlState.SYNTAX_ERROR,
              "column \"%s\" of relation \"%s\" is an identity column",
              column.name(),
              table.name())
          .hint(
              action.expression() == null
                  ? "Use ALTER TABLE ... ALTER COLUMN ... DROP IDENTITY instead."
                  : null);
    }
    if (column.isGenerated()) {
      throw SqlError.of(
          SqlState.SYNTAX_ERROR,
          "column \"%s\" of relation \"%s\" is a generated column",
          column.name(),
          table.name());
    }
    String sql =
        action.expression() == null
            ? null
            : new DefinitionExpressions(script, table).defaultSql(column, action.expression());
    put(table.withColumn(column.attnum(), old -> old.withDefault(sql)));
    return null;
  }

  @Override
  public Void visit(AlterTableAction.SetNotNull action) {
    ColumnDef column = column(action.column());
    if (!action.notNull()) {
      ConstraintDef.Key primaryKey = table.primaryKey();
      if (primaryKey != null && primaryKey.columns().contains(column.attnum())) {
        throw SqlError.of(
            SqlState.INVALID_TABLE_DEFINITION, "column \"%s\" is in a primary key", column.name());
      }
      if (column.identity() != ColumnDef.Identity.NONE) {
        throw SqlError.of(
            SqlState.SYNTAX_ERROR,
            "column \"%s\" of relation \"%s\" is an identity column",
            column.name(),
            table.name());
      }
    }
    if (column.notNull() != action.notNull()) {
      put(table.withColumn(column.attnum(), old -> old.withNotNull(action.notNull())));
      if (action.notNull()) {
        script.add(new DdlStep.ValidateNotNull(table, column));
      }
    }
    return null;
  }

  @Override
  public Void visit(AlterTableAction.SetExpression action) {
    throw unsupported("SET EXPRESSION", action);
  }

  @Override
  public Void visit(AlterTableAction.AddIdentity action) {
    throw unsupported("ADD GENERATED ... AS IDENTITY", action);
  }

  @Override
  public Void visit(AlterTableAction.SetIdentity action) {
    ColumnDef column = column(action.column());
    SequenceDef sequence = identitySequence(column);
    Boolean always = action.always();
    if (always != null) {
      ColumnDef.Identity identity =
          always ? ColumnDef.Identity.ALWAYS : ColumnDef.Identity.BY_DEFAULT;
      put(table.withColumn(column.attnum(), old -> old.withIdentity(identity)));
    }
    if (!action.options().isEmpty()) {
      new SequenceDdl(script).change(sequence, action.options());
    }
    return null;
  }

  @Override
  public Void visit(AlterTableAction.DropIdentity action) {
    ColumnDef column = column(action.column());
    if (column.identity() == ColumnDef.Identity.NONE && action.ifExists()) {
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION,
          "column \"%s\" of relation \"%s\" is not an identity column, skipping",
          column.name(),
          table.name());
      return null;
    }
    SequenceDef sequence = identitySequence(column);
    put(table.withColumn(column.attnum(), old -> old.withIdentity(ColumnDef.Identity.NONE)));
    script.remove(sequence);
    script.add(new DdlStep.DropSequence(sequence));
    return null;
  }

  private SequenceDef identitySequence(ColumnDef column) {
    for (SequenceDef sequence : script.catalog().ownedSequences(table.oid())) {
      if (sequence.ofIdentity() && sequence.ownerColumn() == column.attnum()) {
        return sequence;
      }
    }
    throw SqlError.of(
        SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
        "column \"%s\" of relation \"%s\" is not an identity column",
        column.name(),
        table.name());
  }

  // --- Constraints

  @Override
  public Void visit(AlterTableAction.AddConstraint action) {
    ConstraintDdl constraints = new ConstraintDdl(script, table, false);
    constraints.addAll(List.of(), List.of(action.constraint()));
    constraints.finish(List.of());
    table = constraints.table();
    return null;
  }

  @Override
  public Void visit(AlterTableAction.DropConstraint action) {
    ConstraintDef constraint = table.constraint(action.name());
    if (constraint == null) {
      if (!action.ifExists()) {
        throw missingConstraint(action.name());
      }
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION,
          "constraint \"%s\" of relation \"%s\" does not exist, skipping",
          action.name(),
          table.name());
      return null;
    }
    if (constraint instanceof ConstraintDef.Key key) {
      dropReferences(key, action.cascade());
    }
    put(table.withoutConstraints(each -> each.oid() == constraint.oid()));
    if (constraint instanceof ConstraintDef.Key key) {
      IndexDef index = script.catalog().index(key.indexOid());
      if (index != null) {
        script.remove(index);
        script.add(new DdlStep.DropIndex(index));
      }
    }
    return null;
  }

  private SqlError missingConstraint(String name) {
    return SqlError.of(
        SqlState.UNDEFINED_OBJECT,
        "constraint \"%s\" of relation \"%s\" does not exist",
        name,
        table.name());
  }

  /** Foreign keys that refer to a key go with it, if that is asked for. */
  private void dropReferences(ConstraintDef.Key key, boolean cascade) {
    List<Catalog.Reference> references = new ArrayList<>();
    for (Catalog.Reference reference : script.catalog().referencesTo(table.oid())) {
      if (reference.key().referencedIndex() == key.indexOid()) {
        references.add(reference);
      }
    }
    String title = "constraint " + key.name() + " on table " + table.name();
    for (Catalog.Reference reference : references) {
      String user =
          "constraint " + reference.key().name() + " on table " + reference.referencing().name();
      if (!cascade) {
        throw new SqlError(
                SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                "cannot drop " + title + " because other objects depend on it")
            .detail(user + " depends on index " + key.name())
            .hint("Use DROP ... CASCADE to drop the dependent objects too.");
      }
      script.notice(SqlState.SUCCESSFUL_COMPLETION, "drop cascades to %s", user);
      CatalogObject current = script.catalog().object(reference.referencing().oid());
      if (current instanceof TableDef referencing) {
        TableDef without =
            referencing.withoutConstraints(each -> each.oid() == reference.key().oid());
        script.put(without);
        if (without.oid() == table.oid()) {
          table = without;
        }
      }
    }
  }

  @Override
  public Void visit(AlterTableAction.ValidateConstraint action) {
    ConstraintDef constraint = table.constraint(action.name());
    if (constraint instanceof ConstraintDef.Check check && !check.validated()) {
      Expr condition = new TableExpressions(script.catalog(), table).check(check.sql(), 0);
      replace(
          new ConstraintDef.Check(check.oid(), check.name(), check.sql(), check.columns(), true));
      script.add(new DdlStep.ValidateCheck(table, check.name(), condition));
    } else if (constraint instanceof ConstraintDef.ForeignKey key && !key.validated()) {
      ConstraintDef.ForeignKey validated =
          new ConstraintDef.ForeignKey(
              key.oid(),
              key.name(),
              key.columns(),
              key.referencedTable(),
              key.referencedColumns(),
              key.referencedIndex(),
              key.matchFull(),
              key.onUpdate(),
              key.onDelete(),
              key.onDeleteColumns(),
              key.timing(),
              true);
      replace(validated);
      script.add(
          new DdlStep.ValidateForeignKey(
              WriteTargetBuilder.link(script.catalog(), validated, table)));
    } else if (constraint == null) {
      throw missingConstraint(action.name());
    }
    return null;
  }

  private void replace(ConstraintDef changed) {
    put(
        table.withConstraints(
            table.constraints().stream()
                .map(each -> each.oid() == changed.oid() ? changed : each)
                .toList()));
  }

  @Override
  public Void visit(AlterTableAction.AlterConstraint action) {
    throw unsupported("ALTER CONSTRAINT", action);
  }

  // --- The rest

  /** There is one role, so this changes nothing. */
  @Override
  public Void visit(AlterTableAction.SetOwner action) {
    return null;
  }

  @Override
  public Void visit(AlterTableAction.SetTrigger action) {
    throw unsupported((action.enable() ? "ENABLE" : "DISABLE") + " TRIGGER", action);
  }

  @Override
  public Void visit(AlterTableAction.OtherAction action) {
    throw unsupported(action.what(), action);
  }
}
