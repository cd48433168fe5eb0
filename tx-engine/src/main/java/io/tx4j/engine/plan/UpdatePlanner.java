package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.sql.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plans UPDATE. */
final class UpdatePlanner {

  private final StatementContext statement;
  private final Scope outer;

  /**
   * @param outer an empty scope in the frame of the statement
   */
  UpdatePlanner(StatementContext statement, Scope outer) {
    this.statement = statement;
    this.outer = outer;
  }

  ModificationBinder.PlannedModification plan(DataStatement.Update update, List<BoundCte> ctes) {
    TableDef table = Relations.findWritable(statement, update.table().name(), "update");
    statement.use(table, LockMode.ROW_EXCLUSIVE);
    int oldSlot = outer.frame().newSlot();
    int newSlot = outer.frame().newSlot();
    String alias = alias(update.table());
    WriteTarget target = WriteTarget.of(statement.catalog(), table, newSlot);

    Scope scope = newScope();
    scope.add(WriteScopes.table(statement, table, update.table(), oldSlot));
    FromBinder from = new FromBinder(statement, outer);
    List<FromItem> items = new ArrayList<>();
    items.add(new FromItem.Table(table, alias, oldSlot));
    Scope others = newScope();
    items.addAll(from.bindAll(update.from(), others));
    scope.addAll(others);

    SqlExpression whereClause = update.where();
    List<Expr> where =
        whereClause == null
            ? List.of()
            : Conditions.split(
                new ExpressionBinder(statement, scope, Clause.WHERE).condition(whereClause));
    Assignments assignments = new Assignments(statement, target, oldSlot);
    assignments.bind(update.assignments(), new ExpressionBinder(statement, scope, Clause.UPDATE));

    Scope returned = newScope();
    returned.add(WriteScopes.table(statement, table, update.table(), newSlot));
    returned.addAll(others);
    ReturningBinder.Result returning =
        ReturningBinder.bind(statement, update.returning(), returned);
    Path source = source(items, where);
    Modify modify =
        new Modify.Update(
            target,
            source.plan(),
            oldSlot,
            assignments.values(),
            assignments.changed(),
            Rechecks.of(items, where),
            returning.returning());
    return new ModificationBinder.PlannedModification(modify, ctes, returning.columns());
  }

  private Path source(List<FromItem> items, List<Expr> where) {
    return new JoinPlanner(statement, Set.of())
        .plan(items, where, List.of(), Double.POSITIVE_INFINITY);
  }

  private Scope newScope() {
    return new Scope(outer.parent(), outer.frame(), outer.ctes());
  }

  static String alias(TableReference.NamedTable table) {
    TableReference.Alias alias = table.alias();
    return alias == null ? table.name().name() : alias.name();
  }
}
