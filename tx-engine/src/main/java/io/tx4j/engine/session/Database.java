package io.tx4j.engine.session;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.lock.LockSession;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.plan.Statistics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What all sessions share: the store, the parsed and planned statements. Thread-safe. */
public final class Database {

  /** Every engine has one database of this name, whatever name a client asks for. */
  static final String DEFAULT_NAME = "postgres";

  static final String DEFAULT_USER = "postgres";

  private final Store store;
  private final Map<String, String> initialSettings;
  private final StatementCache statements;
  private final Statistics statistics;
  private final AtomicInteger nextProcessId = new AtomicInteger(1);

  /**
   * A database on a store.
   *
   * @param initialSettings values of settings that differ from the usual ones, such as fsync
   */
  public Database(Store store, Map<String, String> initialSettings) {
    this.store = store;
    this.initialSettings = Map.copyOf(initialSettings);
    this.statistics = oid -> store.table(oid).estimatedRows();
    this.statements = new StatementCache(statistics);
  }

  /**
   * Opens a session.
   *
   * @param parameters of the startup message: user, database, settings
   * @throws io.tx4j.engine.error.SqlError if one of them is no setting, or has no such value
   */
  public Session openSession(Map<String, String> parameters) {
    Cancellation cancellation = new Cancellation();
    LockSession locks = store.locks().open(nextProcessId.getAndIncrement(), cancellation);
    try {
      return new Session(this, locks, new StartupParameters(parameters, initialSettings));
    } catch (Throwable e) {
      locks.close();
      throw e;
    }
  }

  Store store() {
    return store;
  }

  StatementCache statements() {
    return statements;
  }

  Statistics statistics() {
    return statistics;
  }
}
