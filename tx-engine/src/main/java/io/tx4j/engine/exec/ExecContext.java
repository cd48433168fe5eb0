package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.AdvisoryLockUse;
import io.tx4j.engine.expr.EvalContext;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.lock.AdvisoryKey;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Snapshot;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.Statistics;
import io.tx4j.engine.plan.SubqueryExpr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement in execution: what its operators, expressions and subqueries share. The session
 * implements it, one object for each statement that it runs. Used by the session's thread.
 */
public abstract class ExecContext implements EvalContext, SubqueryExpr.Runner {

  private @Nullable Subqueries subqueries;
  private @Nullable SharedRows sharedRows;
  private boolean keepsStoredRows;

  public abstract Store store();

  public abstract Transaction transaction();

  /** What the statement sees; taken before it starts. */
  public abstract Snapshot snapshot();

  public abstract SearchPath searchPath();

  public abstract Statistics statistics();

  /** Tells the client something that is no error: a warning where its state is of class 01. */
  public abstract void notice(SqlError notice);

  // --- Advisory locks

  private static AdvisoryKey key(AdvisoryLockUse lock) {
    return lock.twoKeys()
        ? AdvisoryKey.of(lock.first(), lock.second())
        : new AdvisoryKey(lock.first(), lock.second(), AdvisoryKey.BIGINT);
  }

  private static LockMode mode(AdvisoryLockUse lock) {
    return lock.shared() ? LockMode.SHARE : LockMode.EXCLUSIVE;
  }

  @Override
  public final boolean acquireAdvisoryLock(AdvisoryLockUse lock, boolean waiting) {
    WaitPolicy policy = waiting ? WaitPolicy.BLOCK : WaitPolicy.SKIP;
    return lock.ofTransaction()
        ? transaction().acquireAdvisory(key(lock), mode(lock), policy)
        : transaction().session().acquireAdvisory(key(lock), mode(lock), policy);
  }

  @Override
  public final boolean releaseAdvisoryLock(AdvisoryLockUse lock) {
    boolean released = transaction().session().releaseAdvisory(key(lock), mode(lock));
    if (!released) {
      notice(
          SqlError.of(SqlState.WARNING, "you don't own a lock of type %s", mode(lock).lockName()));
    }
    return released;
  }

  @Override
  public final void releaseAdvisoryLocks() {
    transaction().session().releaseAllAdvisory();
  }

  @Override
  public final List<Integer> blockingPids(int backendPid) {
    return store().locks().blockers(backendPid);
  }

  @Override
  public final @Nullable Object evaluate(SubqueryExpr subquery, Frame frame) {
    Subqueries known = subqueries;
    if (known == null) {
      known = new Subqueries(this);
      subqueries = known;
    }
    return known.evaluate(subquery, frame);
  }

  /** The rows of common table expressions and recursions. */
  final SharedRows sharedRows() {
    SharedRows known = sharedRows;
    if (known == null) {
      known = new SharedRows();
      sharedRows = known;
    }
    return known;
  }

  /**
   * Whether operators that keep rows must keep the stored rows too: where rows are locked or
   * changed.
   */
  final boolean keepsStoredRows() {
    return keepsStoredRows;
  }

  final void keepStoredRows() {
    keepsStoredRows = true;
  }
}
