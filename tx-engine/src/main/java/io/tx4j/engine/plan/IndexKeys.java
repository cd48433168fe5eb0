package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.key.KeyColumn;
import java.util.ArrayList;
import java.util.List;

/** The key of an index as expressions over a row of its table, and their order. */
final class IndexKeys {

  private IndexKeys() {}

  /** The key's columns over the row in the slot. */
  static List<Expr> expressions(TableExpressions table, IndexDef index, int slot) {
    List<Expr> keys = new ArrayList<>(index.keys().size());
    for (IndexDef.Key key : index.keys()) {
      String sql = key.expressionSql();
      keys.add(
          sql == null
              ? column(table.table(), key.attnum(), slot)
              : table.indexExpression(sql, slot));
    }
    return keys;
  }

  private static Expr column(TableDef table, int attnum, int slot) {
    ColumnDef column = table.column(attnum);
    return new ColumnRef(0, slot, column.position(), column.type(), column.typmod(), column.name());
  }

  static List<KeyColumn> order(IndexDef index, List<Expr> keys) {
    List<KeyColumn> order = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      IndexDef.Key key = index.keys().get(i);
      order.add(new KeyColumn(keys.get(i).type(), key.descending(), key.nullsFirst()));
    }
    return order;
  }
}
