package io.tx4j.engine.session;

import io.tx4j.engine.plan.ResultColumn;
import io.tx4j.engine.sql.SessionStatement;
import io.tx4j.engine.sql.SessionStatement.Execute;
import io.tx4j.engine.sql.SessionStatement.Explain;
import io.tx4j.engine.sql.SessionStatement.FetchCursor;
import io.tx4j.engine.sql.SessionStatement.ShowVariable;
import io.tx4j.engine.sql.Statement;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of those statements that return rows and are not planned. */
final class UtilityColumns {

  private UtilityColumns() {}

  /** The columns of the statement's rows; null where it returns none. */
  static @Nullable List<ResultColumn> of(Session session, Statement statement) {
    if (!(statement instanceof SessionStatement)) {
      return null;
    }
    if (statement instanceof ShowVariable show) {
      return show.name() == null
          ? List.of(text("name"), text("setting"), text("description"))
          : List.of(text(columnName(show.name())));
    }
    if (statement instanceof Explain) {
      return List.of(text("QUERY PLAN"));
    }
    if (statement instanceof Execute execute) {
      return session.preparedStatement(execute.name()).columns();
    }
    if (statement instanceof FetchCursor fetch && !fetch.move()) {
      return Cursors.portal(session, fetch.name()).columns();
    }
    return null;
  }

  /** A setting is shown under its own spelling, however it was written. */
  private static String columnName(String written) {
    Setting setting = Setting.find(written);
    return setting == null ? written : setting.name();
  }

  private static ResultColumn text(String name) {
    return new ResultColumn(name, Types.TEXT, -1, 0, 0);
  }
}
