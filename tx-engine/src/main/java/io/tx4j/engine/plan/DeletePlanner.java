package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plans DELETE. */
final class DeletePlanner {

  private final StatementContext statement;
  private final Scope outer;

  /**
   * @param outer an empty scope in the frame of the statement
   */
  DeletePlanner(StatementContext statement, Scope outer) {
    this.statement = statement;
    this.outer = outer;
  }

  ModificationBinder.PlannedModification plan(DataStatement.Delete delete, List<BoundCte> ctes) {
    TableDef table = Relations.findWritable(statement, delete.table().name(), "delete from");
    statement.use(table, LockMode.ROW_EXCLUSIVE);
    int slot = outer.frame().newSlot();
    WriteTarget target = WriteTarget.of(statement.catalog(), table, slot);

    Scope scope = new Scope(outer.parent(), outer.frame(), outer.ctes());
    scope.add(WriteScopes.table(statement, table, delete.table(), slot));
    List<FromItem> items = new ArrayList<>();
    items.add(new FromItem.Table(table, UpdatePlanner.alias(delete.table()), slot));
    items.addAll(new FromBinder(statement, outer).bindAll(delete.using(), scope));

    SqlExpression whereClause = delete.where();
    List<Expr> where =
        whereClause == null
            ? List.of()
            : Conditions.split(
                new ExpressionBinder(statement, scope, Clause.WHERE).condition(whereClause));
    ReturningBinder.Result returning = ReturningBinder.bind(statement, delete.returning(), scope);
    Path source =
        new JoinPlanner(statement, Set.of())
            .plan(items, where, List.of(), Double.POSITIVE_INFINITY);
    Modify modify =
        new Modify.Delete(
            target, source.plan(), slot, Rechecks.of(items, where), returning.returning());
    return new ModificationBinder.PlannedModification(modify, ctes, returning.columns());
  }
}
