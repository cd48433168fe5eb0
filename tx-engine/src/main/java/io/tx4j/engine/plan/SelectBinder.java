package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.expr.SetFunctionCall;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.sql.SortItem;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;

/** Binds one SELECT with its ORDER BY. */
final class SelectBinder implements QueryParts {

  private final StatementContext statement;
  private final Scope scope;
  private final FromBinder from;
  private final QueryBody.Select select;
  private final List<SetFunctionCall> setCalls = new ArrayList<>();
  private int setSlot = -1;
  private int setPosition;
  private GroupingBinder grouping;
  private boolean groupKeysOnly;

  SelectBinder(StatementContext statement, Scope outer, QueryBody.Select select) {
    this.statement = statement;
    this.select = select;
    this.scope = new Scope(outer.parent(), outer.frame(), outer.ctes());
    this.from = new FromBinder(statement, outer);
    this.grouping = new GroupingBinder(statement, outer.frame(), from.tables(), null);
  }

  /** The names of its FROM, once it is bound. */
  Scope scope() {
    return scope;
  }

  /** A bound SELECT with what ORDER BY and the locks made of it. */
  record Result(
      BoundQuery.Select select,
      List<SortKey> orderBy,
      boolean sortsResult,
      List<OutputColumn> columns,
      List<RowPlan.RowLock> locks) {}

  /**
   * Binds the SELECT.
   *
   * @param keepUnknown whether literals whose type is not known yet stay so, for what stands around
   *     to decide
   */
  Result bind(List<SortItem> orderBy, List<Query.Locking> locking, boolean keepUnknown) {
    if (select.into() != null) {
      throw SqlError.notSupported("SELECT INTO").position(select.into().table().position());
    }
    if (!select.windows().isEmpty()) {
      throw SqlError.notSupported("WINDOW").position(select.windows().get(0).position());
    }
    List<FromItem> items = from.bindAll(select.from(), scope);
    ExpressionBinder binder = new ExpressionBinder(statement, scope, Clause.SELECT, this);
    SqlExpression whereClause = select.where();
    List<Expr> where =
        whereClause == null
            ? List.of()
            : Conditions.split(binder.in(Clause.WHERE).condition(whereClause));
    Targets targets = new Targets(binder, select.items());
    bindGroupBy(binder, targets);
    List<Expr> outputs = targets.values();
    SqlExpression havingClause = select.having();
    List<Expr> having = List.of();
    if (havingClause != null) {
      grouping.start();
      having = Conditions.split(binder.in(Clause.HAVING).condition(havingClause));
    }
    OrderBinder order = new OrderBinder(binder.in(Clause.ORDER_BY), targets);
    List<SortKey> sortKeys = new ArrayList<>();
    for (SortItem item : orderBy) {
      sortKeys.add(order.sortKey(item));
    }
    OrderBinder on = new OrderBinder(binder.in(Clause.DISTINCT_ON), targets);
    List<Expr> distinctOn = new ArrayList<>();
    for (SqlExpression key : select.distinctOn()) {
      distinctOn.add(on.bind(key, true));
    }
    List<RowPlan.RowLock> locks =
        new LockingBinder(statement, from, select).bind(locking, grouping, !setCalls.isEmpty());
    return finish(
        items, where, targets, outputs, having, sortKeys, orderBy, distinctOn, locks, keepUnknown);
  }

  private void bindGroupBy(ExpressionBinder binder, Targets targets) {
    QueryBody.GroupBy groupBy = select.groupBy();
    if (groupBy != null) {
      groupKeysOnly = true;
      GroupingSets sets =
          GroupingSets.bind(groupBy, new OrderBinder(binder.in(Clause.GROUP_BY), targets));
      groupKeysOnly = false;
      grouping = new GroupingBinder(statement, scope.frame(), from.tables(), sets);
    }
  }

  private Result finish(
      List<FromItem> items,
      List<Expr> where,
      Targets targets,
      List<Expr> bound,
      List<Expr> having,
      List<SortKey> sortKeys,
      List<SortItem> orderBy,
      List<Expr> distinctOn,
      List<RowPlan.RowLock> locks,
      boolean keepUnknown) {
    if (grouping.isGrouped() && !setCalls.isEmpty()) {
      throw SqlError.notSupported("a set-returning function in a query with groups")
          .position(setPosition);
    }
    List<Expr> outputs = new ArrayList<>();
    for (Expr value : bound) {
      Expr grouped = grouping.grouped(value);
      outputs.add(keepUnknown ? grouped : Exprs.resolveUnknown(grouped));
    }
    List<SortKey> keys = new ArrayList<>();
    for (SortKey key : sortKeys) {
      keys.add(new SortKey(grouping.grouped(key.expr()), key.descending(), key.nullsFirst()));
    }
    List<Expr> onKeys = grouping.grouped(distinctOn);
    int slot = resultSlot(items, outputs);
    boolean plainDistinct = select.distinct() && onKeys.isEmpty();
    if (plainDistinct) {
      checkComparable(outputs, targets);
      keys = overResult(keys, orderBy, outputs, slot);
    } else if (!onKeys.isEmpty()) {
      checkDistinctOn(onKeys, keys, select.distinctOn().get(0).position());
    }
    noteRowFields(outputs, slot);
    BoundQuery.Select result =
        new BoundQuery.Select(
            items,
            where,
            grouping.result(),
            grouping.grouped(having),
            List.of(),
            setCalls.isEmpty() ? null : new BoundQuery.SetCalls(setCalls, setSlot),
            outputs,
            slot,
            plainDistinct,
            onKeys);
    return new Result(result, keys, plainDistinct, targets.columns(outputs), locks);
  }

