package io.tx4j.engine.wire;

import io.tx4j.engine.plan.ResultColumn;
import io.tx4j.engine.session.Portal;
import io.tx4j.engine.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement whose rows are on their way: they are pulled from its portal for as long as the
 * outbox has room, so a large result is never in memory as a whole.
 */
final class Execution {

  private final Session session;
  private final Outbox out;

  /** Null while nothing is executed. */
  private @Nullable Portal portal;

  /** How many rows the client still wants; below 0 all. */
  private long wanted;

  Execution(Session session, Outbox out) {
    this.session = session;
    this.out = out;
  }

  boolean isRunning() {
    return portal != null;
  }

  /**
   * Starts, without doing anything yet.
   *
   * @param maxRows after which the portal is suspended; 0 or below for no limit
   */
  void start(Portal portal, int maxRows) {
    this.portal = portal;
    this.wanted = maxRows > 0 ? maxRows : -1;
  }

  /** Forgets the statement: it has failed. */
  void abandon() {
    portal = null;
  }

  /**
   * Writes rows until the outbox is full, the client has what it wants, or there are no more.
   *
   * @return the portal when its statement is complete, else null
   */
  @Nullable Portal advance() {
    Portal current = portal;
    if (current == null) {
      return null;
    }
    List<ResultColumn> columns = current.columns();
    boolean complete = columns == null ? !current.next() : sendRows(current, columns);
    if (!complete) {
      return null;
    }
    portal = null;
    return current;
  }

  private boolean sendRows(Portal current, List<ResultColumn> columns) {
    short[] formats = current.resultFormats();
    while (!out.isFull()) {
      if (wanted == 0) {
        portal = null;
        current.suspend();
        out.portalSuspended();
        return false;
      }
      if (!current.next()) {
        return true;
      }
      out.dataRow(current.row(), columns, formats, session.valueContext());
      wanted--;
    }
    return false;
  }
}
