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

  /** Where it stands; the last three are ends. */
  enum State {
    BEGINNING(Phase.BEGIN),
    RUNNING(Phase.BODY),
    COMMITTING(Phase.COMMIT),
    COMMITTED(Phase.COMMIT),
    ROLLED_BACK(Phase.BODY),
    UNKNOWN(Phase.COMMIT);

    private final Phase phase;

    State(Phase phase) {
      this.phase = phase;
    }
  }

  private final Database target;
  private final TransactionDefinition definition;
  private final @Nullable RetryLoop loop;
  private final Thread thread = Thread.currentThread();

  private State state = State.BEGINNING;
  private @Nullable Connection connection;
  private boolean restoreAutoCommit;
  private boolean clean;

  /** What it leaves: the value of the body, or a {@link Failure}. */
  private @Nullable Object left;

  private @Nullable Hooks hooks;
  private @Nullable Evidence evidence;

  Attempt(Database target, TransactionDefinition definition, @Nullable RetryLoop loop) {
    this.target = target;
    this.definition = definition;
    this.loop = loop;
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
   *   unknown outcome resolved, on another connection
   * </pre>
   */
  void run(Body<?, ?> body) {
    AttemptEvent event = AttemptEvent.started();
    if (open()) {
      boolean commit;
      try {
        left = body.call();
        commit = true;
      } catch (Throwable thrown) {
        fail(thrown, true);
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
    if (state == State.UNKNOWN) {
      resolve();
    }
    AttemptEvent.ended(event, this);
  }

  /** Takes a connection, applies the settings, binds the scope; false if that failed. */
  boolean open() {
    try {
      Connection taken = PoolWatch.connect(target, enclosing());
      connection = taken;
      if (taken.getAutoCommit()) {
        taken.setAutoCommit(false);
        restoreAutoCommit = true;
      }
      requireTime();
      String transactionId =
          Settings.apply(
              taken,
              definition,
              target.lockTimeout(definition.lockTimeout()),
              limit(),
              target.asksTransactionId(definition));
      if (transactionId != null) {
        evidence().transactionId = transactionId;
      }
      state = State.RUNNING;
      enter();
      return true;
    } catch (SQLException e) {
      fail(FailureClassifier.toException(what("BEGIN"), e), false);
    } catch (Throwable e) {
      fail(e, false);
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
        fail(thrown, true);
        return false;
      }
    }
    return true;
  }

  private void commit() {
    try {
      requireCommittable();
      state = State.COMMITTING;
      connection().commit();
      state = State.COMMITTED;
      clean = true;
    } catch (SQLException e) {
      commitFailed(e);
    } catch (TransactionException e) {
      fail(e, false);
      rollback();
    } catch (Throwable e) {
      unknown(e); // neither the driver nor the database says what became of it
    }
  }

  private void commitFailed(SQLException e) {
    Canceller canceller = canceller();
    if (canceller != null) {
      canceller.commitFailed();
    }
    if (CommitFailure.isUnknown(e)) {
      unknown(e);
    } else {
      fail(
          CommitFailure.IN_FAILED_TRANSACTION.equals(e.getSQLState())
              ? abortedBy(e)
              : FailureClassifier.toException(what("COMMIT"), e),
          false);
      rollback();
    }
  }

  private void unknown(Throwable cause) {
    fail(new CommitOutcomeUnknownException(transactionId(), cause), false);
    state = State.UNKNOWN;
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
    if (evidence != null && evidence.callsForProbe()) {
      probe();
    }
    Canceller canceller = canceller();
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
    SQLException swallowed = failedStatement();
    return new UnexpectedRollbackException(
        definition.displayName(), swallowed == null ? symptom : swallowed);
  }

  private void requireTime() {
    Deadline limit = limit();
    if (limit != null && limit.hasPassed()) {
      throw timeout(Canceller.DEADLINE_PASSED);
    }
    Canceller canceller = canceller();
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

  private void resolve() {
    String id = transactionId();
    Boolean committed = id == null ? null : CommitResolver.isCommitted(target, id, limit());
    if (committed == null || !(left instanceof Failure unknown)) {
      return;
    }
    if (committed) {
      state = State.COMMITTED;
      left = unknown.before();
    } else {
      state = State.ROLLED_BACK;
      Throwable known = CommitFailure.rolledBack(what("COMMIT"), unknown.thrown());
      left = new Failure(known, Phase.COMMIT, false, unknown.before());
    }
  }

  /** Notes a failure; an earlier one of the body is suppressed in it. */
  private void fail(Throwable thrown, boolean ofBody) {
    if (left instanceof Failure earlier && earlier.thrown() != thrown) {
      thrown.addSuppressed(earlier.thrown());
    }
    left = new Failure(thrown, state.phase, ofBody, left);
  }

  void replaceFailure(Throwable verdict) {
    left = new Failure(verdict, phase(), false, left);
  }

  void suppress(Throwable lesser) {
    Throwable failure = failure();
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

  /** What the body returned; null if it threw. */
  @Nullable Object value() {
    return left instanceof Failure ? null : left;
  }

  @Nullable Throwable failure() {
    return left instanceof Failure failure ? failure.thrown() : null;
  }

  Phase phase() {
    return left instanceof Failure failure ? failure.phase() : state.phase;
  }

  /** Whether it ended as most do: committed, nothing thrown, no hooks. */
  boolean isPlain() {
    return state == State.COMMITTED && hooks == null && !(left instanceof Failure);
  }

  /** Whether the caller of the owning method is to see no exception. */
  boolean isSilent() {
    return state == State.ROLLED_BACK
        && left instanceof Failure failure
        && (failure.thrown() instanceof SilentRollback
            || (failure.ofBody()
                && FailureClassifier.isAny(definition.rollbackSilentlyOn(), failure.thrown())));
  }

  /** Whether it failed with something after which it is to be run again. */
  boolean isRetryable() {
    Throwable failure = failure();
    return state == State.ROLLED_BACK
        && failure != null
        && !(failure instanceof SilentRollback)
        && !definition.retryOn().isEmpty()
        && (failure instanceof CommitFailure.RolledBackException
            || FailureClassifier.matchesAny(definition.retryOn(), failure));
  }

  Database target() {
    return target;
  }

  @Nullable Span span() {
    return loop == null ? null : loop.span();
  }

  @Nullable Deadline limit() {
    Canceller canceller = canceller();
    return canceller == null ? null : canceller.limit();
  }

  @Override
  @Nullable Canceller canceller() {
    return loop == null ? null : loop.canceller();
  }

  @Override
  public int attempt() {
    return loop == null ? 1 : loop.number();
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
    return state.compareTo(State.COMMITTED) >= 0;
  }

  // What bears on the commit

  private Evidence evidence() {
    if (evidence == null) {
      evidence = new Evidence();
    }
    return evidence;
  }

  @Override
  void doom(String scope, Throwable cause) {
    if (doom() == null) {
      evidence().doom = new Doom(scope, cause);
    }
  }

  @Override
  @Nullable Doom doom() {
    return evidence == null ? null : evidence.doom;
  }

  @Nullable SQLException failedStatement() {
    return evidence == null ? null : evidence.failedStatement;
  }

  @Nullable String transactionId() {
    return evidence == null ? null : evidence.transactionId;
  }

  /** A savepoint was gone back to: a failure since is healed. */
  void recovered() {
    if (evidence != null) {
      evidence.failedStatement = null;
    }
  }

  @Override
  public void failed(SQLException e) {
    if (failedStatement() == null) {
      evidence().failedStatement = e;
    }
  }

  @Override
  public void lostSight() {
    evidence().sightLost = true;
  }

  // Hooks

  private Hooks hooks() {
    if (hooks == null) {
      hooks = new Hooks();
    }
    return hooks;
  }

  @Nullable Hooks hooksOrNull() {
    return hooks;
  }

  int hookCount() {
    return hooks == null ? 0 : hooks.size();
  }

  void addHook(Hooks.Moment moment, Consumer<? super @Nullable Outcome<?>> action) {
    requireThread();
    boolean taken =
        hasEnded() ? hooks != null && hooks.add(moment, action) : hooks().add(moment, action);
    if (!taken) {
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
    return hooks().savepoints(this);
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
    Canceller canceller = canceller();
    if (canceller != null) {
      canceller.starting(statement);
    }
  }

  @Override
  public void ended() {
    Canceller canceller = canceller();
    if (canceller != null) {
      canceller.ended();
    }
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
