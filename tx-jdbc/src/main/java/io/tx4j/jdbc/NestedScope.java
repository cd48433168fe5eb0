package io.tx4j.jdbc;

import io.tx4j.Body;
import io.tx4j.SilentRollback;
import io.tx4j.TransactionDefinition;
import io.tx4j.UnexpectedRollbackException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A NESTED scope within an open transaction: it owns what follows its savepoint, can be doomed on
 * its own, and absorbs a silent rollback. It never retries: what made it fail, a conflict above
 * all, concerns the whole transaction.
 */
final class NestedScope extends TransactionScope {

  private final TransactionScope outer;
  private final TransactionDefinition definition;
  private @Nullable Doom doom;
  private boolean released;
  private boolean rolledBack;

  private NestedScope(TransactionScope outer, TransactionDefinition definition) {
    this.outer = outer;
    this.definition = definition;
  }

  static <T extends @Nullable Object, X extends Throwable> T run(
      TransactionScope outer, TransactionDefinition definition, Body<T, X> body) throws X {
    Compatibility.check(definition, outer.root());
    return new NestedScope(outer, definition).run(body);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the body returned it, and T may be nullable
  private <T extends @Nullable Object, X extends Throwable> T run(Body<T, X> body) throws X {
    Savepoints.Point savepoint = begin();
    Object value = null;
    Throwable thrown = null;
    enter();
    try {
      value = body.call();
    } catch (Throwable e) {
      thrown = e;
    } finally {
      leave();
    }
    boolean keep = thrown == null || FailureClassifier.isAny(definition.commitOn(), thrown);
    Throwable obstacle = keep ? release(savepoint) : thrown;
    if (obstacle != null) {
      rollback(savepoint, obstacle);
      if (obstacle == thrown && isSilent(thrown)) {
        return (T) SilentResult.of(definition, thrown);
      }
      if (thrown != null && obstacle != thrown) {
        obstacle.addSuppressed(thrown);
      }
      throw (X) obstacle;
    }
    if (thrown != null) {
      throw (X) thrown;
    }
    return (T) value;
  }

  private boolean isSilent(Throwable thrown) {
    return thrown instanceof SilentRollback
        || FailureClassifier.isAny(definition.rollbackSilentlyOn(), thrown);
  }

  private Savepoints.Point begin() {
    try {
      return root().savepoints().push(null, true);
    } catch (SQLException e) {
      throw FailureClassifier.toException(
          "SAVEPOINT of " + definition.displayName() + " failed", e);
    }
  }

  /** Releases the savepoint; what keeps it from that is returned. */
  private @Nullable Throwable release(Savepoints.Point savepoint) {
    Doom doom = doom();
    if (doom != null) {
      return new UnexpectedRollbackException(doom.scope(), doom.cause());
    }
    try {
      root().savepoints().release(savepoint);
      released = true;
      return null;
    } catch (SQLException e) {
      SQLException swallowed = root().failedStatement();
      return CommitFailure.IN_FAILED_TRANSACTION.equals(e.getSQLState())
          ? new UnexpectedRollbackException(
              definition.displayName(), swallowed == null ? e : swallowed)
          : FailureClassifier.toException(
              "RELEASE SAVEPOINT of " + definition.displayName() + " failed", e);
    }
  }

  private void rollback(Savepoints.Point savepoint, Throwable failure) {
    rolledBack = true;
    try {
      root().savepoints().rollback(savepoint).forEach(failure::addSuppressed);
    } catch (SQLException e) {
      failure.addSuppressed(e);
      outer.doom(definition.displayName(), failure);
    }
  }

  @Override
  void doom(String scope, Throwable cause) {
    if (doom == null) {
      doom = new Doom(scope, cause);
    }
  }

  @Override
  @Nullable Doom doom() {
    return doom;
  }

  @Override
  Attempt root() {
    return outer.root();
  }

  @Override
  TransactionScope living() {
    return released ? outer.living() : this;
  }

  @Override
  TransactionDefinition definition() {
    return definition;
  }

  @Override
  public boolean hasEnded() {
    return rolledBack || root().hasEnded();
  }
}
