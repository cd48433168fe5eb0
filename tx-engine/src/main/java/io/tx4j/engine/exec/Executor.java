package io.tx4j.engine.exec;

import io.tx4j.engine.plan.PlannedStatement;
import org.jspecify.annotations.Nullable;

/** The entrance: starts planned statements. */
public final class Executor {

  private Executor() {}

  /** Starts a statement whose table locks are held and whose snapshot is taken. */
  public static Execution start(
      PlannedStatement statement, @Nullable Object[] parameters, ExecContext context) {
    throw new UnsupportedOperationException(statement.commandTag());
  }
}
