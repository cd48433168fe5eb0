package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import org.junit.jupiter.api.Assertions;

/** The error that a text gives. */
final class Errors {

  private Errors() {}

  static SqlError of(String sql) {
    return Assertions.assertThrows(SqlError.class, () -> Parser.parse(sql), sql);
  }
}
