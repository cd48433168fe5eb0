package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.ObjectNames;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds constraints to a table: of CREATE TABLE all at once, of ALTER TABLE one by one. As in
 * PostgreSQL checks come first, then keys, then foreign keys, whatever the order in the text.
 */
final class ConstraintDdl {

  private final DdlScript script;
  private final boolean isNew;
  private final List<IndexDef> indexes = new ArrayList<>();
  private final List<DdlStep> validations = new ArrayList<>();
  private TableDef table;

  /**
   * @param isNew whether the table is being created, so that there are no rows to be checked
   */
  ConstraintDdl(DdlScript script, TableDef table, boolean isNew) {
    this.script = script;
    this.table = table;
    this.isNew = isNew;
  }

  /** The table with what was added so far. */
  TableDef table() {
    return table;
  }

  private record Pending(@Nullable String column, Constraint constraint) {}

  void addAll(List<ColumnDdl.OfColumn> ofColumns, List<Constraint> ofTable) {
    List<Pending> pending = new ArrayList<>();
    ofColumns.forEach(each -> pending.add(new Pending(each.column(), each.constraint())));
    ofTable.forEach(each -> pending.add(new Pending(null, each)));
    for (Pending each : pending) {
      if (each.constraint() instanceof Constraint.NotNull notNull) {
        addNotNull(notNull);
      } else if (each.constraint() instanceof Constraint.Check check) {
        addCheck(check);
      }
    }
    addKeys(pending);
    for (Pending each : pending) {
      if (each.constraint() instanceof Constraint.ForeignKey key) {
        addForeignKey(key, each.column());
      } else if (each.constraint() instanceof Constraint.Exclusion exclusion) {
        throw SqlError.notSupported("an exclusion constraint").position(exclusion.position());
      }
    }
  }

  /** The primary key comes before the other keys; one that says the same as another is the same. */
  private void addKeys(List<Pending> pending) {
    List<NamedKey> keys = new ArrayList<>();
    for (boolean primary : new boolean[] {true, false}) {
      for (Pending each : pending) {
        if (each.constraint() instanceof Constraint.Unique key && key.primaryKey() == primary) {
          NamedKey.add(keys, key, each.column());
        }
      }
    }
    keys.forEach(this::addKey);
  }

  /** A key with its columns, and a name that it may have got from another that says the same. */
  private record NamedKey(Constraint.Unique key, List<String> columns, @Nullable String name) {

    static void add(List<NamedKey> keys, Constraint.Unique key, @Nullable String atColumn) {
      List<String> columns = atColumn == null ? key.columns() : List.of(atColumn);
      for (int i = 0; i < keys.size(); i++) {
        NamedKey before = keys.get(i);
        if (!columns.isEmpty() && before.says(key, columns)) {
          String name = before.name == null ? key.name() : before.name;
          keys.set(i, new NamedKey(before.key, columns, name));
          return;
        }
      }
      keys.add(new NamedKey(key, columns, key.name()));
    }

    private boolean says(Constraint.Unique other, List<String> otherColumns) {
      return !(key.primaryKey() && other.primaryKey())
          && columns.equals(otherColumns)
          && key.include().equals(other.include())
          && key.nullsNotDistinct() == other.nullsNotDistinct()
          && key.attributes().equals(other.attributes());
    }
  }

  /** Adds the steps that make the table, or change it, with all that was added. */
  void finish(List<SequenceDef> sequences) {
    for (SequenceDef sequence : sequences) {
      script.put(sequence);
      script.add(new DdlStep.CreateSequence(sequence));
    }
    script.put(table);
    if (isNew) {
      script.add(new DdlStep.CreateTable(table));
    }
    for (IndexDef index : indexes) {
      script.put(index);
      script.add(new DdlStep.CreateIndex(table, index));
    }
    validations.forEach(script::add);
  }

  // --- NOT NULL, CHECK

  private void addNotNull(Constraint.NotNull notNull) {
    String column = notNull.column();
    if (column != null) {
      setNotNull(requireColumn(column, notNull.position()));
    }
  }

