package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineUrlTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:tx4j:mem:bank, mem%3Abank, bank",
    "jdbc:tx4j:file:/data/my bank, file%3A%2Fdata%2Fmy+bank, my+bank",
    "jdbc:tx4j:file:data/../bank/, file%3Adata%2F..%2Fbank%2F, bank",
  })
  void becomesAUrlOfThePostgresDriver(String url, String address, String database)
      throws SQLException {
    String expected =
        "jdbc:postgresql://localhost/"
            + database
            + "?socketFactory=io.tx4j.engine.EngineSocketFactory&socketFactoryArg="
            + address;
    assertEquals(expected, EngineUrl.parse(url).toPostgresUrl());
    assertEquals(
        expected + "&prepareThreshold=1&ApplicationName=x",
        EngineUrl.parse(url + "?prepareThreshold=1&ApplicationName=x").toPostgresUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:tx4j:, 'expected mem:NAME or file:FOLDER, found \"\"'",
    "jdbc:tx4j:mem:, 'expected mem:NAME or file:FOLDER, found \"mem:\"'",
    "jdbc:tx4j:disk:x, 'expected mem:NAME or file:FOLDER, found \"disk:x\"'",
    "jdbc:tx4j:mem:x?prepareTreshold=1, 'unknown option \"prepareTreshold\", expected a connection"
        + " property of the PostgreSQL JDBC driver'",
    "jdbc:tx4j:mem:x?socketFactory=x, 'the option \"socketFactory\" is given by the engine, leave it"
        + " out'",
  })
  void aBadUrlIsExplained(String url, String message) {
    SQLException error =
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url).close());
    assertEquals("08001", error.getSQLState());
    assertEquals("bad URL \"" + url + "\": " + message, error.getMessage());
  }

  @Test
  void anEngineInMemoryNeedsAName() {
    assertThrows(IllegalArgumentException.class, () -> Engine.memory(""));
  }

  @Test
  void anotherDriversUrlIsLeftToIt() throws SQLException {
    assertFalse(new Driver().acceptsURL("jdbc:postgresql://localhost/x"));
    assertNull(new Driver().connect("jdbc:h2:mem:x", null));
  }
}
