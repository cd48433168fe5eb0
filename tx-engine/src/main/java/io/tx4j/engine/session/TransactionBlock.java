package io.tx4j.engine.session;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.mvcc.IsolationLevel;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.mvcc.StoreSession;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.session.Session.TransactionStatus;
import io.tx4j.engine.sql.TransactionStatement.Modes;
import io.tx4j.engine.value.DateTimes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a session, between what the client says and what the store does.
 *
 * <pre>{@code
 *          first statement                      BEGIN
 * NONE ---------------------> IMPLICIT ---------------------> EXPLICIT <--+
 *  ^  <----- end of message -----+  <---- COMMIT, ROLLBACK -----+         | ROLLBACK TO
 *  |                                                      error |         |
 *  +------------------- COMMIT, ROLLBACK -------------------- FAILED -----+
 * }</pre>
 *
 * <p>An implicit transaction that fails is rolled back at once. An explicit one gives back at once
 * what it did since its last savepoint, locks included, and refuses everything until it is ended or
 * rolled back to a savepoint.
 */
final class TransactionBlock {

  private enum State {
    NONE,
    IMPLICIT,
    EXPLICIT,
    FAILED
  }

  private record NamedSavepoint(
      String name, int number, Transaction.Savepoint savepoint, Settings.State settings) {}

  private final Store store;
  private final StoreSession storeSession;
  private final Settings settings;

  private State state = State.NONE;
  private @Nullable Transaction transaction;
  private final List<NamedSavepoint> savepoints = new ArrayList<>();
  private int savepointsMade;
  private Settings.State settingsAtBegin;
  private long startTimestamp;

  TransactionBlock(Store store, StoreSession storeSession, Settings settings) {
    this.store = store;
    this.storeSession = storeSession;
    this.settings = settings;
    this.settingsAtBegin = settings.state();
  }

  TransactionStatus status() {
    return switch (state) {
      case NONE, IMPLICIT -> TransactionStatus.IDLE;
      case EXPLICIT -> TransactionStatus.IN_TRANSACTION;
      case FAILED -> TransactionStatus.FAILED;
    };
  }

  boolean isExplicit() {
    return state == State.EXPLICIT || state == State.FAILED;
  }

  boolean isOpen() {
    return state == State.IMPLICIT || state == State.EXPLICIT;
  }

  /** 25P02 unless statements may run. */
  void checkNotFailed() {
    if (state == State.FAILED) {
      throw new SqlError(
          SqlState.IN_FAILED_SQL_TRANSACTION,
          "current transaction is aborted, commands ignored until end of transaction block");
    }
  }

  /** The open transaction; an implicit one begins where there is none. */
  Transaction transaction() {
    checkNotFailed();
    Transaction open = transaction;
    return open != null ? open : start(State.IMPLICIT);
  }

  /** The open transaction; null where there is none. */
  @Nullable Transaction transactionIfOpen() {
    return isOpen() ? transaction : null;
  }

  /** The catalog that the next statement sees. */
  Catalog catalog() {
    Transaction open = transactionIfOpen();
    return open == null ? store.catalog() : open.catalog();
  }

  /** When the transaction began, in microseconds since 2000-01-01 UTC: now(). */
  long startTimestamp() {
    return state == State.NONE ? DateTimes.currentTimestamp() : startTimestamp;
  }

  private Transaction start(State as) {
    Transaction started =
        storeSession.begin(settings.defaultIsolation(), settings.defaultReadOnly());
    transaction = started;
    startTimestamp = DateTimes.currentTimestamp();
    settingsAtBegin = settings.state();
    state = as;
    return started;
  }

  // ----------------------------------------------------------------------------------------------
  // begin

  /**
   * BEGIN; the statements of an implicit transaction so far become part of the block.
   *
   * @return false where a block was open already
   */
  boolean begin(Modes modes) {
    checkNotFailed();
    boolean wasExplicit = state == State.EXPLICIT;
    Transaction open = transaction();
    if (!wasExplicit) {
      state = State.EXPLICIT;
    }
    setModes(open, modes);
    return !wasExplicit;
  }

  /** SET TRANSACTION. */
  void setModes(Modes modes) {
    setModes(transaction(), modes);
  }

