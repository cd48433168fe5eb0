package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.QueryBody.SelectItem;
import io.tx4j.engine.sql.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The output columns of a SELECT or a RETURNING: {@code *} expanded, each named. */
final class Targets {

  /** An output column: one of {@code *} is bound at once, any other when its value is asked for. */
  private static final class Target {
    final @Nullable SqlExpression source;
    final String name;
    @Nullable Expr value;
    int tableOid;
    int attnum;

    Target(@Nullable SqlExpression source, String name) {
      this.source = source;
      this.name = name;
    }
  }

  private final ExpressionBinder binder;
  private final List<Target> targets = new ArrayList<>();

  Targets(ExpressionBinder binder, List<SelectItem> items) {
    this.binder = binder;
    for (SelectItem item : items) {
      add(item);
    }
  }

  private void add(SelectItem item) {
    if (item.expression() instanceof SqlExpression.AllColumns all) {
      for (ScopeColumn column : binder.columns().all(all.qualifier(), all.position())) {
        Target target = new Target(null, column.name());
        target.value = column.value();
        target.tableOid = column.tableOid();
        target.attnum = column.attnum();
        targets.add(target);
      }
      return;
    }
    if (item.expression() instanceof SqlExpression.AllFields fields) {
      throw SqlError.notSupported("row expansion via \".*\" of an expression")
          .position(fields.position());
    }
    String alias = item.alias();
    targets.add(
        new Target(item.expression(), alias == null ? ColumnNames.of(item.expression()) : alias));
  }

  int size() {
    return targets.size();
  }

  String name(int index) {
    return targets.get(index).name;
  }

  /** Where a column is written; 0 for one of {@code *}. */
  int position(int index) {
    SqlExpression source = targets.get(index).source;
    return source == null ? 0 : Locations.start(source);
  }

  /** The value of a column, of unknown type where it is a bare literal. */
  Expr value(int index) {
    Target target = targets.get(index);
    Expr value = target.value;
    if (value == null) {
      SqlExpression source = target.source;
      if (source == null) {
        throw new IllegalStateException("a target without source or value");
      }
      value = binder.bind(source);
      target.value = value;
      noteOrigin(target, source);
    }
    return value;
  }

  private void noteOrigin(Target target, SqlExpression source) {
    if (source instanceof SqlExpression.ColumnReference reference) {
      ScopeColumn origin = binder.columns().origin(reference);
      if (origin != null) {
        target.tableOid = origin.tableOid();
        target.attnum = origin.attnum();
      }
    }
  }

  List<Expr> values() {
    List<Expr> values = new ArrayList<>(targets.size());
    for (int i = 0; i < targets.size(); i++) {
      values.add(value(i));
    }
    return values;
  }

  /** The columns, for the values that the outputs have become. */
  List<OutputColumn> columns(List<Expr> outputs) {
    List<OutputColumn> columns = new ArrayList<>(targets.size());
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      Expr output = outputs.get(i);
      columns.add(
          new OutputColumn(
              target.name, output.type(), output.typmod(), target.tableOid, target.attnum));
    }
    return columns;
  }
}
