package io.tx4j.engine.session;

import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.ValueContext;
import java.time.ZoneId;

/** What the text forms of a session's parameters, results and messages depend on. */
final class SessionValueContext implements ValueContext {

  private final Session session;

  SessionValueContext(Session session) {
    this.session = session;
  }

  @Override
  public ZoneId timeZone() {
    return session.settings().timeZone();
  }

  @Override
  public boolean byteaEscape() {
    return session.settings().byteaEscape();
  }

  @Override
  public int extraFloatDigits() {
    return session.settings().extraFloatDigits();
  }

  @Override
  public long transactionTimestamp() {
    return session.block().startTimestamp();
  }

  @Override
  public long lookUp(SqlType type, String name) {
    return ObjectLookup.oidOf(session.block().catalog(), searchPath(), type, name);
  }

  @Override
  public String nameOf(SqlType type, long oid) {
    return ObjectLookup.nameOf(session.block().catalog(), searchPath(), type, oid);
  }

  private SearchPath searchPath() {
    return session.settings().searchPath();
  }
}
