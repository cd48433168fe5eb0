package io.tx4j.engine.plan;

import io.tx4j.engine.sql.DataStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds and plans the statements that write rows, as a statement of their own or inside WITH. */
final class ModificationBinder {

  private final StatementContext statement;
  private final @Nullable Scope outer;
  private final FrameLayout frame;
  private final @Nullable CteScope ctes;

  ModificationBinder(
      StatementContext statement,
      @Nullable Scope outer,
      FrameLayout frame,
      @Nullable CteScope ctes) {
    this.statement = statement;
    this.outer = outer;
    this.frame = frame;
    this.ctes = ctes;
  }

  /** The statement as a query that gives what it returns. */
  BoundQuery bind(DataStatement source) {
    PlannedModification planned = plan(source);
    Modify.Returning returning = planned.modify().returning();
    int slot = returning == null ? -1 : returning.slot();
    return new BoundQuery(
        List.of(),
        new BoundQuery.Modification(planned.modify(), planned.ctes(), slot),
        List.of(),
        false,
        null,
        null,
        false,
        List.of(),
        planned.columns());
  }

  PlannedModification plan(DataStatement source) {
    return source.accept(new ModificationPlanner(statement, outer, frame, ctes));
  }

  /**
   * A statement that writes, planned.
   *
   * @param ctes its common table expressions
   * @param columns of what it returns; empty for nothing
   */
  record PlannedModification(Modify modify, List<BoundCte> ctes, List<OutputColumn> columns) {}
}
