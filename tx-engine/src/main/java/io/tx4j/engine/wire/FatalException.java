package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;

/** An error after which the connection cannot go on: the client is told, then it ends. */
final class FatalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final SqlError error;

  FatalException(SqlError error) {
    super(error.message(), error, false, false);
    this.error = error;
  }

  SqlError error() {
    return error;
  }
}
