package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client says when it connects: who it is, which database, and settings. */
final class StartupParameters {

  private static final Pattern OPTION =
      Pattern.compile("(?:-c\\s*|--)([A-Za-z0-9_.\\-]+)=((?:\\\\.|\\S)*)");

  private final String user;
  private final String database;
  private final Map<String, String> settings;

  StartupParameters(Map<String, String> parameters, Map<String, String> initialSettings) {
    user = parameters.getOrDefault("user", Database.DEFAULT_USER);
    database = parameters.getOrDefault("database", user);
    settings = new HashMap<>(initialSettings);
    parameters.forEach(this::take);
  }

  private void take(String name, String value) {
    switch (name) {
      case "user", "database" -> {}
      case "replication" -> refuseReplication(value);
      case "options" -> takeOptions(value);
      default -> {
        if (!name.startsWith("_pq_.")) {
          takeSetting(name, value);
        }
      }
    }
  }

  private void takeSetting(String name, String value) {
    Setting setting = Setting.find(name);
    if (setting == null && !Setting.isCustom(name)) {
      throw Setting.unknown(name);
    }
    if (setting != null) {
      setting.checkChangeable();
    }
    settings.put(name, value);
  }

  /** The server's command line, as in {@code options=-c statement_timeout=5s}. */
  private void takeOptions(String options) {
    Matcher option = OPTION.matcher(options);
    int end = 0;
    while (option.find()) {
      checkBlank(options.substring(end, option.start()));
      takeSetting(option.group(1).replace('-', '_'), option.group(2).replaceAll("\\\\(.)", "$1"));
      end = option.end();
    }
    checkBlank(options.substring(end));
  }

  private static void checkBlank(String between) {
    if (!between.isBlank()) {
      throw new SqlError(
              SqlState.SYNTAX_ERROR,
              "invalid command-line argument for server process: " + between.trim())
          .hint("Settings are given as -c name=value.");
    }
  }

  private static void refuseReplication(String value) {
    if (!value.matches("(?i)false|off|no|0")) {
      throw SqlError.notSupported("a replication connection");
    }
  }

  String user() {
    return user;
  }

  String database() {
    return database;
  }

  /** Settings that differ from the usual ones. */
  Map<String, String> settings() {
    return settings;
  }
}
