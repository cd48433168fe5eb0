package io.tx4j.engine.session;

import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.mvcc.IsolationLevel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a session: initial values, what SET has changed, and on top what SET LOCAL has
 * changed until the end of the transaction. A rolled back transaction, or savepoint, takes its
 * changes with it. Used by the session's thread.
 */
final class Settings {

  /** What SET and SET LOCAL have changed, by the lower-case name; immutable. */
  record State(Map<String, String> session, Map<String, String> local) {}

  private final String user;
  private final Map<String, String> initial;
  private State state = new State(Map.of(), Map.of());
  private final Map<String, String> lastReported = new HashMap<>();

  // Derived from the values above, so that a statement need not parse them.
  private SearchPath searchPath = SearchPath.DEFAULT;
  private ZoneId timeZone = ZoneId.of("UTC");
  private long statementTimeoutMillis;
  private long lockTimeoutMillis;
  private boolean synchronousCommit = true;
  private IsolationLevel defaultIsolation = IsolationLevel.READ_COMMITTED;
  private boolean defaultReadOnly;
  private boolean byteaEscape;
  private int extraFloatDigits;

  /** Whether anything may have changed since the client was last told. */
  private boolean unreported;

  /**
   * @param user the session's user
   * @param overrides initial values that differ from the usual ones, from the engine and from the
   *     startup message
   */
  Settings(String user, Map<String, String> overrides) {
    this.user = user;
    this.initial = new HashMap<>();
    initial.put("session_authorization", user);
    initial.put("timezone", ZoneId.systemDefault().getId());
    overrides.forEach(
        (name, value) -> {
          Setting setting = Setting.find(name);
          initial.put(
              name.toLowerCase(Locale.ROOT),
              setting == null ? value : setting.type().canonical(setting.name(), value));
        });
    derive();
    takeChanged();
  }

  // ----------------------------------------------------------------------------------------------
  // values

  /** The value as SHOW prints it; null where there is no such setting. */
  @Nullable String get(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    String value = state.local().get(key);
    if (value == null) {
      value = state.session().get(key);
    }
    return value != null ? value : initialValue(key);
  }

  private @Nullable String initialValue(String key) {
    String value = initial.get(key);
    Setting setting = Setting.find(key);
    return value != null || setting == null ? value : setting.initial();
  }

  private String value(String name) {
    String value = get(name);
    if (value == null) {
      throw new IllegalStateException("no setting " + name);
    }
    return value;
  }

  /** Every setting with its value, by name, as SHOW ALL lists them. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Setting setting : Setting.all()) {
      all.put(setting.name(), value(setting.name()));
    }
    return all;
  }

  /**
   * SET and SET LOCAL.
   *
   * @param value null for DEFAULT
   * @return the new value as SHOW prints it
   */
  String set(String name, @Nullable String value, boolean local) {
    Setting setting = Setting.find(name);
    if (setting == null && !Setting.isCustom(name)) {
      throw Setting.unknown(name);
    }
    String key = name.toLowerCase(Locale.ROOT);
    String canonical;
    if (setting == null) {
      canonical = value == null ? "" : value;
    } else {
      setting.checkChangeable();
      String fallback = initialValue(key);
      canonical =
          value == null && fallback != null
              ? fallback
              : setting.type().canonical(setting.name(), value == null ? "" : value);
    }
    Map<String, String> changed = new HashMap<>(local ? state.local() : state.session());
    changed.put(key, canonical);
    Map<String, String> localWithout = new HashMap<>(state.local());
    localWithout.remove(key);
    state =
        local
            ? new State(state.session(), Map.copyOf(changed))
            : new State(Map.copyOf(changed), Map.copyOf(localWithout));
    derive();
    return canonical;
  }

  /** RESET ALL. */
  void resetAll() {
    state = new State(Map.of(), Map.of());
    derive();
  }

  // ----------------------------------------------------------------------------------------------
  // transactions

  State state() {
    return state;
  }

  /** The transaction, or a savepoint of it, was rolled back. */
  void restore(State earlier) {
    if (!state.equals(earlier)) {
      state = earlier;
      derive();
    }
  }

  /** The transaction has ended: what was local is gone. */
  void endLocal() {
    if (!state.local().isEmpty()) {
      state = new State(state.session(), Map.of());
      derive();
    }
  }

  // ----------------------------------------------------------------------------------------------
  // derived

  private void derive() {
    searchPath = new SearchPath(searchPathOf(value("search_path")));
    timeZone = TimeZones.zone(value("timezone"));
    statementTimeoutMillis = SettingType.millis(value("statement_timeout"));
    lockTimeoutMillis = SettingType.millis(value("lock_timeout"));
    synchronousCommit = !value("synchronous_commit").equals("off");
    defaultIsolation = IsolationLevels.level(value("default_transaction_isolation"));
    defaultReadOnly = value("default_transaction_read_only").equals("on");
    byteaEscape = value("bytea_output").equals("escape");
    extraFloatDigits = Integer.parseInt(value("extra_float_digits"));
    unreported = true;
  }

  private List<String> searchPathOf(String setting) {
    List<String> schemas = new ArrayList<>();
    for (String written : IdentifierList.parse(setting, ',')) {
      schemas.add(written.equals("$user") ? user : written);
    }
    return schemas;
  }

  SearchPath searchPath() {
    return searchPath;
  }

  ZoneId timeZone() {
    return timeZone;
  }

  /** 0 for none. */
  long statementTimeoutMillis() {
    return statementTimeoutMillis;
  }

  /** 0 for none. */
  long lockTimeoutMillis() {
    return lockTimeoutMillis;
  }

  boolean synchronousCommit() {
    return synchronousCommit;
  }

  IsolationLevel defaultIsolation() {
    return defaultIsolation;
  }

  boolean defaultReadOnly() {
    return defaultReadOnly;
  }

  boolean byteaEscape() {
    return byteaEscape;
  }

  int extraFloatDigits() {
    return extraFloatDigits;
  }

  // ----------------------------------------------------------------------------------------------
  // reporting

  /** All settings that a client is told of. */
  Map<String, String> reported() {
    Map<String, String> reported = new TreeMap<>();
    for (Setting setting : Setting.all()) {
      if (setting.reported()) {
        reported.put(setting.name(), value(setting.name()));
      }
    }
    return reported;
  }

  /** Those among them that have changed since the last call. */
  Map<String, String> takeChanged() {
    if (!unreported) {
      return Map.of();
    }
    unreported = false;
    Map<String, String> changed = new HashMap<>();
    reported()
        .forEach(
            (name, value) -> {
              if (!value.equals(lastReported.put(name, value))) {
                changed.put(name, value);
              }
            });
    return changed;
  }
}
