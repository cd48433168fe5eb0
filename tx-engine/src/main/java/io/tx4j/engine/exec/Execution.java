package io.tx4j.engine.exec;

import org.jspecify.annotations.Nullable;

/** A statement that runs. Its rows are pulled; used by the session's thread. */
public abstract class Execution {

  /**
   * Moves to the next row of the result; false at the end. A statement without result does all its
   * work here.
   */
  public abstract boolean next();

  /** The current row of the result, one value for each column; not to be changed. */
  public abstract @Nullable Object[] row();

  /** Rows returned, or changed, so far: the count of the command tag. */
  public abstract long rowCount();
}
