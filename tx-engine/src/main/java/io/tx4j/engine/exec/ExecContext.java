package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.EvalContext;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.mvcc.Snapshot;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.Statistics;
import io.tx4j.engine.plan.SubqueryExpr;
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

  /** Tells the client something that is no error; does nothing unless overridden. */
  public void notice(SqlError notice) {}

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
