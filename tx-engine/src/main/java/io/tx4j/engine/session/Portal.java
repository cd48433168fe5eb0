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

  private static final @Nullable Object[] NO_ROW = {};

  private final Session session;
  private final PreparedStatement statement;
  private final @Nullable Object[] parameters;
  private final short[] resultFormats;
  private final boolean last;
  private final int openedAfter;
  private @Nullable Running running;
  private boolean complete;
  private @Nullable String commandTag;

  /**
   * @param last whether it is the last statement of a script, which ends an implicit transaction
   *     before it is reported as complete
   */
  Portal(
      Session session,
      PreparedStatement statement,
      @Nullable Object[] parameters,
      short[] resultFormats,
      boolean last) {
    this.session = session;
    this.statement = statement;
    this.parameters = parameters;
    this.resultFormats = resultFormats;
    this.last = last;
    this.openedAfter = session.block().savepointsMade();
  }

  /** The columns of its rows; null where it returns none. */
  public @Nullable List<ResultColumn> columns() {
    return statement.columns();
  }

  /** As given to bind; empty in the simple protocol: all text. */
  public short[] resultFormats() {
    return resultFormats;
  }

  /** Moves to the next row. */
  public boolean next() {
    if (complete) {
      return false;
    }
    return session.advance(this);
  }

  /** The current row, one value for each column; valid until the next call of {@link #next()}. */
  public @Nullable Object[] row() {
    Running current = running;
    return current == null ? NO_ROW : current.row();
  }

  /** The client has as many rows as it wanted: the tag will count only those it asks for later. */
  public void suspend() {
    Running current = running;
    if (current != null) {
      current.suspend();
    }
  }

  /** The tag of CommandComplete, e.g. {@code INSERT 0 1}; null for the empty query. */
  public @Nullable String commandTag() {
    return commandTag;
  }

  PreparedStatement statement() {
    return statement;
  }

  @Nullable Object[] parameters() {
    return parameters;
  }

  /** The number of the last savepoint made before it. */
  int openedAfter() {
    return openedAfter;
  }

  boolean isLast() {
    return last;
  }

  @Nullable Running running() {
    return running;
  }

  void running(Running started) {
    running = started;
  }

  void complete(@Nullable String tag) {
    complete = true;
    commandTag = tag;
    running = null;
  }
}
