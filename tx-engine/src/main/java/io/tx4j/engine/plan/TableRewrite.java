package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/** How the stored rows follow a change of the columns. */
final class TableRewrite {

  private TableRewrite() {}

  /**
   * Gives every row the value of a column that was added: its default, or what it is generated
   * from.
   */
  static void addColumn(DdlScript script, TableDef before, TableDef after, ColumnDef added) {
    TableExpressions expressions = new TableExpressions(script.catalog(), after);
    List<Expr> values = unchanged(before);
    Expr generated = expressions.generated(added, 0);
    values.add(generated == null ? expressions.defaultOf(added) : generated);
    script.add(new DdlStep.RewriteTable(before, after, values));
  }

  /** Computes one column of every row anew. */
  static void changeColumn(
      DdlScript script, TableDef before, TableDef after, ColumnDef column, Expr value) {
    List<Expr> values = unchanged(before);
    values.set(column.position(), value);
    script.add(new DdlStep.RewriteTable(before, after, values));
  }

  private static List<Expr> unchanged(TableDef table) {
    List<Expr> values = new ArrayList<>(table.width() + 1);
    for (ColumnDef column : table.columns()) {
      values.add(
          column.dropped()
              ? new Constant(column.type(), null)
              : new ColumnRef(
                  0, 0, column.position(), column.type(), column.typmod(), column.name()));
    }
    return values;
  }
}
