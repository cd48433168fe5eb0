package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.ParsedStatement;
import io.tx4j.engine.sql.SessionStatement.DeclareCursor;
import io.tx4j.engine.sql.SessionStatement.FetchCursor;
import io.tx4j.engine.sql.SessionStatement.FetchDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DECLARE, FETCH, MOVE and CLOSE: portals that SQL reaches by name. They go forward only. */
final class Cursors {

  private Cursors() {}

  static Running declare(Session session, DeclareCursor declare, ParsedStatement source) {
    if (declare.hold()) {
      throw SqlError.notSupported("DECLARE CURSOR WITH HOLD");
    }
    if (declare.binary()) {
      throw SqlError.notSupported("DECLARE BINARY CURSOR");
    }
    if (Boolean.TRUE.equals(declare.scroll())) {
      throw SqlError.notSupported("DECLARE SCROLL CURSOR");
    }
    session.block().blockFor("DECLARE CURSOR");
    Map<String, Portal> portals = session.portals();
    if (portals.containsKey(declare.name())) {
      throw new SqlError(
          SqlState.DUPLICATE_CURSOR, "cursor \"" + declare.name() + "\" already exists");
    }
    ParsedStatement query =
        SessionCommands.part(source, declare.query(), declare.query().position());
    Portal portal =
        new Portal(
            session,
            session.runner().analyse(query, List.of()),
            new Object[0],
            new short[0],
            false);
    portal.running(session.runner().run(portal.statement(), portal.parameters()));
    portals.put(declare.name(), portal);
    return Running.done("DECLARE CURSOR");
  }

  static Portal portal(Session session, String name) {
    Portal portal = session.portals().get(name);
    if (portal == null) {
      throw new SqlError(SqlState.INVALID_CURSOR_NAME, "cursor \"" + name + "\" does not exist");
    }
    return portal;
  }

  static Running fetch(Session session, FetchCursor fetch) {
    Portal portal = portal(session, fetch.name());
    boolean forward =
        fetch.count() >= 0
            && (fetch.direction() == FetchDirection.FORWARD
                || fetch.direction() == FetchDirection.RELATIVE && fetch.count() == 1);
    if (!forward) {
      throw new SqlError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "cursor can only scan forward")
          .hint("The engine's cursors go forward only.");
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    long count = 0;
    while (count < fetch.count() && portal.next()) {
      count++;
      if (!fetch.move()) {
        rows.add(portal.row().clone());
      }
    }
    return Running.rows((fetch.move() ? "MOVE " : "FETCH ") + count, rows);
  }

  static Running close(Session session, @Nullable String name) {
    if (name == null) {
      session.portals().keySet().removeIf(portal -> !portal.isEmpty());
      return Running.done("CLOSE CURSOR ALL");
    }
    portal(session, name);
    session.portals().remove(name);
    return Running.done("CLOSE CURSOR");
  }
}
