package io.tx4j.engine.plan;

import java.util.List;

/** Plans as text for people, in the form of PostgreSQL's EXPLAIN with COSTS OFF. */
public final class Explain {

  private Explain() {}

  /** The lines of the text. */
  public static List<String> lines(PlannedStatement statement) {
    throw new UnsupportedOperationException(statement.toString());
  }
}
