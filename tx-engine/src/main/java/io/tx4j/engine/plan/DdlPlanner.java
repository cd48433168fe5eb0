package io.tx4j.engine.plan;

import io.tx4j.engine.sql.DefinitionStatement;
import java.util.List;
import java.util.function.IntSupplier;

/** Checks definitions and says what is to be done for them. */
public final class DdlPlanner {

  private DdlPlanner() {}

  /**
   * The tables that are to be locked before {@link #plan} is called; those that do not exist are
   * left out.
   */
  public static List<TableUse> locks(DefinitionStatement statement, PlanningContext context) {
    return DdlLocks.of(statement, context);
  }

  /**
   * What is to be done, in order.
   *
   * @param oids gives out oids
   * @throws io.tx4j.engine.error.SqlError where the definition is wrong or clashes with what is
   *     there; 0A000 for what is not supported
   */
  public static List<DdlStep> plan(
      DefinitionStatement statement, PlanningContext context, IntSupplier oids) {
    DdlScript script = new DdlScript(context, oids);
    statement.accept(new DdlDispatcher(script));
    return script.steps();
  }
}
