package io.tx4j.engine.plan;

import io.tx4j.engine.sql.Statement;

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
    throw new UnsupportedOperationException(statement.toString() + context);
  }
}