  /** The slot of the result: that of a table where the outputs are exactly its row. */
  private int resultSlot(List<FromItem> items, List<Expr> outputs) {
    if (!grouping.isGrouped() && setCalls.isEmpty()) {
      for (FromItem item : items) {
        if (item instanceof FromItem.Table table && isRowOf(table, outputs)) {
          return table.slot();
        }
      }
    }
    return scope.frame().newSlot();
  }

  private static boolean isRowOf(FromItem.Table table, List<Expr> outputs) {
    if (outputs.size() != table.table().width()) {
      return false;
    }
    for (int i = 0; i < outputs.size(); i++) {
      boolean same =
          outputs.get(i) instanceof ColumnRef ref
              && ref.level() == 0
              && ref.slot() == table.slot()
              && ref.column() == i;
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private void noteRowFields(List<Expr> outputs, int slot) {
    for (int i = 0; i < outputs.size(); i++) {
      RowFields fields = statement.rowFields(scope.frame(), outputs.get(i));
      if (fields != null) {
        statement.noteRowFields(scope.frame(), slot, i, fields);
      }
    }
  }

  // --- DISTINCT

  private static void checkComparable(List<Expr> outputs, Targets targets) {
    for (int i = 0; i < outputs.size(); i++) {
      SqlType type = outputs.get(i).type();
      if (!type.isComparable()) {
        throw SqlError.of(
                SqlState.UNDEFINED_FUNCTION,
                "could not identify an equality operator for type %s",
                type.displayName())
            .position(targets.position(i));
      }
    }
  }

  /** With DISTINCT the result is sorted, so it must have what is sorted by. */
  private static List<SortKey> overResult(
      List<SortKey> keys, List<SortItem> items, List<Expr> outputs, int slot) {
    List<SortKey> over = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      SortKey key = keys.get(i);
      int index = SameExpr.indexIn(outputs, key.expr());
      if (index < 0) {
        throw new SqlError(
                SqlState.INVALID_COLUMN_REFERENCE,
                "for SELECT DISTINCT, ORDER BY expressions must appear in select list")
            .position(Locations.start(items.get(i).expression()));
      }
      Expr output = outputs.get(index);
      ColumnRef column =
          new ColumnRef(0, slot, index, output.type(), output.typmod(), output.toString());
      over.add(new SortKey(column, key.descending(), key.nullsFirst()));
    }
    return over;
  }

  private static void checkDistinctOn(List<Expr> onKeys, List<SortKey> keys, int position) {
    for (int i = 0; i < Math.min(onKeys.size(), keys.size()); i++) {
      if (SameExpr.indexIn(onKeys, keys.get(i).expr()) < 0) {
        throw new SqlError(
                SqlState.INVALID_COLUMN_REFERENCE,
                "SELECT DISTINCT ON expressions must match initial ORDER BY expressions")
            .position(position);
      }
    }
  }

  // --- QueryParts

  @Override
  public Expr aggregate(Aggregation aggregation, int position) {
    if (groupKeysOnly) {
      throw new SqlError(SqlState.GROUPING_ERROR, "aggregate functions are not allowed in GROUP BY")
          .position(position);
    }
    return grouping.add(aggregation);
  }

  @Override
  public Expr grouping(List<Expr> arguments, List<Integer> positions) {
    return grouping.grouping(arguments, positions);
  }

  @Override
  public Expr setFunction(SetFunctionCall call, int position) {
    if (setSlot < 0) {
      setSlot = scope.frame().newSlot();
      setPosition = position;
    }
    int column = setCalls.size();
    setCalls.add(call);
    boolean single = call.columns().size() == 1;
    SqlType type = single ? call.columns().get(0).type() : Types.RECORD;
    if (!single) {
      statement.noteRowFields(scope.frame(), setSlot, column, new RowFields(call.columns()));
    }
    return new ColumnRef(0, setSlot, column, type, -1, call.toString());
  }

  @Override
  public Expr window(SqlExpression.FunctionCall call, ExpressionBinder binder) {
    throw SqlError.notSupported("a window function").position(call.position());
  }
}