  private void setNotNull(ColumnDef column) {
    if (!column.notNull()) {
      table = table.withColumn(column.attnum(), old -> old.withNotNull(true));
      if (!isNew) {
        validations.add(new DdlStep.ValidateNotNull(table, column));
      }
    }
  }

  private ColumnDef requireColumn(String name, int position) {
    ColumnDef column = table.column(name);
    if (column == null) {
      throw SqlError.of(
              SqlState.UNDEFINED_COLUMN,
              isNew
                  ? "column \"%s\" does not exist"
                  : "column \"%s\" of relation \"%s\" does not exist",
              name,
              table.name())
          .position(isNew ? position : 0);
    }
    return column;
  }

  private void addCheck(Constraint.Check check) {
    refuseNotEnforced(check.attributes(), check.position());
    Expr condition = new DefinitionExpressions(script, table).check(check.expression());
    List<Integer> columns = DefinitionExpressions.columnsOf(condition);
    String name = check.name();
    if (name == null) {
      List<String> names = columns.stream().map(attnum -> table.column(attnum).name()).toList();
      name = ObjectNames.check(table.name(), names, this::isConstraint);
    } else {
      checkConstraintIsFree(name);
    }
    boolean validated = isNew || !check.attributes().notValid();
    table =
        table.plusConstraint(
            new ConstraintDef.Check(
                script.newOid(), name, condition.toString(), columns, validated));
    if (!isNew && validated) {
      validations.add(new DdlStep.ValidateCheck(table, name, condition));
    }
  }

  private boolean isConstraint(String name) {
    return table.constraint(name) != null;
  }

  private void checkConstraintIsFree(String name) {
    if (isConstraint(name)) {
      throw SqlError.of(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"%s\" for relation \"%s\" already exists",
          name,
          table.name());
    }
  }

  private static void refuseNotEnforced(Constraint.Attributes attributes, int position) {
    if (Boolean.FALSE.equals(attributes.enforced())) {
      throw SqlError.notSupported("NOT ENFORCED").position(position);
    }
  }

  // --- Keys

