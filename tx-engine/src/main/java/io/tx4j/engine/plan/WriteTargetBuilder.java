package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what must hold for the rows of a table. */
final class WriteTargetBuilder {

  private final Catalog catalog;
  private final TableDef table;
  private final int slot;
  private final TableExpressions expressions;

  WriteTargetBuilder(Catalog catalog, TableDef table, int slot) {
    this.catalog = catalog;
    this.table = table;
    this.slot = slot;
    this.expressions = new TableExpressions(catalog, table);
  }

  WriteTarget build() {
    List<WriteTarget.Link> references = new ArrayList<>();
    for (ConstraintDef.ForeignKey key : table.foreignKeys()) {
      references.add(link(catalog, key, table));
    }
    List<WriteTarget.Link> referrers = new ArrayList<>();
    for (Catalog.Reference reference : catalog.referencesTo(table.oid())) {
      referrers.add(link(catalog, reference.key(), reference.referencing()));
    }
    return new WriteTarget(
        table,
        slot,
        defaults(),
        generated(),
        checks(),
        catalog.indexes(table.oid()),
        references,
        referrers);
  }

  private List<Expr> defaults() {
    List<Expr> defaults = new ArrayList<>();
    for (ColumnDef column : table.columns()) {
      defaults.add(
          column.dropped() ? new Constant(Types.TEXT, null) : expressions.defaultOf(column));
    }
    return defaults;
  }

  private List<WriteTarget.Generated> generated() {
    List<WriteTarget.Generated> generated = new ArrayList<>();
    for (ColumnDef column : table.columns()) {
      Expr value = expressions.generated(column, slot);
      if (value != null) {
        generated.add(new WriteTarget.Generated(column.position(), value));
      }
    }
    return generated;
  }

  private List<WriteTarget.Check> checks() {
    List<WriteTarget.Check> checks = new ArrayList<>();
    List<ConstraintDef.Check> defined = new ArrayList<>(table.checks());
    // PostgreSQL tests them by name.
    defined.sort((left, right) -> left.name().compareTo(right.name()));
    for (ConstraintDef.Check check : defined) {
      checks.add(new WriteTarget.Check(check.name(), expressions.check(check.sql(), slot), null));
    }
    return checks;
  }

  /** A foreign key with the tables and indexes that it needs. */
  static WriteTarget.Link link(
      Catalog catalog, ConstraintDef.ForeignKey key, TableDef referencing) {
    TableDef referenced = catalog.table(key.referencedTable());
    IndexDef index = catalog.index(key.referencedIndex());
    if (referenced == null || index == null) {
      throw new IllegalStateException("foreign key " + key.name() + " refers to nothing");
    }
    return new WriteTarget.Link(
        key, referencing, referenced, index, referencingIndex(catalog, key, referencing));
  }

  private static @Nullable IndexDef referencingIndex(
      Catalog catalog, ConstraintDef.ForeignKey key, TableDef referencing) {
    int width = key.columns().size();
    for (IndexDef index : catalog.indexes(referencing.oid())) {
      List<Integer> columns = index.plainColumns();
      if (columns != null
          && !index.isPartial()
          && columns.size() >= width
          && columns.subList(0, width).containsAll(key.columns())) {
        return index;
      }
    }
    return null;
  }
}
