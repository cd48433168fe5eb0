package io.tx4j.engine.plan;

import io.tx4j.engine.sql.DefinitionStatement;
import java.util.List;

/**
 * A definition. As in PostgreSQL it is checked when it is run, not when it is planned: the executor
 * takes the locks that {@link DdlPlanner#locks} names, then has {@link DdlPlanner#plan} check it
 * against the catalog of that moment, and does the steps.
 */
public record Ddl(DefinitionStatement statement) implements Plan {

  @Override
  public int[] slots() {
    return Slots.NONE;
  }

  @Override
  public List<Plan> inputs() {
    return List.of();
  }

  @Override
  public <R> R accept(Plan.Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
