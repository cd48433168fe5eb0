package io.tx4j.engine.exec;

import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.DdlPlanner;
import io.tx4j.engine.plan.DdlStep;
import io.tx4j.engine.plan.PlanningContext;
import io.tx4j.engine.plan.TableUse;
import io.tx4j.engine.sql.DefinitionStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition: takes its locks, has it checked against the catalog of that moment, does its steps.
 */
final class DefinitionExecution extends Execution {

  private final DefinitionStatement statement;
  private final ExecContext context;
  private boolean done;
  private long filled;

  DefinitionExecution(DefinitionStatement statement, ExecContext context) {
    this.statement = statement;
    this.context = context;
  }

  @Override
  public boolean next() {
    if (!done) {
      done = true;
      lockTables();
      DefinitionSteps steps = new DefinitionSteps(context);
      Store store = context.store();
      for (DdlStep step : DdlPlanner.plan(statement, planningContext(), store::newOid)) {
        steps.run(step);
      }
      filled = steps.filledRows();
    }
    return false;
  }

  /** Waiting for a lock, somebody else may have changed what the names mean: looks again then. */
  private void lockTables() {
    Transaction transaction = context.transaction();
    Store store = context.store();
    long version;
    do {
      version = store.catalog().version();
      for (TableUse use : DdlPlanner.locks(statement, planningContext())) {
        transaction.acquire(
            store.locks().table(use.table().oid(), use.table().name()),
            use.mode(),
            WaitPolicy.BLOCK);
      }
    } while (version != store.catalog().version());
  }

  private PlanningContext planningContext() {
    return new PlanningContext(
        context.transaction().catalog(), context.searchPath(), context.statistics(), List.of());
  }

  @Override
  public @Nullable Object[] row() {
    throw new IllegalStateException("a definition has no rows");
  }

  @Override
  public long rowCount() {
    return filled;
  }
}
