package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a SELECT: collects its aggregates, and then turns expressions over the input into
 * expressions over the groups, checking that they use nothing else.
 */
final class GroupingBinder {

  private final StatementContext statement;
  private final FrameLayout frame;
  private final Map<Integer, TableDef> tables;
  private final GroupingSets sets;
  private final List<Aggregation> aggregations = new ArrayList<>();
  private int slot = -1;

  /**
   * @param sets of GROUP BY; null where there is none
   * @param tables those in FROM, by slot: the columns of one whose primary key is grouped by are
   *     grouped by too
   */
  GroupingBinder(
      StatementContext statement,
      FrameLayout frame,
      Map<Integer, TableDef> tables,
      @Nullable GroupingSets sets) {
    this.statement = statement;
    this.frame = frame;
    this.tables = tables;
    this.sets = sets == null ? GroupingSets.NONE : sets;
    if (sets != null) {
      start();
    }
  }

  /** Makes the query a grouped one: it has GROUP BY, HAVING or an aggregate. */
  void start() {
    if (slot < 0) {
      slot = frame.newSlot();
    }
  }

  boolean isGrouped() {
    return slot >= 0;
  }

  boolean hasAggregates() {
    return !aggregations.isEmpty();
  }

  /** The column in which the aggregate's result will be. */
  Expr add(Aggregation aggregation) {
    start();
    aggregations.add(aggregation);
    int column = sets.keys().size() + aggregations.size() - 1;
    return new ColumnRef(
        0, slot, column, aggregation.call().type(), -1, aggregation.call().toString());
  }

  /** GROUPING(...). */
  Expr grouping(List<Expr> arguments, List<Integer> positions) {
    start();
    List<Integer> bitsBySet = new ArrayList<>();
    for (List<Integer> set : sets.sets()) {
      int bits = 0;
      for (int i = 0; i < arguments.size(); i++) {
        int key = SameExpr.indexIn(sets.keys(), arguments.get(i));
        if (key < 0) {
          throw new SqlError(
                  SqlState.GROUPING_ERROR,
                  "arguments to GROUPING must be grouping expressions of the associated query level")
              .position(positions.get(i));
        }
        bits = bits << 1 | (set.contains(key) ? 0 : 1);
      }
      bitsBySet.add(bits);
    }
    return new GroupingCall(new SetIndex(slot).ref(0), bitsBySet);
  }

  /**
   * A place for the index of the grouping set, whose column is known only when all aggregates are.
   */
  private record SetIndex(int slot) {
    ColumnRef ref(int column) {
      return new ColumnRef(0, slot, column, Types.INT4, -1, "grouping set");
    }
  }

  /** The expression over the groups. */
  Expr grouped(Expr expr) {
    return isGrouped() ? group(expr) : expr;
  }

  List<Expr> grouped(List<Expr> exprs) {
    return isGrouped() ? exprs.stream().map(this::group).toList() : exprs;
  }

  private Expr group(Expr expr) {
    int key = SameExpr.indexIn(sets.keys(), expr);
    if (key >= 0) {
      return keyColumn(key);
    }
    if (expr instanceof GroupingCall) {
      int column = sets.keys().size() + aggregations.size();
      return expr.withChildren(List.of(new SetIndex(slot).ref(column)));
    }
    if (expr instanceof ColumnRef ref) {
      if (ref.level() == 0 && ref.slot() != slot && !isDetermined(ref)) {
        throw ungrouped(ref);
      }
      return expr;
    }
    if (expr instanceof SubqueryExpr) {
      checkSubquery(expr);
      return expr;
    }
    List<Expr> children = expr.children();
    List<Expr> grouped = children.stream().map(this::group).toList();
    return grouped.equals(children) ? expr : expr.withChildren(grouped);
  }

  private Expr keyColumn(int key) {
    Expr expr = sets.keys().get(key);
    String name = expr.toString();
    return new ColumnRef(0, slot, key, expr.type(), expr.typmod(), name);
  }

  /**
   * A subquery reads the group's columns from the first row of the group, where they have the
   * values of the whole group.
   */
  private void checkSubquery(Expr subquery) {
    for (Expr reference : subquery.children()) {
      if (reference instanceof ColumnRef ref && ref.level() == 0 && ref.slot() != slot) {
        if (sets.sets().size() > 1) {
          throw SqlError.notSupported(
              "a subquery that reads columns of a query with grouping sets");
        }
        if (SameExpr.indexIn(sets.keys(), ref) < 0 && !isDetermined(ref)) {
          throw SqlError.of(
                  SqlState.GROUPING_ERROR,
                  "subquery uses ungrouped column \"%s\" from outer query",
                  ref.name())
              .position(statement.positionOf(ref));
        }
      }
    }
  }

  /** Whether the column's table has its whole primary key among the keys of every set. */
  private boolean isDetermined(ColumnRef ref) {
    TableDef table = tables.get(ref.slot());
    ConstraintDef.Key primaryKey = table == null ? null : table.primaryKey();
    if (table == null || primaryKey == null || sets.sets().size() != 1) {
      return false;
    }
    for (int attnum : primaryKey.columns()) {
      boolean grouped =
          sets.keys().stream()
              .anyMatch(
                  key ->
                      key instanceof ColumnRef column
                          && column.level() == 0
                          && column.slot() == ref.slot()
                          && column.column() == table.column(attnum).position());
      if (!grouped) {
        return false;
      }
    }
    return true;
  }

  private SqlError ungrouped(ColumnRef ref) {
    return SqlError.of(
            SqlState.GROUPING_ERROR,
            "column \"%s\" must appear in the GROUP BY clause or be used in an aggregate function",
            ref.name())
        .position(statement.positionOf(ref));
  }

  /** What the planner needs; null where the query is not grouped. */
  BoundQuery.@Nullable Grouping result() {
    return isGrouped()
        ? new BoundQuery.Grouping(slot, sets.keys(), aggregations, sets.sets())
        : null;
  }
}
