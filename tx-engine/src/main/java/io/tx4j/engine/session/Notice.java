package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;

/**
 * Something the client is told beside the result: a statement did less, or other, than it said.
 *
 * @param content its SQLSTATE, text and fields; never thrown
 */
public record Notice(Severity severity, SqlError content) {

  /** The severities that do not end a statement, under PostgreSQL's names. */
  public enum Severity {
    DEBUG,
    LOG,
    INFO,
    NOTICE,
    WARNING
  }
}
