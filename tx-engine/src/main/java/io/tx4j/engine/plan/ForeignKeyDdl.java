package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.Constraint;
import java.util.ArrayList;
import java.util.List;

/** Checks a FOREIGN KEY: that what it refers to is unique, and that the types can be compared. */
final class ForeignKeyDdl {

  private final DdlScript script;
  private final TableDef table;
  private final List<IndexDef> newIndexes;

  /**
   * @param table that has the key
   * @param newIndexes of that table, which are not in the catalog yet: a table may refer to itself
   */
  ForeignKeyDdl(DdlScript script, TableDef table, List<IndexDef> newIndexes) {
    this.script = script;
    this.table = table;
    this.newIndexes = newIndexes;
  }

  private record Target(TableDef table, List<Integer> columns, IndexDef index) {}

  ConstraintDef.ForeignKey bind(
      Constraint.ForeignKey key, String name, List<String> columnNames, boolean validated) {
    if (key.match() == Constraint.Match.PARTIAL) {
      throw new SqlError(SqlState.FEATURE_NOT_SUPPORTED, "MATCH PARTIAL not yet implemented")
          .position(key.position());
    }
    if (key.period()) {
      throw SqlError.notSupported("PERIOD").position(key.position());
    }
    List<Integer> columns = columns(table, columnNames);
    TableDef referenced = referenced(key);
    Target target = key.referenced().isEmpty() ? primaryKey(referenced) : unique(referenced, key);
    if (target.columns().size() != columns.size()) {
      throw new SqlError(
          SqlState.INVALID_FOREIGN_KEY,
          "number of referencing and referenced columns for foreign key disagree");
    }
    for (int i = 0; i < columns.size(); i++) {
      checkTypes(name, table.column(columns.get(i)), referenced.column(target.columns().get(i)));
    }
    return new ConstraintDef.ForeignKey(
        script.newOid(),
        name,
        columns,
        referenced.oid(),
        target.columns(),
        target.index().oid(),
        key.match() == Constraint.Match.FULL,
        action(key.onUpdate()),
        action(key.onDelete()),
        columns(table, key.onDeleteColumns()),
        ConstraintDdl.timing(key.attributes()),
        validated);
  }

  private static ConstraintDef.Action action(Constraint.ReferentialAction action) {
    return ConstraintDef.Action.valueOf(action.name());
  }

  private TableDef referenced(Constraint.ForeignKey key) {
    String schema = key.table().schema();
    boolean self =
        key.table().name().equals(table.name())
            && (schema == null || schema.equals(script.catalog().schemaName(table.schemaOid())));
    if (self) {
      return table;
    }
    Relation found =
        script.catalog().relation(schema, key.table().name(), script.context().searchPath());
    if (found instanceof TableDef other) {
      return other;
    }
    // PostgreSQL gives no position here.
    throw found == null
        ? Relations.missing(key.table()).position(0)
        : SqlError.of(
            SqlState.WRONG_OBJECT_TYPE, "referenced relation \"%s\" is not a table", found.name());
  }

  private static List<Integer> columns(TableDef table, List<String> names) {
    List<Integer> attnums = new ArrayList<>();
    for (String name : names) {
      ColumnDef column = table.column(name);
      if (column == null) {
        throw SqlError.of(
            SqlState.UNDEFINED_COLUMN,
            "column \"%s\" referenced in foreign key constraint does not exist",
            name);
      }
      attnums.add(column.attnum());
    }
    return attnums;
  }

  private List<IndexDef> indexes(TableDef referenced) {
    List<IndexDef> indexes = new ArrayList<>(script.catalog().indexes(referenced.oid()));
    if (referenced.oid() == table.oid()) {
      indexes.addAll(newIndexes);
    }
    return indexes;
  }

  private Target primaryKey(TableDef referenced) {
    ConstraintDef.Key primaryKey = referenced.primaryKey();
    if (primaryKey != null) {
      for (IndexDef index : indexes(referenced)) {
        if (index.oid() == primaryKey.indexOid()) {
          return new Target(referenced, primaryKey.columns(), index);
        }
      }
    }
    throw SqlError.of(
        SqlState.UNDEFINED_OBJECT,
        "there is no primary key for referenced table \"%s\"",
        referenced.name());
  }

  private Target unique(TableDef referenced, Constraint.ForeignKey key) {
    List<Integer> columns = columns(referenced, key.referenced());
    for (IndexDef index : indexes(referenced)) {
      List<Integer> plain = index.plainColumns();
      if (index.unique()
          && !index.isPartial()
          && plain != null
          && plain.size() == columns.size()
          && plain.containsAll(columns)
          && columns.containsAll(plain)) {
        return new Target(referenced, columns, index);
      }
    }
    throw SqlError.of(
        SqlState.INVALID_FOREIGN_KEY,
        "there is no unique constraint matching given keys for referenced table \"%s\"",
        referenced.name());
  }

  private static void checkTypes(String name, ColumnDef referencing, ColumnDef referenced) {
    try {
      Exprs.operator("=", reference(referenced), reference(referencing), 0);
    } catch (SqlError incomparable) {
      throw SqlError.of(
              SqlState.DATATYPE_MISMATCH,
              "foreign key constraint \"%s\" cannot be implemented",
              name)
          .detail(
              String.format(
                  "Key columns \"%s\" of the referencing table and \"%s\" of the referenced table"
                      + " are of incompatible types: %s and %s.",
                  referencing.name(),
                  referenced.name(),
                  referencing.type().displayName(referencing.typmod()),
                  referenced.type().displayName(referenced.typmod())));
    }
  }

  private static ColumnRef reference(ColumnDef column) {
    return new ColumnRef(0, 0, column.position(), column.type(), column.typmod(), column.name());
  }

  /** The key with its tables and indexes, for the check of the rows that are there. */
  WriteTarget.Link link(ConstraintDef.ForeignKey key, TableDef referencing) {
    TableDef referenced =
        key.referencedTable() == referencing.oid()
            ? referencing
            : script.catalog().table(key.referencedTable());
    for (IndexDef index : referenced == null ? List.<IndexDef>of() : indexes(referenced)) {
      if (referenced != null && index.oid() == key.referencedIndex()) {
        return new WriteTarget.Link(key, referencing, referenced, index, null);
      }
    }
    throw new IllegalStateException("foreign key " + key.name() + " refers to nothing");
  }
}
