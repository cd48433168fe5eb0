package io.tx4j.engine.plan;

import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entrance: a parsed statement, bound and planned. Thread-safe. */
public final class Planner {

  private Planner() {}

  /**
   * Plans a statement that reads or changes rows, or a definition.
   *
   * @throws io.tx4j.engine.error.SqlError whatever is wrong with it, as PostgreSQL says it, with
   *     the position; 0A000 for what is not supported
   */
  public static PlannedStatement plan(Statement statement, PlanningContext context) {
    if (statement instanceof DefinitionStatement definition) {
      return new PlannedStatement(
          new Ddl(definition),
          0,
          -1,
          null,
          List.of(),
          DdlTags.of(definition),
          DdlTags.of(definition),
          List.of(),
          context.catalog().version());
    }
    if (statement instanceof Query query) {
      return planQuery(query, context);
    }
    if (statement instanceof DataStatement modification) {
      return planModification(modification, context);
    }
    throw new IllegalArgumentException("not a statement that is planned");
  }

  private static PlannedStatement planQuery(Query query, PlanningContext context) {
    StatementContext statement = new StatementContext(context);
    FrameLayout frame = new FrameLayout(null);
    BoundQuery bound = new QueryBinder(statement, null, frame, null).bind(query);
    Plan plan = new QueryPlanner(statement).plan(bound);
    return planned(
        statement, plan, frame, bound.slot(), columns(bound.columns()), "SELECT", context);
  }

  private static PlannedStatement planModification(DataStatement source, PlanningContext context) {
    StatementContext statement = new StatementContext(context);
    FrameLayout frame = new FrameLayout(null);
    ModificationBinder.PlannedModification planned =
        new ModificationBinder(statement, null, frame, null).plan(source);
    Plan plan = new QueryPlanner(statement).withCtes(planned.ctes(), planned.modify());
    Modify.Returning returning = planned.modify().returning();
    return planned(
        statement,
        plan,
        frame,
        returning == null ? -1 : returning.slot(),
        returning == null ? null : columns(planned.columns()),
        planned.modify().commandTag(),
        context);
  }

  private static List<ResultColumn> columns(List<OutputColumn> columns) {
    return columns.stream().map(OutputColumn::toResultColumn).toList();
  }

  private static PlannedStatement planned(
      StatementContext statement,
      Plan plan,
      FrameLayout frame,
      int resultSlot,
      @Nullable List<ResultColumn> columns,
      String tag,
      PlanningContext context) {
    return new PlannedStatement(
        plan,
        frame.slotCount(),
        resultSlot,
        columns,
        statement.parameters().determined(),
        tag,
        statement.writeCommand(),
        statement.tables(),
        context.catalog().version());
  }
}
