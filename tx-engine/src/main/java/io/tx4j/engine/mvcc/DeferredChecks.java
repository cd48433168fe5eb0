package io.tx4j.engine.mvcc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constraint checks of a transaction that wait for the end of a statement or of the
 * transaction. Used by the thread of the transaction.
 */
public final class DeferredChecks {

  private List<DeferredCheck> pending = new ArrayList<>();
  private @Nullable Boolean allDeferred;
  private Map<Integer, Boolean> deferredByConstraint = Map.of();

  public void add(DeferredCheck check) {
    pending.add(check);
  }

  /**
   * Runs those checks that do not wait for the end of the transaction. Checks may do work that adds
   * further ones.
   */
  public void endOfStatement() {
    while (!pending.isEmpty() && run(false)) {
      // what the checks have added is due as well
    }
  }

  /**
   * Runs every check: the transaction is about to commit. Checks may do work that adds further
   * ones.
   */
  public void endOfTransaction() {
    while (!pending.isEmpty()) {
      run(true);
    }
  }

  /** SET CONSTRAINTS ALL. What becomes immediate is checked at once. */
  public void setAll(boolean deferred) {
    allDeferred = deferred;
    deferredByConstraint = Map.of();
    endOfStatement();
  }

  /** SET CONSTRAINTS name. What becomes immediate is checked at once. */
  public void set(int constraintOid, boolean deferred) {
    Map<Integer, Boolean> changed = new HashMap<>(deferredByConstraint);
    changed.put(constraintOid, deferred);
    deferredByConstraint = changed;
    endOfStatement();
  }

  /** Whether there was anything to run. */
  private boolean run(boolean deferredToo) {
    List<DeferredCheck> due = new ArrayList<>();
    List<DeferredCheck> waiting = new ArrayList<>();
    for (DeferredCheck check : pending) {
      (deferredToo || !isDeferred(check) ? due : waiting).add(check);
    }
    pending = waiting;
    due.forEach(DeferredCheck::check);
    return !due.isEmpty();
  }

  private boolean isDeferred(DeferredCheck check) {
    if (check.constraintOid() == 0) {
      return check.initiallyDeferred();
    }
    Boolean chosen = deferredByConstraint.getOrDefault(check.constraintOid(), allDeferred);
    return chosen == null ? check.initiallyDeferred() : chosen;
  }

  /**
   * What a savepoint comes back to: checks done since are due again, since what they saw is undone.
   */
  record Mark(
      List<DeferredCheck> pending,
      @Nullable Boolean allDeferred,
      Map<Integer, Boolean> deferredByConstraint) {}

  Mark mark() {
    return new Mark(List.copyOf(pending), allDeferred, deferredByConstraint);
  }

  void rollbackTo(Mark mark) {
    pending = new ArrayList<>(mark.pending());
    allDeferred = mark.allDeferred();
    deferredByConstraint = mark.deferredByConstraint();
  }
}
