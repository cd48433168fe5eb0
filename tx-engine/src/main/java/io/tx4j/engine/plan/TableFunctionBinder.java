package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.SetFunction;
import io.tx4j.engine.expr.SetFunctionCall;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.sql.TableReference;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds functions in FROM. They may use the items to their left, with or without LATERAL. */
final class TableFunctionBinder {

  private final StatementContext statement;
  private final Scope outer;

  TableFunctionBinder(StatementContext statement, Scope outer) {
    this.statement = statement;
    this.outer = outer;
  }

  FromBinder.Bound bind(TableReference.TableFunction function, Scope left) {
    if (!function.columns().isEmpty()) {
      throw SqlError.notSupported("a column definition list").position(function.position());
    }
    Scope around = new Scope(outer.parent(), outer.frame(), outer.ctes());
    around.addAll(left);
    ExpressionBinder binder = new ExpressionBinder(statement, around, Clause.FROM_FUNCTION);
    TableReference.Alias alias = function.alias();
    String name = firstName(function);
    String called = alias == null ? name : alias.name();
    int slot = outer.frame().newSlot();
    Scope scope = new Scope(outer.parent(), outer.frame(), outer.ctes());
    if (isScalar(function)) {
      return scalar(function, binder, alias, called, slot, scope, Set.copyOf(around.usedSlots()));
    }
    List<SetFunctionCall> calls = new ArrayList<>();
    List<ScopeColumn> columns = new ArrayList<>();
    for (TableReference.FunctionItem item : function.functions()) {
      SetFunctionCall call = call(item, binder, function.position());
      calls.add(call);
      boolean named = call.columns().size() == 1 && alias != null && !function.rowsFrom();
      for (SetFunction.Column column : call.columns()) {
        String columnName = named ? called : column.name();
        columns.add(column(slot, columns.size(), columnName, column, called));
      }
    }
    if (function.withOrdinality()) {
      SetFunction.Column ordinality = new SetFunction.Column("ordinality", Types.INT8);
      columns.add(column(slot, columns.size(), "ordinality", ordinality, called));
    }
    scope.add(new ScopeTable(called, null, FromBinder.renamed(columns, called, alias)));
    Set<Integer> needs = Set.copyOf(around.usedSlots());
    return new FromBinder.Bound(
        new FromItem.Functions(calls, function.withOrdinality(), called, slot, needs), scope);
  }

  private static ScopeColumn column(
      int slot, int index, String name, SetFunction.Column column, String called) {
    Expr value = new ColumnRef(0, slot, index, column.type(), -1, called + "." + name);
    return new ScopeColumn(name, value, 0, 0);
  }

  private static String firstName(TableReference.TableFunction function) {
    return ColumnNames.of(function.functions().get(0).call());
  }

  /** Whether it is one function that gives one value: it stands for one row. */
  private static boolean isScalar(TableReference.TableFunction function) {
    SqlExpression call = function.functions().get(0).call();
    return function.functions().size() == 1
        && !(call instanceof SqlExpression.FunctionCall named
            && FunctionBinder.isSetFunction(named));
  }

  private static FromBinder.Bound scalar(
      TableReference.TableFunction function,
      ExpressionBinder binder,
      TableReference.@Nullable Alias alias,
      String called,
      int slot,
      Scope scope,
      Set<Integer> needs) {
    Expr value = binder.bind(function.functions().get(0).call());
    List<Expr> row = new ArrayList<>(List.of(value));
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(new OutputColumn(called, value.type(), value.typmod(), 0, 0));
    if (function.withOrdinality()) {
      row.add(new Constant(Types.INT8, 1L));
      columns.add(new OutputColumn("ordinality", Types.INT8, -1, 0, 0));
    }
    BoundQuery query =
        new BoundQuery(
            List.of(),
            new BoundQuery.Values(List.of(row), slot),
            List.of(),
            false,
            null,
            null,
            false,
            List.of(),
            columns);
    scope.add(
        new ScopeTable(
            called,
            null,
            FromBinder.renamed(FromBinder.resultColumns(slot, called, columns), called, alias)));
    return new FromBinder.Bound(new FromItem.Derived(query, called, needs), scope);
  }

  private static SetFunctionCall call(
      TableReference.FunctionItem item, ExpressionBinder binder, int position) {
    if (item.call() instanceof SqlExpression.FunctionCall call
        && FunctionBinder.isSetFunction(call)
        && item.columns().isEmpty()) {
      return FunctionBinder.inFrom(call, binder);
    }
    throw SqlError.notSupported("this function in ROWS FROM").position(position);
  }
}