  private void setModes(Transaction open, Modes modes) {
    if (modes.isolation() != null) {
      IsolationLevel level = IsolationLevels.level(modes.isolation());
      if (level != open.isolation() && !savepoints.isEmpty()) {
        throw new SqlError(
            SqlState.ACTIVE_SQL_TRANSACTION,
            "SET TRANSACTION ISOLATION LEVEL must not be called in a subtransaction");
      }
      open.isolation(level);
    }
    if (modes.readOnly() != null) {
      if (!modes.readOnly() && open.readOnly() && !savepoints.isEmpty()) {
        throw new SqlError(
            SqlState.ACTIVE_SQL_TRANSACTION,
            "cannot set transaction read-write mode inside a read-only transaction");
      }
      open.readOnly(modes.readOnly());
    }
    // DEFERRABLE has an effect on SERIALIZABLE READ ONLY alone, and is accepted elsewhere as
    // PostgreSQL does.
  }

  // ----------------------------------------------------------------------------------------------
  // end

  /**
   * COMMIT. What it throws has ended the transaction.
   *
   * @return false where it rolled back, because the transaction had failed
   */
  boolean commit() {
    if (state == State.FAILED) {
      rollback();
      return false;
    }
    Transaction open = transaction;
    if (open == null) {
      return true;
    }
    try {
      open.synchronous(settings.synchronousCommit());
      open.commit();
    } catch (Throwable e) {
      rollback();
      throw e;
    }
    ended();
    settings.endLocal();
    return true;
  }

  /** ROLLBACK; does nothing where nothing is open. */
  void rollback() {
    Transaction open = transaction;
    if (open != null) {
      open.rollback();
      settings.restore(settingsAtBegin);
    }
    ended();
  }

  private void ended() {
    transaction = null;
    savepoints.clear();
    state = State.NONE;
  }

  /** The level of the block's transaction, even where it has failed. */
  IsolationLevel isolation() {
    Transaction of = transaction;
    return of == null ? settings.defaultIsolation() : of.isolation();
  }

  /** Whether the block's transaction is read-only, even where it has failed. */
  boolean readOnly() {
    Transaction of = transaction;
    return of == null ? settings.defaultReadOnly() : of.readOnly();
  }

  /** Begins a block with the modes of the one that has just ended: AND CHAIN. */
  void chain(IsolationLevel isolation, boolean readOnly) {
    Transaction started = start(State.EXPLICIT);
    started.isolation(isolation);
    started.readOnly(readOnly);
  }

  /** The end of a message, or of a script: commits what is implicit. */
  void endImplicit() {
    if (state == State.IMPLICIT) {
      commit();
    }
  }

  /** A statement has failed. */
  void fail() {
    if (state == State.IMPLICIT) {
      rollback();
    } else if (state == State.EXPLICIT) {
      undoFailedPart();
      state = State.FAILED;
    }
  }

  private void undoFailedPart() {
    Transaction open = transaction;
    if (open == null) {
      return;
    }
    if (savepoints.isEmpty()) {
      open.rollback();
      settings.restore(settingsAtBegin);
    } else {
      NamedSavepoint last = savepoints.get(savepoints.size() - 1);
      open.rollbackTo(last.savepoint());
      settings.restore(last.settings());
    }
  }

  // ----------------------------------------------------------------------------------------------
  // savepoints

  void savepoint(String name) {
    Transaction open = blockFor("SAVEPOINT");
    savepoints.add(new NamedSavepoint(name, ++savepointsMade, open.savepoint(), settings.state()));
  }

  /** Ascending: what is at least a savepoint's number has come to be after it. */
  int savepointsMade() {
    return savepointsMade;
  }

  void release(String name) {
    blockFor("RELEASE SAVEPOINT");
    int index = indexOf(name);
    savepoints.subList(index, savepoints.size()).clear();
  }

  /**
   * ROLLBACK TO SAVEPOINT.
   *
   * @return the savepoint's number, see {@link #savepointsMade}
   */
  int rollbackTo(String name) {
    if (state != State.FAILED) {
      blockFor("ROLLBACK TO SAVEPOINT");
    }
    int index = indexOf(name);
    NamedSavepoint target = savepoints.get(index);
    Transaction open = transaction;
    if (open != null) {
      open.rollbackTo(target.savepoint());
    }
    settings.restore(target.settings());
    savepoints.subList(index + 1, savepoints.size()).clear();
    state = State.EXPLICIT;
    return target.number();
  }

  /** The transaction of the block; 25P01 outside of one. */
  Transaction blockFor(String statement) {
    checkNotFailed();
    if (state != State.EXPLICIT) {
      throw new SqlError(
          SqlState.NO_ACTIVE_SQL_TRANSACTION,
          statement + " can only be used in transaction blocks");
    }
    return transaction();
  }

  private int indexOf(String name) {
    for (int i = savepoints.size() - 1; i >= 0; i--) {
      if (savepoints.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new SqlError(
        SqlState.INVALID_SAVEPOINT_SPECIFICATION, "savepoint \"" + name + "\" does not exist");
  }
}
