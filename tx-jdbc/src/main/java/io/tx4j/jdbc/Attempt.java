package io.tx4j.jdbc;

import io.tx4j.Body;
import io.tx4j.CommitOutcomeUnknownException;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Outcome;
import io.tx4j.RetriesExhaustedException.Phase;
import io.tx4j.SilentRollback;
import io.tx4j.TransactionDefinition;
import io.tx4j.TransactionException;
import io.tx4j.TransactionTimeoutException;
import io.tx4j.UnexpectedRollbackException;
import io.tx4j.jdbc.connection.ConnectionOwner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One try of an owned transaction, from its connection to its end: the state that no other attempt
 * shares. It throws nothing; {@link #state} and {@link #failure} tell how it ended.
 */
final class Attempt extends TransactionScope implements ConnectionOwner {

  /** Where it stands; all but the first are ends. */
  enum State {
    OPEN,
    COMMITTED,
    ROLLED_BACK,
    UNKNOWN
  }

  private final Database database;
  private final TransactionDefinition definition;
  private final @Nullable Canceller canceller;
  private final @Nullable Span span;
  private final Thread thread = Thread.currentThread();
  private final int number;

  private State state = State.OPEN;
  private Phase phase = Phase.BEGIN;
  private @Nullable Connection connection;
  private boolean restoreAutoCommit;
  private boolean clean;
  private boolean sightLost;
  private @Nullable Object value;
  private @Nullable Throwable failure;
  private boolean thrownByBody;
  private @Nullable SQLException failedStatement;
  private @Nullable Hooks hooks;
  private @Nullable Savepoints savepoints;
  private @Nullable String transactionId;

  Attempt(
      Database database,
      TransactionDefinition definition,
      @Nullable Canceller canceller,
      @Nullable Span span,
      int number) {
    this.database = database;
    this.definition = definition;
    this.canceller = canceller;
    this.span = span;
    this.number = number;
  }

  /**
   * The life of an attempt:
   *
   * <pre>
   *   connection, settings                       -- a failure here ends it
   *   bound to the thread
   *     BODY
   *     before-commit hooks                      -- only if it is to commit
   *   unbound from the thread                    -- before anything that can throw
   *   COMMIT or ROLLBACK
   *   connection given back, or closed if it is not in a clean final state
   * </pre>
   */
  void run(Body<?, ?> body) {
    AttemptEvent event = AttemptEvent.started();
    if (open()) {
      boolean commit;
      try {
        value = body.call();
        commit = true;
      } catch (Throwable thrown) {
        failure = thrown;
        thrownByBody = true;
        commit = FailureClassifier.isAny(definition.commitOn(), thrown);
      }
      commit = commit && runBeforeCommit();
      leave();
      if (commit) {
        commit();
      } else {
        rollback();
      }
    }
    release();
    if (state == State.UNKNOWN && transactionId != null) {
      resolve(transactionId);
    }
    AttemptEvent.ended(event, this);
  }

  /** Takes a connection, applies the settings, binds the scope; false if that failed. */
  boolean open() {
    try {
      Connection taken = PoolWatch.connect(database, enclosing());
      connection = taken;
      if (taken.getAutoCommit()) {
        taken.setAutoCommit(false);
        restoreAutoCommit = true;
      }
      requireTime();
      transactionId =
          Settings.apply(
              taken,
              definition,
              database.lockTimeout(definition.lockTimeout()),
              limit(),
              database.asksTransactionId(definition));
      phase = Phase.BODY;
      enter();
      return true;
    } catch (SQLException e) {
      failure = FailureClassifier.toException(what("BEGIN"), e);
    } catch (Throwable e) {
      failure = e;
    }
    rollback();
    return false;
  }

  /** Ends what {@link #open} began, without a body, a commit or hooks. */
  void abandon() {
    leave();
    rollback();
    release();
  }

  private boolean runBeforeCommit() {
    if (hooks != null && doom() == null) {
      try {
        hooks.runBeforeCommit();
      } catch (Throwable thrown) {
        fail(thrown);
        thrownByBody = true;
        return false;
      }
    }
    return true;
  }

  private void commit() {
    try {
      requireCommittable();
      phase = Phase.COMMIT;
      connection().commit();
      state = State.COMMITTED;
      clean = true;
    } catch (SQLException e) {
      commitFailed(e);
    } catch (TransactionException e) {
      fail(e);
      rollback();
    } catch (Throwable e) {
      // Neither the driver nor the database says what became of it.
      fail(new CommitOutcomeUnknownException(transactionId, e));
      state = State.UNKNOWN;
    }
  }

  private void commitFailed(SQLException e) {
    if (canceller != null) {
      canceller.commitFailed();
    }
    if (CommitFailure.isUnknown(e)) {
      fail(new CommitOutcomeUnknownException(transactionId, e));
      state = State.UNKNOWN;
      return;
    }
    fail(
        CommitFailure.IN_FAILED_TRANSACTION.equals(e.getSQLState())
            ? abortedBy(e)
            : FailureClassifier.toException(what("COMMIT"), e));
    rollback();
  }

  /**
   * Whatever stands against a commit is thrown: that it is doomed, that time is up, or that the
   * database has aborted it by a failed statement whose exception the body swallowed. PostgreSQL
   * answers COMMIT with ROLLBACK then, so it is asked before.
   */
  private void requireCommittable() {
    Doom doom = doom();
    if (doom != null) {
      throw new UnexpectedRollbackException(doom.scope(), doom.cause());
    }
    requireTime();
    if (failedStatement != null || sightLost) {
      probe();
    }
    String cancelled = canceller == null ? null : canceller.beginCommit();
    if (cancelled != null) {
      throw timeout(cancelled);
    }
  }

  private void probe() {
    try (Statement statement = connection().createStatement()) {
      statement.execute("SELECT 1");
    } catch (SQLException e) {
      throw CommitFailure.IN_FAILED_TRANSACTION.equals(e.getSQLState())
          ? abortedBy(e)
          : FailureClassifier.toException(what("The probe before COMMIT"), e);
    }
  }

  private TransactionException abortedBy(SQLException symptom) {
    return new UnexpectedRollbackException(
        definition.displayName(), failedStatement == null ? symptom : failedStatement);
  }

  private void requireTime() {
    Deadline limit = limit();
    if (limit != null && limit.hasPassed()) {
      throw timeout(Canceller.DEADLINE_PASSED);
    }
    String cancelled = canceller == null ? null : canceller.reason();
    if (cancelled != null) {
      throw timeout(cancelled);
    }
  }

  private TransactionTimeoutException timeout(String reason) {
    return new TransactionTimeoutException(
        "ROLLED BACK: " + definition.displayName() + " was not committed, since " + reason + ".",
        null,
        null);
  }

  private void rollback() {
    state = State.ROLLED_BACK;
    if (connection != null) {
      try {
        connection.rollback();
        clean = true;
      } catch (Throwable e) {
        suppress(e);
      }
    }
  }

  /** The connection goes back as it came; one that is not in a clean final state is closed. */
  private void release() {
    Connection lent = connection;
    connection = null;
    if (lent == null) {
      return;
    }
    if (clean) {
      try {
        if (restoreAutoCommit) {
          lent.setAutoCommit(true);
        }
        lent.close();
        return;
      } catch (Throwable e) {
        Log.warning("A connection could not be given back to the pool; it is closed.", e);
      }
    }
    Connections.discard(lent);
  }

  private void resolve(String id) {
    Boolean committed = CommitResolver.isCommitted(database, id, limit());
    if (committed == null) {
      return;
    }
    Throwable unknown = Objects.requireNonNull(failure);
    if (committed) {
      state = State.COMMITTED;
      failure = unknown.getSuppressed().length == 0 ? null : unknown.getSuppressed()[0];
    } else {
      state = State.ROLLED_BACK;
      failure = CommitFailure.rolledBack(what("COMMIT"), unknown);
    }
  }

  /** A failure that comes after what the body threw, if it threw, and matters more. */
  private void fail(Throwable later) {
    if (failure != null) {
      later.addSuppressed(failure);
    }
    failure = later;
    thrownByBody = false;
  }

  void suppress(Throwable lesser) {
    if (failure != null && failure != lesser) {
      failure.addSuppressed(lesser);
    }
  }

  private String what(String step) {
    return step + " of " + definition.displayName() + " failed";
  }

  State state() {
    return state;
  }

  Phase phase() {
    return phase;
  }

  @Nullable Object value() {
    return value;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  void replaceFailure(Throwable verdict) {
    failure = verdict;
    thrownByBody = false;
  }

  @Nullable String transactionId() {
    return transactionId;
  }

  /** Whether the caller of the owning method is to see no exception. */
  boolean isSilent() {
    return state == State.ROLLED_BACK
        && failure != null
        && (failure instanceof SilentRollback
            || (thrownByBody && FailureClassifier.isAny(definition.rollbackSilentlyOn(), failure)));
  }

  /** Whether it failed with something after which it is to be run again. */
  boolean isRetryable() {
    return state == State.ROLLED_BACK
        && failure != null
        && !(failure instanceof SilentRollback)
        && !definition.retryOn().isEmpty()
        && (failure instanceof CommitFailure.RolledBackException
            || FailureClassifier.matchesAny(definition.retryOn(), failure));
  }

  Database target() {
    return database;
  }

  @Nullable Span span() {
    return span;
  }

  /** Whether it ended as most do: committed, nothing thrown, no hooks. */
  boolean isPlain() {
    return state == State.COMMITTED && failure == null && hooks == null;
  }

  int number() {
    return number;
  }

  @Nullable Deadline limit() {
    return canceller == null ? null : canceller.limit();
  }

  @Override
  @Nullable Canceller canceller() {
    return canceller;
  }

  @Override
  Attempt root() {
    return this;
  }

  @Override
  TransactionScope living() {
    return this;
  }

  @Override
  TransactionDefinition definition() {
    return definition;
  }

  @Override
  public boolean hasEnded() {
    return state != State.OPEN;
  }

  // Hooks

  @Nullable Hooks hooksOrNull() {
    return hooks;
  }

  int hookCount() {
    return hooks == null ? 0 : hooks.size();
  }

  void addHook(Hooks.Moment moment, Consumer<? super @Nullable Outcome<?>> action) {
    requireThread();
    if (hooks == null && !hasEnded()) {
      hooks = new Hooks();
    }
    if (hooks == null || !hooks.add(moment, action)) {
      throw new IllegalTransactionStateException(
          "A hook for "
              + moment
              + " came too late: the transaction "
              + definition.displayName()
              + " has ended as "
              + state
              + ".");
    }
  }

  void requireThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalTransactionStateException(otherThread());
    }
  }

  // What its connection's objects ask and tell

  Connection connection() {
    return Objects.requireNonNull(connection, "the transaction has no connection any more");
  }

  Savepoints savepoints() {
    if (savepoints == null) {
      savepoints = new Savepoints(this);
    }
    return savepoints;
  }

  /** A savepoint was gone back to: a failure since is healed. */
  void recovered() {
    failedStatement = null;
  }

  @Nullable SQLException failedStatement() {
    return failedStatement;
  }

  @Override
  public void checkUse() throws SQLException {
    if (Thread.currentThread() != thread) {
      throw Connections.misuse(otherThread());
    }
    if (connection == null) {
      throw Connections.misuse(
          "The transaction "
              + definition.displayName()
              + " has ended, and its connection is somebody else's now; take another one from the"
              + " DataSource.");
    }
  }

  private String otherThread() {
    return "The transaction "
        + definition.displayName()
        + " belongs to thread "
        + thread.getName()
        + " and was used from thread "
        + Thread.currentThread().getName()
        + "; run the work of the other thread in a transaction of its own.";
  }

  @Override
  public void starting(Statement statement) throws SQLException {
    if (canceller != null) {
      canceller.starting(statement);
    }
  }

  @Override
  public void ended() {
    if (canceller != null) {
      canceller.ended();
    }
  }

  @Override
  public void failed(SQLException e) {
    if (failedStatement == null) {
      failedStatement = e;
    }
  }

  @Override
  public void lostSight() {
    sightLost = true;
  }

  @Override
  public Savepoint setSavepoint(@Nullable String name) throws SQLException {
    return savepoints().push(name, false);
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    savepoints().rollback(savepoints().require(savepoint));
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    savepoints().release(savepoints().require(savepoint));
  }

  /** Drops the hooks registered since there were so many, and runs those of their rollback. */
  List<Throwable> cutHooks(int size) {
    return hooks == null ? List.of() : HookRun.afterSavepoint(this, hooks.cut(size));
  }

  /** What a setting is in this transaction. */
  String show(String setting) {
    try (Statement statement = connection().createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      failed(e);
      throw FailureClassifier.toException("SHOW " + setting + " failed", e);
    }
  }
}
