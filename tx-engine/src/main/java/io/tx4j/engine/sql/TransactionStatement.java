package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that begins, ends or shapes a transaction. */
public sealed interface TransactionStatement extends Statement {

  /** Calls the method of {@code visitor} that is made for this kind of statement. */
  <R> R accept(TransactionStatement.Visitor<R> visitor);

  @Override
  default <R> R accept(Statement.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** The isolation levels of the standard, weakest first. */
  enum IsolationLevel {
    READ_UNCOMMITTED,
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE
  }

  /** Transaction modes; null is "not said". */
  record Modes(
      @Nullable IsolationLevel isolation,
      @Nullable Boolean readOnly,
      @Nullable Boolean deferrable) {}

  /** {@code BEGIN} or {@code START TRANSACTION}, which differ only in their command tag. */
  record Begin(Modes modes, boolean startTransaction, int position)
      implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code COMMIT}, {@code END}; {@code chain} for {@code AND CHAIN}. */
  record Commit(boolean chain, int position) implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ROLLBACK}, {@code ABORT}; {@code chain} for {@code AND CHAIN}. */
  record Rollback(boolean chain, int position) implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code SAVEPOINT name}. */
  record Savepoint(String name, int position) implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code RELEASE [SAVEPOINT] name}. */
  record ReleaseSavepoint(String name, int position) implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ROLLBACK TO [SAVEPOINT] name}. */
  record RollbackToSavepoint(String name, int position) implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code SET TRANSACTION modes}, or {@code SET SESSION CHARACTERISTICS AS TRANSACTION modes} if
   * {@code session}.
   */
  record SetTransaction(Modes modes, boolean session, int position)
      implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code SET TRANSACTION SNAPSHOT 'id'}. */
  record SetSnapshot(String snapshot, int position) implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code SET CONSTRAINTS names|ALL DEFERRED|IMMEDIATE}.
   *
   * @param names empty for ALL
   */
  record SetConstraints(List<QualifiedName> names, boolean deferred, int position)
      implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The three verbs of two-phase commit. */
  enum TwoPhase {
    PREPARE,
    COMMIT_PREPARED,
    ROLLBACK_PREPARED
  }

  /**
   * {@code PREPARE TRANSACTION 'id'}, {@code COMMIT PREPARED 'id'}, {@code ROLLBACK PREPARED 'id'}.
   */
  record TwoPhaseCommit(TwoPhase verb, String id, int position) implements TransactionStatement {
    @Override
    public <R> R accept(TransactionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of statement.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(Begin begin);

    R visit(Commit commit);

    R visit(Rollback rollback);

    R visit(Savepoint savepoint);

    R visit(ReleaseSavepoint release);

    R visit(RollbackToSavepoint rollback);

    R visit(SetTransaction set);

    R visit(SetSnapshot set);

    R visit(SetConstraints set);

    R visit(TwoPhaseCommit statement);
  }
}
