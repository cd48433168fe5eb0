package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.RelationNames;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Renames a column in the texts of checks, generated columns and indexes: each is bound, renamed
 * and written again.
 */
final class ColumnRenaming {

  private final TableExpressions expressions;
  private final int position;
  private final String newName;

  private ColumnRenaming(TableExpressions expressions, int position, String newName) {
    this.expressions = expressions;
    this.position = position;
    this.newName = newName;
  }

  /**
   * The table with the column renamed; its indexes are put into the script where their texts
   * change.
   */
  static TableDef of(DdlScript script, TableDef table, ColumnDef column, String newName) {
    ColumnRenaming renaming =
        new ColumnRenaming(
            new TableExpressions(script.catalog(), table), column.position(), newName);
    for (IndexDef index : script.catalog().indexes(table.oid())) {
      IndexDef renamed = renaming.index(index);
      if (!renamed.equals(index)) {
        script.put(renamed);
      }
    }
    List<ConstraintDef> constraints = new ArrayList<>();
    for (ConstraintDef constraint : table.constraints()) {
      constraints.add(
          constraint instanceof ConstraintDef.Check check ? renaming.check(check) : constraint);
    }
    List<ColumnDef> columns = new ArrayList<>();
    for (ColumnDef each : table.columns()) {
      Expr generated = each.dropped() ? null : renaming.expressions.generated(each, 0);
      columns.add(generated == null ? each : each.withGenerated(renaming.text(generated)));
    }
    return table
        .withColumns(columns)
        .withConstraints(constraints)
        .withColumn(column.attnum(), old -> old.withName(newName));
  }

  private String text(Expr expr) {
    return expr.rewrite(
            node ->
                node instanceof ColumnRef ref && ref.column() == position
                    ? new ColumnRef(
                        ref.level(), ref.slot(), ref.column(), ref.type(), ref.typmod(), quoted())
                    : node)
        .toString();
  }

  private String quoted() {
    return RelationNames.quote(newName);
  }

  private ConstraintDef.Check check(ConstraintDef.Check check) {
    return new ConstraintDef.Check(
        check.oid(),
        check.name(),
        text(expressions.check(check.sql(), 0)),
        check.columns(),
        check.validated());
  }

  private IndexDef index(IndexDef index) {
    List<Expr> keys = expressions.indexKey(index, 0);
    List<IndexDef.Key> renamed = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      IndexDef.Key key = index.keys().get(i);
      renamed.add(
          key.expressionSql() == null
              ? key
              : new IndexDef.Key(
                  0, text(keys.get(i)), key.descending(), key.nullsFirst(), key.operatorClass()));
    }
    Expr predicate = expressions.predicate(index, 0);
    return new IndexDef(
        index.oid(),
        index.schemaOid(),
        index.name(),
        index.tableOid(),
        renamed,
        index.include(),
        index.unique(),
        index.nullsDistinct(),
        predicate == null ? null : text(predicate),
        index.constraintOid());
  }
}
