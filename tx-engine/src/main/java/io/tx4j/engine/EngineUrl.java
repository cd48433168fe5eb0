package io.tx4j.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLState;

/**
 * A URL of the form {@code jdbc:tx4j:mem:NAME?option=value} or {@code jdbc:tx4j:file:FOLDER?...},
 * where the options are those of the PostgreSQL JDBC driver.
 *
 * @param options as written, after the question mark; empty where there are none
 */
record EngineUrl(EngineAddress address, String options) {

  static final String PREFIX = "jdbc:tx4j:";

  /**
   * Reads a URL that begins with {@link #PREFIX}.
   *
   * @throws SQLException 08001 where it is malformed or has an option that is not known
   */
  static EngineUrl parse(String url) throws SQLException {
    int question = url.indexOf('?');
    int end = question < 0 ? url.length() : question;
    String options = question < 0 ? "" : url.substring(question + 1);
    try {
      EngineAddress address = EngineAddress.parse(url.substring(PREFIX.length(), end));
      checkOptions(options);
      return new EngineUrl(address, options);
    } catch (IllegalArgumentException e) {
      throw new SQLException(
          "bad URL \"" + url + "\": " + e.getMessage(),
          PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState(),
          e);
    }
  }

  private static void checkOptions(String options) {
    for (String option : options.split("&")) {
      String name = option.split("=", 2)[0];
      if (!name.isEmpty() && PGProperty.forName(name) == null) {
        throw new IllegalArgumentException(
            "unknown option \""
                + name
                + "\", expected a connection property of the PostgreSQL JDBC driver");
      }
      if (name.equals(PGProperty.SOCKET_FACTORY.getName())
          || name.equals(PGProperty.SOCKET_FACTORY_ARG.getName())) {
        throw new IllegalArgumentException(
            "the option \"" + name + "\" is given by the engine, leave it out");
      }
    }
  }

  @Override
  public String toString() {
    return PREFIX + address + (options.isEmpty() ? "" : "?" + options);
  }

  /** The same as the PostgreSQL driver reads it; complete in itself. */
  String toPostgresUrl() {
    return "jdbc:postgresql://localhost/"
        + encode(address.databaseName())
        + "?"
        + PGProperty.SOCKET_FACTORY.getName()
        + "="
        + EngineSocketFactory.class.getName()
        + "&"
        + PGProperty.SOCKET_FACTORY_ARG.getName()
        + "="
        + encode(address.toString())
        + (options.isEmpty() ? "" : "&" + options);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