  private void addKey(NamedKey named) {
    Constraint.Unique key = named.key();
    refuseNotEnforced(key.attributes(), key.position());
    if (key.withoutOverlaps()) {
      throw SqlError.notSupported("WITHOUT OVERLAPS").position(key.position());
    }
    if (key.primaryKey() && table.primaryKey() != null) {
      throw SqlError.of(
              SqlState.INVALID_TABLE_DEFINITION,
              "multiple primary keys for table \"%s\" are not allowed",
              table.name())
          .position(isNew ? key.position() : 0);
    }
    if (key.usingIndex() != null) {
      addKeyUsing(key, key.usingIndex());
      return;
    }
    List<String> names = named.columns();
    List<Integer> attnums = keyColumns(names, key);
    SchemaDef schema = schema();
    String name = named.name();
    if (name == null) {
      name =
          key.primaryKey()
              ? ObjectNames.primaryKey(table.name(), taken -> isNameTaken(schema, taken))
              : ObjectNames.unique(table.name(), names, taken -> isNameTaken(schema, taken));
    } else if (isRelation(schema, name)) {
      throw SqlError.of(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists", name);
    } else {
      checkConstraintIsFree(name);
    }
    List<Integer> include =
        key.include().stream()
            .map(column -> requireKeyColumn(column, key.position()).attnum())
            .toList();
    int constraintOid = script.newOid();
    IndexDef index =
        new IndexDef(
            script.newOid(),
            schema.oid(),
            name,
            table.oid(),
            attnums.stream().map(IndexDef.Key::column).toList(),
            include,
            true,
            !key.nullsNotDistinct(),
            null,
            constraintOid);
    indexes.add(index);
    addKey(constraintOid, name, key, attnums, index.oid());
  }

  private void addKey(
      int oid, String name, Constraint.Unique key, List<Integer> attnums, int indexOid) {
    if (key.primaryKey()) {
      for (int attnum : attnums) {
        setNotNull(table.column(attnum));
      }
    }
    table =
        table.plusConstraint(
            new ConstraintDef.Key(
                oid, name, key.primaryKey(), attnums, indexOid, timing(key.attributes())));
  }

  /** ADD CONSTRAINT ... USING INDEX: the index takes the constraint's name. */
  private void addKeyUsing(Constraint.Unique key, String indexName) {
    IndexDef index =
        script.catalog().relation(table.schemaOid(), indexName) instanceof IndexDef found
                && found.tableOid() == table.oid()
            ? found
            : null;
    if (index == null) {
      throw SqlError.of(SqlState.UNDEFINED_OBJECT, "index \"%s\" does not exist", indexName)
          .position(key.position());
    }
    List<Integer> columns = index.plainColumns();
    if (columns == null || !index.unique() || index.isPartial() || index.constraintOid() != 0) {
      throw SqlError.of(
              SqlState.WRONG_OBJECT_TYPE,
              "index \"%s\" cannot be used for a primary key or unique constraint",
              indexName)
          .position(key.position());
    }
    String name = key.name() == null ? indexName : key.name();
    checkConstraintIsFree(name);
    int oid = script.newOid();
    script.put(
        new IndexDef(
            index.oid(),
            index.schemaOid(),
            name,
            index.tableOid(),
            index.keys(),
            index.include(),
            true,
            index.nullsDistinct(),
            null,
            oid));
    addKey(oid, name, key, columns, index.oid());
  }

  private List<Integer> keyColumns(List<String> names, Constraint.Unique key) {
    List<Integer> attnums = new ArrayList<>();
    for (String name : names) {
      ColumnDef column = requireKeyColumn(name, key.position());
      if (attnums.contains(column.attnum())) {
        throw SqlError.of(
                SqlState.DUPLICATE_COLUMN,
                "column \"%s\" appears twice in %s constraint",
                name,
                key.primaryKey() ? "primary key" : "unique")
            .position(key.position());
      }
      if (!column.type().isOrdered()) {
        throw noOperatorClass(column);
      }
      attnums.add(column.attnum());
    }
    return attnums;
  }

  static SqlError noOperatorClass(ColumnDef column) {
    return SqlError.of(
            SqlState.UNDEFINED_OBJECT,
            "data type %s has no default operator class for access method \"btree\"",
            column.type().displayName())
        .hint(
            "You must specify an operator class for the index or define a default operator class for the data type.");
  }

  private ColumnDef requireKeyColumn(String name, int position) {
    return TableDdl.require(table, name, position);
  }

  private SchemaDef schema() {
    return (SchemaDef) Objects.requireNonNull(script.catalog().object(table.schemaOid()));
  }

  private boolean isNameTaken(SchemaDef schema, String name) {
    return isConstraint(name) || isRelation(schema, name);
  }

  private boolean isRelation(SchemaDef schema, String name) {
    return name.equals(table.name())
        || script.isTaken(schema, name)
        || indexes.stream().anyMatch(index -> index.name().equals(name));
  }

  static ConstraintDef.Timing timing(Constraint.Attributes attributes) {
    if (attributes.initiallyDeferred()) {
      return ConstraintDef.Timing.INITIALLY_DEFERRED;
    }
    return attributes.deferrable()
        ? ConstraintDef.Timing.DEFERRABLE
        : ConstraintDef.Timing.NOT_DEFERRABLE;
  }

  // --- Foreign keys

  private void addForeignKey(Constraint.ForeignKey key, @Nullable String atColumn) {
    refuseNotEnforced(key.attributes(), key.position());
    ForeignKeyDdl foreignKeys = new ForeignKeyDdl(script, table, indexes);
    String name = key.name();
    List<String> columns = atColumn == null ? key.columns() : List.of(atColumn);
    if (name == null) {
      name = ObjectNames.foreignKey(table.name(), columns, this::isConstraint);
    } else {
      checkConstraintIsFree(name);
    }
    boolean validated = isNew || !key.attributes().notValid();
    ConstraintDef.ForeignKey bound = foreignKeys.bind(key, name, columns, validated);
    table = table.plusConstraint(bound);
    if (!isNew && validated) {
      validations.add(new DdlStep.ValidateForeignKey(foreignKeys.link(bound, table)));
    }
  }
}
