package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.SearchPath;
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

  public abstract Store store();

  public abstract Transaction transaction();

  /** What the statement sees; taken before it starts. */
  public abstract Snapshot snapshot();

  public abstract SearchPath searchPath();

  public abstract Statistics statistics();

  @Override
  public final @Nullable Object evaluate(SubqueryExpr subquery, Frame frame) {
    throw new UnsupportedOperationException();
  }
}
