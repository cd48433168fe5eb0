package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.Query;
import org.jspecify.annotations.Nullable;

/** Plans INSERT, UPDATE and DELETE. */
final class ModificationPlanner
    implements DataStatement.Visitor<ModificationBinder.PlannedModification> {

  private final StatementContext statement;
  private final @Nullable Scope outer;
  private final FrameLayout frame;
  private final @Nullable CteScope ctes;

  ModificationPlanner(
      StatementContext statement,
      @Nullable Scope outer,
      FrameLayout frame,
      @Nullable CteScope ctes) {
    this.statement = statement;
    this.outer = outer;
    this.frame = frame;
    this.ctes = ctes;
  }

  @Override
  public ModificationBinder.PlannedModification visit(Query query) {
    throw new IllegalArgumentException("a query does not write");
  }

  @Override
  public ModificationBinder.PlannedModification visit(DataStatement.Insert insert) {
    statement.writes("INSERT");
    CteBinder.Result with = new CteBinder(statement, outer, frame, ctes).bind(insert.with());
    return new InsertPlanner(statement, scope(with)).plan(insert, with.ctes());
  }

  @Override
  public ModificationBinder.PlannedModification visit(DataStatement.Update update) {
    statement.writes("UPDATE");
    CteBinder.Result with = new CteBinder(statement, outer, frame, ctes).bind(update.with());
    return new UpdatePlanner(statement, scope(with)).plan(update, with.ctes());
  }

  @Override
  public ModificationBinder.PlannedModification visit(DataStatement.Delete delete) {
    statement.writes("DELETE");
    CteBinder.Result with = new CteBinder(statement, outer, frame, ctes).bind(delete.with());
    return new DeletePlanner(statement, scope(with)).plan(delete, with.ctes());
  }

  @Override
  public ModificationBinder.PlannedModification visit(DataStatement.Merge merge) {
    throw SqlError.notSupported("MERGE").position(merge.position());
  }

  private Scope scope(CteBinder.Result with) {
    return new Scope(outer, frame, with.scope());
  }
}
