package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.mvcc.IsolationLevel;
import io.tx4j.engine.sql.TransactionStatement;
import java.util.Locale;

/** Isolation levels as settings and as statements name them. */
final class IsolationLevels {

  private static final SettingType NAMES =
      SettingType.oneOf("serializable", "repeatable read", "read committed", "read uncommitted");

  /** The type of transaction_isolation and default_transaction_isolation. */
  static final SettingType SETTING =
      (name, input) -> {
        String canonical = NAMES.canonical(name, input);
        level(canonical);
        return canonical;
      };

  private IsolationLevels() {}

  /** The level whose name the setting has. */
  static IsolationLevel level(String canonical) {
    return supported(IsolationLevel.valueOf(canonical.toUpperCase(Locale.ROOT).replace(' ', '_')));
  }

  static IsolationLevel level(TransactionStatement.IsolationLevel written) {
    return supported(IsolationLevel.valueOf(written.name()));
  }

  /** What is not truly serializable must not be called so. */
  private static IsolationLevel supported(IsolationLevel level) {
    if (level == IsolationLevel.SERIALIZABLE) {
      throw SqlError.notSupported("isolation level SERIALIZABLE")
          .hint("Use REPEATABLE READ, and lock what must not change with SELECT ... FOR UPDATE.");
    }
    return level;
  }
}
