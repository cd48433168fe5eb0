package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration parameter, as PostgreSQL has it. A setting that would change nothing here is not
 * in the list, unless clients send it as a matter of course and its one value is true.
 *
 * @param name as SHOW prints it
 * @param type what it takes
 * @param initial the value of a fresh session
 * @param changing who may change it
 * @param reported whether the client is told of every change, by ParameterStatus
 */
record Setting(String name, SettingType type, String initial, Changing changing, boolean reported) {

  /** Who may change a setting. */
  enum Changing {
    /** Every session, by SET. */
    BY_SET,
    /** Nobody: it states a fact. */
    NEVER,
    /** In PostgreSQL by a restart; here by opening the engine otherwise. */
    AT_START,
    /** In PostgreSQL by its configuration file; here by opening the engine otherwise. */
    BY_CONFIGURATION
  }

  /** The version whose behaviour the engine follows. */
  static final String SERVER_VERSION = "18.0";

  static final String SERVER_VERSION_NUMBER = "180000";

  private static final Map<String, Setting> ALL = new LinkedHashMap<>();

  static {
    define("application_name", SettingType.TEXT, "", true);
    define("bytea_output", SettingType.oneOf("hex", "escape"), "hex", false);
    define("check_function_bodies", SettingType.BOOLEAN, "on", false);
    define("client_encoding", Setting::encoding, "UTF8", true);
    define(
        "client_min_messages",
        SettingType.oneOf(
            "debug5", "debug4", "debug3", "debug2", "debug1", "log", "notice", "warning", "error"),
        "notice",
        false);
    define("DateStyle", Setting::dateStyle, "ISO, MDY", true);
    define("default_table_access_method", SettingType.only("heap"), "heap", false);
    define("default_tablespace", SettingType.only(""), "", false);
    define("default_transaction_deferrable", SettingType.BOOLEAN, "off", false);
    define("default_transaction_isolation", IsolationLevels.SETTING, "read committed", false);
    define("default_transaction_read_only", SettingType.BOOLEAN, "off", true);
    define("escape_string_warning", SettingType.BOOLEAN, "on", false);
    define("extra_float_digits", SettingType.integer(-15, 3), "1", false);
    fact("fsync", "on", Changing.BY_CONFIGURATION, false);
    define("idle_in_transaction_session_timeout", SettingType.only("0"), "0", false);
    fact("in_hot_standby", "off", Changing.NEVER, true);
    fact("integer_datetimes", "on", Changing.NEVER, true);
    define("IntervalStyle", SettingType.only("postgres"), "postgres", true);
    fact("is_superuser", "on", Changing.NEVER, true);
    fact("lc_collate", "C", Changing.NEVER, false);
    fact("lc_ctype", "C", Changing.NEVER, false);
    define("lock_timeout", SettingType.MILLISECONDS, "0", false);
    fact("max_identifier_length", "63", Changing.NEVER, false);
    fact("max_index_keys", "32", Changing.NEVER, false);
    define("row_security", SettingType.only("on"), "on", false);
    fact("scram_iterations", "4096", Changing.NEVER, true);
    define("search_path", SettingType.TEXT, "\"$user\", public", true);
    fact("server_encoding", "UTF8", Changing.NEVER, true);
    fact("server_version", SERVER_VERSION, Changing.NEVER, true);
    fact("server_version_num", SERVER_VERSION_NUMBER, Changing.NEVER, false);
    define("session_authorization", SettingType.TEXT, "", true);
    define("session_replication_role", SettingType.only("origin"), "origin", false);
    define("standard_conforming_strings", SettingType.only("on"), "on", true);
    define("statement_timeout", SettingType.MILLISECONDS, "0", false);
    define("synchronous_commit", Setting::synchronousCommit, "on", false);
    define("TimeZone", Setting::timeZone, "", true);
    define("transaction_deferrable", SettingType.BOOLEAN, "off", false);
    define("transaction_isolation", IsolationLevels.SETTING, "read committed", false);
    define("transaction_read_only", SettingType.BOOLEAN, "off", false);
    define("transaction_timeout", SettingType.only("0"), "0", false);
    fact("wal_level", "replica", Changing.AT_START, false);
    define("xmloption", SettingType.oneOf("content", "document"), "content", false);
  }

  private static void define(String name, SettingType type, String initial, boolean reported) {
    put(new Setting(name, type, initial, Changing.BY_SET, reported));
  }

  private static void fact(String name, String value, Changing changing, boolean reported) {
    put(new Setting(name, SettingType.TEXT, value, changing, reported));
  }

  private static void put(Setting setting) {
    ALL.put(setting.name().toLowerCase(Locale.ROOT), setting);
  }

  /** Every setting, in the order of their names. */
  static Iterable<Setting> all() {
    return ALL.values();
  }

  /** The setting of that name, in any case; null where there is none. */
  static @Nullable Setting find(String name) {
    return ALL.get(name.toLowerCase(Locale.ROOT));
  }

  /** A name with a dot is the application's own affair: any such setting may be made. */
  static boolean isCustom(String name) {
    return name.indexOf('.') > 0;
  }

  static SqlError unknown(String name) {
    return new SqlError(
        SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
  }

  /** Throws what PostgreSQL throws where SET may not change it. */
  void checkChangeable() {
    switch (changing) {
      case BY_SET -> {}
      case NEVER -> throw cannotBeChanged("");
      case AT_START -> throw cannotBeChanged(" without restarting the server");
      case BY_CONFIGURATION -> throw cannotBeChanged(" now");
    }
  }

  private SqlError cannotBeChanged(String when) {
    return new SqlError(
        SqlState.CANT_CHANGE_RUNTIME_PARAM, "parameter \"" + name + "\" cannot be changed" + when);
  }

  private static final Set<String> UTF8_NAMES = Set.of("utf8", "unicode");

  private static String encoding(String name, String input) {
    String plain = input.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (UTF8_NAMES.contains(plain)) {
      return "UTF8";
    }
    throw SqlError.notSupported("setting \"" + name + "\" to anything but \"UTF8\"");
  }

  /**
   * Output is always ISO; the order of the parts of a date matters to input alone and is always
   * MDY.
   */
  private static String dateStyle(String name, String input) {
    for (String part : input.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      if (!Set.of("iso", "mdy", "us", "noneuropean", "default").contains(part)) {
        throw SqlError.notSupported("setting \"" + name + "\" to anything but \"ISO, MDY\"");
      }
    }
    return "ISO, MDY";
  }

  private static final SettingType COMMIT_LEVELS =
      SettingType.oneOf("on", "off", "local", "remote_write", "remote_apply");

  /** A Boolean is understood too, as PostgreSQL does. */
  private static String synchronousCommit(String name, String input) {
    return switch (input.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> "on";
      case "false", "no", "0" -> "off";
      default -> COMMIT_LEVELS.canonical(name, input);
    };
  }

  private static String timeZone(String name, String input) {
    return TimeZones.canonical(name, input);
  }
}
