package io.tx4j.samples.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.samples.bank.BankOptions.BadOptionException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankTest {

  @ParameterizedTest
  @ValueSource(strings = {BankOptions.EMBEDDED, BankOptions.POSTGRES})
  void invariantsHoldOnEachDatabase(String database) throws Exception {
    assertTrue(Bank.run(BankOptions.parse("--db", database, "--seconds", "1", "--workers", "4")));
  }

  @Test
  void optionsAreRead() throws BadOptionException {
    BankOptions options =
        BankOptions.parse(
            "--folder", "bank", "--workers", "3", "--accounts", "7", "--seconds", "9");
    assertEquals(
        new BankOptions("embedded", Path.of("bank"), 3, 7, Duration.ofSeconds(9), false, false),
        options);
    assertTrue(BankOptions.parse("--help").help());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--frobnicate          | unknown option \"--frobnicate\"",
        "--db                  | --db needs a value",
        "--db --workers        | --db needs a value",
        "--db oracle           | --db takes embedded, postgres or a JDBC URL, found \"oracle\"",
        "--db jdbc:nope:x      | no JDBC driver is there for \"jdbc:nope:x\"",
        "--workers many        | --workers takes a whole number from 1 to 1000, found \"many\"",
        "--accounts 1          | --accounts takes a whole number from 2 to 1000000, found \"1\"",
        "--folder f --db postgres | --folder goes with --db embedded only",
      })
  void badOptionsAreNamed(String arguments, String message) {
    BadOptionException refused =
        assertThrows(BadOptionException.class, () -> BankOptions.parse(arguments.split(" ")));
    assertEquals(message, refused.getMessage());
  }
}
