package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.TableReference;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Binds joins: their conditions, and the names that they show. */
final class JoinBinder {

  private final StatementContext statement;
  private final Scope outer;
  private final FromBinder from;

  JoinBinder(StatementContext statement, Scope outer, FromBinder from) {
    this.statement = statement;
    this.outer = outer;
    this.from = from;
  }

  FromBinder.Bound bind(TableReference.Join join, Scope before, boolean nullable) {
    Join.Kind kind = kind(join.kind());
    FromBinder.Bound left =
        from.bind(
            join.left(), before, nullable || kind == Join.Kind.RIGHT || kind == Join.Kind.FULL);
    Scope lateral = from.newScope();
    lateral.addAll(before);
    lateral.addAll(left.scope());
    FromBinder.Bound right =
        from.bind(
            join.right(), lateral, nullable || kind == Join.Kind.LEFT || kind == Join.Kind.FULL);
    List<String> common = commonNames(join, left.scope(), right.scope());
    List<Expr> conditions = new ArrayList<>();
    Scope names = from.newScope();
    names.tables().addAll(left.scope().tables());
    names.tables().addAll(right.scope().tables());
    for (String name : common) {
      names
          .columns()
          .add(merge(name, kind, left.scope(), right.scope(), conditions, join.position()));
    }
    addOthers(names, left.scope(), common);
    addOthers(names, right.scope(), common);
    if (join.on() != null) {
      Scope inner = new Scope(outer.parent(), outer.frame(), outer.ctes());
      inner.addAll(names);
      Expr on = new ExpressionBinder(statement, inner, Clause.JOIN_ON).condition(join.on());
      conditions.addAll(Conditions.split(on));
    }
    FromItem item = new FromItem.Joined(kind, left.item(), right.item(), conditions);
    TableReference.Alias alias = join.alias();
    if (alias == null) {
      return new FromBinder.Bound(item, names);
    }
    Scope aliased = from.newScope();
    aliased.add(
        new ScopeTable(
            alias.name(), null, FromBinder.renamed(names.columns(), alias.name(), alias)));
    return new FromBinder.Bound(item, aliased);
  }

  private static Join.Kind kind(TableReference.JoinKind kind) {
    switch (kind) {
      case LEFT:
        return Join.Kind.LEFT;
      case RIGHT:
        return Join.Kind.RIGHT;
      case FULL:
        return Join.Kind.FULL;
      default:
        return Join.Kind.INNER;
    }
  }

  private static List<String> commonNames(TableReference.Join join, Scope left, Scope right) {
    if (!join.natural()) {
      return join.using();
    }
    List<String> common = new ArrayList<>();
    for (ScopeColumn column : left.columns()) {
      if (!right.named(column.name()).isEmpty() && !common.contains(column.name())) {
        common.add(column.name());
      }
    }
    return common;
  }

  /** The one column that stands for both of a name in USING. */
  private static ScopeColumn merge(
      String name, Join.Kind kind, Scope left, Scope right, List<Expr> conditions, int position) {
    ScopeColumn leftColumn = only(name, left, "left");
    ScopeColumn rightColumn = only(name, right, "right");
    Expr leftValue = leftColumn.value();
    Expr rightValue = rightColumn.value();
    conditions.add(Exprs.operator("=", leftValue, rightValue, position));
    SqlType type = Exprs.commonType(List.of(leftValue, rightValue), "JOIN/USING", position);
    if (kind == Join.Kind.FULL) {
      return new ScopeColumn(name, Exprs.coalesce(List.of(leftValue, rightValue), position), 0, 0);
    }
    ScopeColumn shown = kind == Join.Kind.RIGHT ? rightColumn : leftColumn;
    return shown.value().type().equals(type)
        ? shown
        : new ScopeColumn(
            name, Exprs.toCommonType(shown.value(), type, "JOIN/USING", position), 0, 0);
  }

  private static ScopeColumn only(String name, Scope side, String sideName) {
    List<ScopeColumn> found = side.named(name);
    if (found.isEmpty()) {
      throw SqlError.of(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" specified in USING clause does not exist in %s table",
          name,
          sideName);
    }
    if (found.size() > 1) {
      throw SqlError.of(
          SqlState.AMBIGUOUS_COLUMN,
          "common column name \"%s\" appears more than once in %s table",
          name,
          sideName);
    }
    return found.get(0);
  }

  private static void addOthers(Scope names, Scope side, List<String> common) {
    for (ScopeColumn column : side.columns()) {
      if (!common.contains(column.name())) {
        names.columns().add(column);
      }
    }
  }
}
