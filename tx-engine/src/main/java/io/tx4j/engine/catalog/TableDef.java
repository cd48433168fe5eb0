package io.tx4j.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param columns by attnum, without gaps: a dropped column keeps its place
 * @param constraints in the order in which they were made
 * @param temporary whether it belongs to one session and goes with it
 */
public record TableDef(
    int oid,
    int schemaOid,
    String name,
    List<ColumnDef> columns,
    List<ConstraintDef> constraints,
    boolean temporary)
    implements Relation {

  public TableDef {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
  }

  @Override
  public String kindName() {
    return "table";
  }

  @Override
  public char relkind() {
    return 'r';
  }

  /**
   * The length of a row as it is stored now; rows from before an ADD COLUMN are rewritten by it.
   */
  public int width() {
    return columns.size();
  }

  /** The column with that attnum; it may be a dropped one. */
  public ColumnDef column(int attnum) {
    return columns.get(attnum - 1);
  }

  /** The column of that name; null where there is none. */
  public @Nullable ColumnDef column(String columnName) {
    for (ColumnDef column : columns) {
      if (!column.dropped() && column.name().equals(columnName)) {
        return column;
      }
    }
    return null;
  }

  /** The columns that are not dropped. */
  public List<ColumnDef> liveColumns() {
    return columns.stream().filter(column -> !column.dropped()).toList();
  }

  public ConstraintDef.@Nullable Key primaryKey() {
    for (ConstraintDef constraint : constraints) {
      if (constraint instanceof ConstraintDef.Key key && key.primary()) {
        return key;
      }
    }
    return null;
  }

  /** The constraint of that name; null where there is none. */
  public @Nullable ConstraintDef constraint(String constraintName) {
    for (ConstraintDef constraint : constraints) {
      if (constraint.name().equals(constraintName)) {
        return constraint;
      }
    }
    return null;
  }

  public List<ConstraintDef.ForeignKey> foreignKeys() {
    return constraintsOf(ConstraintDef.ForeignKey.class);
  }

  public List<ConstraintDef.Check> checks() {
    return constraintsOf(ConstraintDef.Check.class);
  }

  public List<ConstraintDef.Key> keys() {
    return constraintsOf(ConstraintDef.Key.class);
  }

  private <T extends ConstraintDef> List<T> constraintsOf(Class<T> kind) {
    return constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public TableDef withName(String newName) {
    return new TableDef(oid, schemaOid, newName, columns, constraints, temporary);
  }

  public TableDef withSchema(int newSchemaOid) {
    return new TableDef(oid, newSchemaOid, name, columns, constraints, temporary);
  }

  public TableDef withColumns(List<ColumnDef> newColumns) {
    return new TableDef(oid, schemaOid, name, newColumns, constraints, temporary);
  }

  public TableDef withConstraints(List<ConstraintDef> newConstraints) {
    return new TableDef(oid, schemaOid, name, columns, newConstraints, temporary);
  }

  /** This table with one column changed. */
  public TableDef withColumn(int attnum, UnaryOperator<ColumnDef> change) {
    List<ColumnDef> changed = new ArrayList<>(columns);
    changed.set(attnum - 1, change.apply(changed.get(attnum - 1)));
    return withColumns(changed);
  }

  /** This table with one constraint more. */
  public TableDef plusConstraint(ConstraintDef constraint) {
    List<ConstraintDef> more = new ArrayList<>(constraints);
    more.add(constraint);
    return withConstraints(more);
  }

  /** This table without the constraints that the predicate picks. */
  public TableDef withoutConstraints(Predicate<ConstraintDef> predicate) {
    return withConstraints(constraints.stream().filter(predicate.negate()).toList());
  }
}
