package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.key.KeyColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways to read a table: from end to end, or through one of its indexes. */
final class TablePaths {

  private final StatementContext statement;
  private final FromItem.Table item;
  private final List<Expr> conditions;
  private final Set<Integer> available;
  private final List<SortKey> order;
  private final TableExpressions expressions;
  private final double tableRows;

  /**
   * @param conditions all of which are to be tested here
   * @param available slots that are filled when the scan is opened
   * @param order that would be welcome; empty for none
   */
  TablePaths(
      StatementContext statement,
      FromItem.Table item,
      List<Expr> conditions,
      Set<Integer> available,
      List<SortKey> order) {
    this.statement = statement;
    this.item = item;
    this.conditions = conditions;
    this.available = available;
    this.order = order;
    this.expressions = new TableExpressions(statement.catalog(), item.table());
    this.tableRows = Costs.tableRows(statement, item.table().oid());
  }

  /** The cheapest way, and the cheapest that gives the order if it is another one. */
  List<Path> paths() {
    Path cheapest = sequential();
    Path ordered = null;
    for (IndexDef index : statement.catalog().indexes(item.table().oid())) {
      Path path = through(index);
      if (path == null) {
        continue;
      }
      if (path.cost() < cheapest.cost()) {
        cheapest = path;
      }
      if (path.ordered() && (ordered == null || path.cost() < ordered.cost())) {
        ordered = path;
      }
    }
    return ordered == null || ordered == cheapest ? List.of(cheapest) : List.of(cheapest, ordered);
  }

  private Path sequential() {
    Plan scan =
        new Scan.SeqScan(item.table(), item.alias(), item.slot(), Conditions.join(conditions));
    double rows = Math.max(1, tableRows * Costs.selectivity(conditions));
    return new Path(
        scan, rows, tableRows * (1 + Costs.CONDITION * conditions.size()), order.isEmpty());
  }

  private @Nullable Path through(IndexDef index) {
    if (!IndexMatcher.covers(expressions, index, item.slot(), conditions)) {
      return null;
    }
    IndexMatcher.Match match =
        new IndexMatcher(expressions, index, item.slot(), conditions, available).match();
    int direction = direction(match);
    boolean helps = !match.used().isEmpty() || match.ranged() || index.isPartial();
    if (!helps && direction == 0) {
      return null;
    }
    List<Expr> filter = new ArrayList<>(conditions);
    filter.removeIf(match.used()::contains);
    double found = rowsFound(match);
    double rows = Math.max(Math.min(found, 1), found * Costs.selectivity(filter));
    double cost =
        match.lookups() * Costs.INDEX_DESCENT
            + found * (Costs.INDEX_ROW + Costs.CONDITION * filter.size());
    Plan scan =
        new Scan.IndexScan(
            item.table(),
            index,
            item.alias(),
            item.slot(),
            match.bounds(),
            direction < 0,
            Conditions.join(filter));
    return new Path(scan, rows, cost, order.isEmpty() || direction != 0);
  }

  private double rowsFound(IndexMatcher.Match match) {
    double rows =
        match.matchedColumns() == 0
            ? tableRows
            : match.lookups()
                * Costs.rowsForPrefix(match.index(), tableRows, match.matchedColumns());
    if (match.ranged()) {
      boolean both = match.bounds().lower() != null && match.bounds().upper() != null;
      rows *= both ? 0.05 : 1.0 / 3;
    }
    return Math.max(1, Math.min(rows, tableRows));
  }

  /** 1 where the index gives the order, -1 where it does so backward, 0 where it does not. */
  private int direction(IndexMatcher.Match match) {
    int column = 0;
    int direction = 0;
    for (SortKey key : order) {
      while (column < match.equalColumns()
          && column < match.keys().size()
          && !SameExpr.test(match.keys().get(column), key.expr())) {
        column++;
      }
      if (column == match.keys().size() || !SameExpr.test(match.keys().get(column), key.expr())) {
        return 0;
      }
      int found =
          column < match.equalColumns() ? 0 : direction(match.bounds().columns().get(column), key);
      if (column >= match.equalColumns() && (found == 0 || found == -direction)) {
        return 0;
      }
      direction = found == 0 ? direction : found;
      column++;
    }
    return order.isEmpty() ? 0 : direction == 0 ? 1 : direction;
  }

  private int direction(KeyColumn column, SortKey key) {
    boolean notNull = isNotNull(key.expr());
    if (column.descending() == key.descending()
        && (notNull || column.nullsFirst() == key.nullsFirst())) {
      return 1;
    }
    return column.descending() != key.descending()
            && (notNull || column.nullsFirst() != key.nullsFirst())
        ? -1
        : 0;
  }

  private boolean isNotNull(Expr expr) {
    return expr instanceof ColumnRef ref && item.table().column(ref.column() + 1).notNull();
  }
}
