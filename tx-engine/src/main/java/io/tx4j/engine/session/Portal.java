package io.tx4j.engine.session;

import io.tx4j.engine.plan.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in execution. Its rows are pulled: {@link #next()} moves to the next one, and false
 * means that the statement is complete and {@link #commandTag()} can be told. A statement without
 * rows does its work at the first {@code next()}.
 */
public final class Portal {

  /** The columns of its rows; null where it returns none. */
  public @Nullable List<ResultColumn> columns() {
    throw new UnsupportedOperationException();
  }

  /** As given to bind; empty in the simple protocol: all text. */
  public short[] resultFormats() {
    throw new UnsupportedOperationException();
  }

  /** Moves to the next row. */
  public boolean next() {
    throw new UnsupportedOperationException();
  }

  /** The current row, one value for each column; valid until the next call of {@link #next()}. */
  public @Nullable Object[] row() {
    throw new UnsupportedOperationException();
  }

  /** The tag of CommandComplete, e.g. {@code INSERT 0 1}; null for the empty query. */
  public @Nullable String commandTag() {
    throw new UnsupportedOperationException();
  }
}
