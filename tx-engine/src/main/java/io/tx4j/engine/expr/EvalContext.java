package io.tx4j.engine.expr;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.value.ValueContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What functions may ask of the session that runs them; the packages above implement it. Times are
 * microseconds since 2000-01-01 UTC. Called by the session's thread only.
 */
public interface EvalContext extends ValueContext {

  Cancellation cancellation();

  /** The start of the statement: statement_timestamp(). */
  long statementTimestamp();

  // --- Who and where

  String currentUser();

  String sessionUser();

  String currentDatabase();

  /**
   * The schemas of the search path that exist.
   *
   * @param implicit with pg_catalog, which is searched though not named
   */
  List<String> currentSchemas(boolean implicit);

  int backendPid();

  /** The value of the setting as SHOW prints it; null where there is no such setting. */
  @Nullable String setting(String name);

  /**
   * Sets a setting, until the end of the transaction when {@code local}; returns its new value as
   * SHOW prints it.
   */
  String setSetting(String name, String value, boolean local);

  // --- Transactions

  /** The 64-bit id of the transaction, given to it now if it had none. */
  long transactionId();

  /** The 64-bit id of the transaction; null while it has none. */
  @Nullable Long transactionIdIfAssigned();

  /**
   * What became of a transaction: "in progress", "committed" or "aborted"; null where it is too old
   * to tell.
   *
   * @throws io.tx4j.engine.error.SqlError 22023 for an id that was not given yet
   */
  @Nullable String transactionStatus(long transactionId);

  // --- Sequences; oids are of sequences, as regclass gives them

  /** nextval. */
  long nextSequenceValue(long sequence);

  /**
   * currval.
   *
   * @throws io.tx4j.engine.error.SqlError 55000 where the session has not used the sequence yet
   */
  long currentSequenceValue(long sequence);

  /**
   * lastval.
   *
   * @throws io.tx4j.engine.error.SqlError 55000 where the session has not used any sequence yet
   */
  long lastSequenceValue();

  /**
   * setval.
   *
   * @param called whether the value counts as given out already
   */
  void setSequenceValue(long sequence, long value, boolean called);

  // --- Advisory locks; there are none where there is no session

  /**
   * Acquires an advisory lock.
   *
   * @param waiting whether to wait for it
   * @return whether it is held now
   * @throws io.tx4j.engine.error.SqlError 40P01, 55P03, 57014 from the wait
   */
  default boolean acquireAdvisoryLock(AdvisoryLockUse lock, boolean waiting) {
    throw SqlError.notSupported("an advisory lock outside a session");
  }

  /**
   * Gives a lock of the session back; false, with a warning, where the session does not hold it.
   */
  default boolean releaseAdvisoryLock(AdvisoryLockUse lock) {
    throw SqlError.notSupported("an advisory lock outside a session");
  }

  /** Gives all advisory locks of the session back. */
  default void releaseAdvisoryLocks() {
    throw SqlError.notSupported("an advisory lock outside a session");
  }

  /** The sessions that the session with that number waits for: pg_blocking_pids. */
  default List<Integer> blockingPids(int backendPid) {
    return List.of();
  }
}
