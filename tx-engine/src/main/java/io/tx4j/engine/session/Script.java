package io.tx4j.engine.session;

import io.tx4j.engine.sql.ParsedStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of one Query message. */
public final class Script {

  private final Session session;
  private final List<ParsedStatement> statements;
  private int next;

  Script(Session session, List<ParsedStatement> statements) {
    this.session = session;
    this.statements = statements;
  }

  /**
   * The next statement, ready to be pulled; null after the last, when the implicit transaction of
   * the script has ended. The portal before it must have been pulled to its end.
   */
  public @Nullable Portal next() {
    if (next == statements.size()) {
      return null;
    }
    ParsedStatement statement = statements.get(next++);
    return session.scriptPortal(statement, next == statements.size());
  }
}
