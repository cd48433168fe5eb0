package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.plan.Ddl;
import io.tx4j.engine.plan.PlannedStatement;
import org.jspecify.annotations.Nullable;

/** The entrance: starts planned statements. */
public final class Executor {

  private Executor() {}

  /** Starts a statement whose table locks are held and whose snapshot is taken. */
  public static Execution start(
      PlannedStatement statement, @Nullable Object[] parameters, ExecContext context) {
    if (statement.plan() instanceof Ddl ddl) {
      return new DefinitionExecution(ddl.statement(), context);
    }
    return query(statement, parameters, context);
  }

  /** A statement that reads or changes rows. */
  static QueryExecution query(
      PlannedStatement statement, @Nullable Object[] parameters, ExecContext context) {
    if (!statement.readOnly()) {
      context.keepStoredRows();
    }
    Scope scope = new Scope(new Frame(statement.slotCount(), parameters, context), context);
    Cursor cursor = statement.plan().accept(new CursorBuilder(scope));
    return new QueryExecution(cursor, scope, statement.resultSlot());
  }
}
