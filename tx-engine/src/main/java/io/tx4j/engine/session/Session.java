package io.tx4j.engine.session;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.lock.LockSession;
import io.tx4j.engine.mvcc.StoreSession;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.sql.ParsedStatement;
import io.tx4j.engine.value.DateTimes;
import io.tx4j.engine.value.ValueContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection's conversation with the engine: its settings, its prepared statements and portals,
 * its transaction.
 *
 * <p>The way of a statement is told by {@link StatementRunner}; {@link #advance} pulls its rows one
 * by one.
 *
 * <p>A session is used by one thread at a time, but for {@link #cancel()} and {@link #close()},
 * which may be called from any. Every method that fails throws {@link SqlError} and has by then
 * marked the open transaction as failed; the caller reports the error and, in the extended
 * protocol, skips to the next Sync.
 */
public final class Session implements AutoCloseable {

  /** What ReadyForQuery tells the client. */
  public enum TransactionStatus {
    IDLE('I'),
    IN_TRANSACTION('T'),
    FAILED('E');

    private final char code;

    TransactionStatus(char code) {
      this.code = code;
    }

    /** The byte of the protocol. */
    public char code() {
      return code;
    }
  }

  private final Database database;
  private final String user;
  private final String databaseName;
  private final LockSession locks;
  private final StoreSession storeSession;
  private final Settings settings;
  private final TransactionBlock block;
  private final SequenceUse sequenceUse;
  private final StatementRunner runner;
  private final ValueContext valueContext = new SessionValueContext(this);
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<String, Portal> portals = new HashMap<>();
  private List<Notice> notices = new ArrayList<>();

  /** Held by the thread that uses the session, so that {@link #close} waits until it is out. */
  private final ReentrantLock use = new ReentrantLock();

  private volatile boolean closed;

  /** Whether a statement runs: only then a cancel request has something to cancel. */
  private volatile boolean running;

  private long statementTimestamp;

  Session(Database database, LockSession locks, StartupParameters parameters) {
    this.database = database;
    this.user = parameters.user();
    this.databaseName = parameters.database();
    this.locks = locks;
    this.settings = new Settings(user, parameters.settings());
    this.storeSession = database.store().newSession(locks, valueContext);
    this.block = new TransactionBlock(database.store(), storeSession, settings);
    this.sequenceUse = new SequenceUse(database.store().sequences());
    this.runner = new StatementRunner(this);
  }

  // ----------------------------------------------------------------------------------------------
  // messages

  /**
   * Parse message.
   *
   * @param name the statement's name, empty for the unnamed one
   * @param parameterTypes oids of the parameter types as far as the client says them; 0 where it
   *     leaves them open
   */
  public void parse(String name, String sql, int[] parameterTypes) {
    guarded(
        () -> {
          List<ParsedStatement> parsed = database.statements().parse(sql);
          if (parsed.size() > 1) {
            throw new SqlError(
                SqlState.SYNTAX_ERROR, "cannot insert multiple commands into a prepared statement");
          }
          PreparedStatement statement =
              parsed.isEmpty()
                  ? PreparedStatement.empty()
                  : runner.analyse(parsed.get(0), runner.types(parameterTypes));
          addStatement(name, statement);
        });
  }

  /** The named prepared statement; 26000 where there is none. */
  public PreparedStatement preparedStatement(String name) {
    PreparedStatement statement = statements.get(name);
    if (statement == null) {
      throw new SqlError(
          SqlState.INVALID_SQL_STATEMENT_NAME,
          name.isEmpty()
              ? "unnamed prepared statement does not exist"
              : "prepared statement \"" + name + "\" does not exist");
    }
    return statement;
  }

  /**
   * Bind message: makes a portal.
   *
   * @param parameters values decoded as {@link PreparedStatement#parameterTypes()} says
   * @param resultFormats as in the message: none (all text), one for all, or one for each column; 0
   *     text, 1 binary
   */
  public void bind(
      String portalName,
      String statementName,
      @Nullable Object[] parameters,
      short[] resultFormats) {
    guarded(
        () -> {
          PreparedStatement statement = preparedStatement(statementName);
          if (!statement.endsFailedTransaction()) {
            block.checkNotFailed();
          }
          if (!portalName.isEmpty() && portals.containsKey(portalName)) {
            throw new SqlError(
                SqlState.DUPLICATE_CURSOR, "cursor \"" + portalName + "\" already exists");
          }
          portals.put(portalName, new Portal(this, statement, parameters, resultFormats, false));
        });
  }

  /** The named portal; 34000 where there is none. */
  public Portal portal(String name) {
    Portal portal = portals.get(name);
    if (portal == null) {
      throw new SqlError(SqlState.INVALID_CURSOR_NAME, "portal \"" + name + "\" does not exist");
    }
    return portal;
  }

  /** Close message for a statement; no error where there is none. */
  public void closeStatement(String name) {
    statements.remove(name);
  }

  /** Close message for a portal; no error where there is none. */
  public void closePortal(String name) {
    portals.remove(name);
  }

  /**
   * Sync message: ends the implicit transaction of the messages before it; may fail as a COMMIT
   * may.
   */
  public void sync() {
    guarded(
        () -> {
          running = false;
          block.endImplicit();
          endOfMessage();
        });
  }

  /** Query message: a script of statements, run one by one as the caller asks for them. */
  public Script query(String sql) {
    return guarded(() -> new Script(this, database.statements().parse(sql)));
  }

  /** A statement of a script; the last one ends the script's implicit transaction. */
  Portal scriptPortal(ParsedStatement statement, boolean last) {
    return guarded(
        () ->
            new Portal(
                this, runner.analyse(statement, List.of()), new Object[0], new short[0], last));
  }

  // ----------------------------------------------------------------------------------------------
  // statements

  /** Moves a portal to its next row; at the first call the statement starts. */
  boolean advance(Portal portal) {
    enter();
    try {
      return advanceGuarded(portal);
    } catch (Throwable e) {
      failed();
      throw e;
    } finally {
      leave();
    }
  }

  private boolean advanceGuarded(Portal portal) {
    Running statement = portal.running();
    if (statement == null) {
      beginStatement();
      if (portal.statement().parsed() == null) {
        portal.complete(null);
        return false;
      }
      statement = runner.start(portal);
      portal.running(statement);
    } else {
      running = true;
    }
    if (statement.next()) {
      return true;
    }
    running = false;
    if (portal.isLast()) {
      block.endImplicit();
    }
    portal.complete(statement.commandTag());
    return false;
  }

  private void beginStatement() {
    Cancellation cancellation = locks.cancellation();
    cancellation.reset();
    if (closed) {
      // The reset may just have wiped out what close() had asked for.
      throw terminated();
    }
    statementTimestamp = DateTimes.currentTimestamp();
    locks.setLockTimeoutNanos(TimeUnit.MILLISECONDS.toNanos(settings.lockTimeoutMillis()));
    long timeout = settings.statementTimeoutMillis();
    if (timeout > 0) {
      cancellation.setDeadline(
          System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout),
          new SqlError(SqlState.QUERY_CANCELED, "canceling statement due to statement timeout"));
    }
    running = true;
  }

  void addStatement(String name, PreparedStatement statement) {
    if (!name.isEmpty() && statements.putIfAbsent(name, statement) != null) {
      throw new SqlError(
          SqlState.DUPLICATE_PREPARED_STATEMENT,
          "prepared statement \"" + name + "\" already exists");
    }
    statements.put(name, statement);
  }

  Map<String, PreparedStatement> statements() {
    return statements;
  }

  Map<String, Portal> portals() {
    return portals;
  }

  // ----------------------------------------------------------------------------------------------
  // the end of things

  /** Portals do not outlive their transaction; garbage may be collected when none is open. */
  private void endOfMessage() {
    if (!block.isExplicit()) {
      portals.clear();
    }
    Transaction open = block.transactionIfOpen();
    if (open != null && portals.values().stream().noneMatch(portal -> portal.running() != null)) {
      open.releaseStatementSnapshots();
    }
  }

  /** What the portals read that were opened after the savepoint is undone. */
  void closePortalsSince(int savepoint) {
    portals.values().removeIf(portal -> portal.openedAfter() >= savepoint);
  }

  /** The transaction has ended, and with it what belongs to it. */
  void transactionEnded() {
    portals.clear();
  }

  /**
   * The caller itself found an error, such as a parameter that does not read as its type: marks the
   * open transaction as failed, as the session's own errors do.
   */
  public void fail(SqlError error) {
    use.lock();
    try {
      running = false;
      block.fail();
    } finally {
      use.unlock();
    }
  }

  /**
   * Lets whatever runs fail with {@code reason} once {@link System#nanoTime()} reaches {@code
   * nanoTime}, beside and independent of the statement's own timeout, until {@link #neverGiveUp()}.
   */
  public void giveUpAt(long nanoTime, SqlError reason) {
    locks.cancellation().setClientDeadline(nanoTime, reason);
  }

  /** Takes {@link #giveUpAt} back. */
  public void neverGiveUp() {
    locks.cancellation().clearClientDeadline();
  }

  /** Cancels the statement that runs now, if one does: it fails with 57014. From any thread. */
  public void cancel() {
    if (running) {
      locks.cancellation().cancel();
    }
  }

  /** Rolls back what is open and wakes a waiter. From any thread, more than once. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    locks.cancellation().cancel(terminated());
    use.lock();
    try {
      block.rollback();
      storeSession.close();
      locks.close();
    } finally {
      use.unlock();
    }
  }

  private static SqlError terminated() {
    return new SqlError(
        SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command");
  }

  /** Runs a step of the conversation; whatever it throws has made the transaction fail. */
  private <T> T guarded(Supplier<T> step) {
    enter();
    try {
      return step.get();
    } catch (Throwable e) {
      failed();
      throw e;
    } finally {
      leave();
    }
  }

  private void enter() {
    use.lock();
    if (closed) {
      use.unlock();
      throw terminated();
    }
  }

  private void failed() {
    running = false;
    block.fail();
  }

  private void leave() {
    locks.cancellation().restoreInterrupt();
    use.unlock();
  }

  private void guarded(Runnable step) {
    guarded(
        () -> {
          step.run();
          return Boolean.TRUE;
        });
  }

  // ----------------------------------------------------------------------------------------------
  // what it has

  /** The number that pg_backend_pid() and BackendKeyData tell. */
  public int processId() {
    return locks.processId();
  }

  /**
   * Settings that a server reports as ParameterStatus, all of them: for the start of a connection.
   */
  public Map<String, String> reportedSettings() {
    return settings.reported();
  }

  /** Those reported settings that have changed since the last call; most often the empty map. */
  public Map<String, String> takeChangedSettings() {
    return settings.takeChanged();
  }

  /** What ReadyForQuery says. */
  public TransactionStatus transactionStatus() {
    return block.status();
  }

  /** Notices raised since the last call (warnings such as 25P01), in order; most often empty. */
  public List<Notice> takeNotices() {
    if (notices.isEmpty()) {
      return List.of();
    }
    List<Notice> taken = notices;
    notices = new ArrayList<>();
    return taken;
  }

  /** A notice, or a warning where the state is of class 01. */
  void tell(SqlError notice) {
    boolean warning = notice.state().code().startsWith("01");
    notices.add(new Notice(warning ? Notice.Severity.WARNING : Notice.Severity.NOTICE, notice));
  }

  void warn(SqlState state, String message) {
    notices.add(new Notice(Notice.Severity.WARNING, new SqlError(state, message)));
  }

  /** What the text forms of parameters and results depend on. */
  public ValueContext valueContext() {
    return valueContext;
  }

  /**
   * The value of a setting as SHOW prints it, the open transaction's own included; null where there
   * is none.
   */
  @Nullable String setting(String name) {
    Transaction open = block.transactionIfOpen();
    if (open != null) {
      if (name.equalsIgnoreCase("transaction_isolation")) {
        return open.isolation().settingValue();
      }
      if (name.equalsIgnoreCase("transaction_read_only")) {
        return open.readOnly() ? "on" : "off";
      }
    }
    return switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "transaction_isolation" -> settings.get("default_transaction_isolation");
      case "transaction_read_only" -> settings.get("default_transaction_read_only");
      default -> settings.get(name);
    };
  }

  StatementRunner runner() {
    return runner;
  }

  Database database() {
    return database;
  }

  String user() {
    return user;
  }

  String databaseName() {
    return databaseName;
  }

  Settings settings() {
    return settings;
  }

  TransactionBlock block() {
    return block;
  }

  SequenceUse sequenceUse() {
    return sequenceUse;
  }

  LockSession locks() {
    return locks;
  }

  Cancellation cancellation() {
    return locks.cancellation();
  }

  StatementContext context(Transaction transaction) {
    return new StatementContext(
        this, transaction, transaction.statementSnapshot(), statementTimestamp);
  }
}
