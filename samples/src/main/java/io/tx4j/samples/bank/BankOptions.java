package io.tx4j.samples.bank;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param database {@code embedded}, {@code postgres}, or a JDBC URL
 * @param folder of the embedded engine; null for a new temporary one
 * @param acknowledging whether this is the copy that is going to be killed, see {@link CrashDrill}
 */
record BankOptions(
    String database,
    @Nullable Path folder,
    int workers,
    int accounts,
    Duration duration,
    boolean acknowledging,
    boolean help) {

  static final String EMBEDDED = "embedded";
  static final String POSTGRES = "postgres";

  static final String USAGE =
      """
      usage: bank [options]
        --db embedded        the bundled engine in a folder (default)
        --db postgres        a real PostgreSQL, started from binaries in Maven Central
        --db jdbc:...        any database of that URL, emptied of the bank's tables first
        --folder FOLDER      where the bundled engine keeps its log (default: a new temporary folder)
        --workers N          concurrent workers, 1 to 1000 (default 8)
        --accounts N         accounts, 2 to 1000000 (default 100)
        --seconds N          how long the workers work, 1 to 86400 (default 5)
        --help               this text
      """;

  static final BankOptions DEFAULT =
      new BankOptions(EMBEDDED, null, 8, 100, Duration.ofSeconds(5), false, false);

  /** Says what is wrong with the command line. */
  static final class BadOptionException extends Exception {
    private static final long serialVersionUID = 1L;

    BadOptionException(String message) {
      super(message);
    }
  }

  static BankOptions parse(String... arguments) throws BadOptionException {
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    BankOptions options = DEFAULT;
    while (!rest.isEmpty()) {
      options = options.with(rest.pop(), rest);
    }
    if (options.folder != null && !options.database.equals(EMBEDDED)) {
      throw new BadOptionException("--folder goes with --db embedded only");
    }
    return options;
  }

  private BankOptions with(String option, Deque<String> rest) throws BadOptionException {
    return switch (option) {
      case "--db" -> withDatabase(value(option, rest));
      case "--folder" ->
          new BankOptions(
              database,
              Path.of(value(option, rest)),
              workers,
              accounts,
              duration,
              acknowledging,
              help);
      case "--workers" ->
          new BankOptions(
              database,
              folder,
              number(option, rest, 1, 1000),
              accounts,
              duration,
              acknowledging,
              help);
      case "--accounts" ->
          new BankOptions(
              database,
              folder,
              workers,
              number(option, rest, 2, 1_000_000),
              duration,
              acknowledging,
              help);
      case "--seconds" ->
          new BankOptions(
              database,
              folder,
              workers,
              accounts,
              Duration.ofSeconds(number(option, rest, 1, 86_400)),
              acknowledging,
              help);
      case "--acknowledging" ->
          new BankOptions(database, folder, workers, accounts, duration, true, help);
      case "--help" ->
          new BankOptions(database, folder, workers, accounts, duration, acknowledging, true);
      default -> throw new BadOptionException("unknown option \"" + option + "\"");
    };
  }

  private BankOptions withDatabase(String value) throws BadOptionException {
    if (!value.equals(EMBEDDED) && !value.equals(POSTGRES) && !value.startsWith("jdbc:")) {
      throw new BadOptionException(
          "--db takes embedded, postgres or a JDBC URL, found \"" + value + "\"");
    }
    if (value.startsWith("jdbc:")) {
      checkDriver(value);
    }
    return new BankOptions(value, folder, workers, accounts, duration, acknowledging, help);
  }

  private static void checkDriver(String url) throws BadOptionException {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new BadOptionException("no JDBC driver is there for \"" + url + "\"");
    }
  }

  private static String value(String option, Deque<String> rest) throws BadOptionException {
    String value = rest.poll();
    if (value == null || value.startsWith("--")) {
      throw new BadOptionException(option + " needs a value");
    }
    return value;
  }

  private static int number(String option, Deque<String> rest, int least, int most)
      throws BadOptionException {
    String value = value(option, rest);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the message below
    }
    throw new BadOptionException(
        option
            + " takes a whole number from "
            + least
            + " to "
            + most
            + ", found \""
            + value
            + "\"");
  }
}
