package io.tx4j.engine.session;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.mvcc.DeferredChecks;
import io.tx4j.engine.mvcc.IsolationLevel;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.TransactionStatement;
import io.tx4j.engine.sql.TransactionStatement.Begin;
import io.tx4j.engine.sql.TransactionStatement.Commit;
import io.tx4j.engine.sql.TransactionStatement.Modes;
import io.tx4j.engine.sql.TransactionStatement.ReleaseSavepoint;
import io.tx4j.engine.sql.TransactionStatement.Rollback;
import io.tx4j.engine.sql.TransactionStatement.RollbackToSavepoint;
import io.tx4j.engine.sql.TransactionStatement.Savepoint;
import io.tx4j.engine.sql.TransactionStatement.SetConstraints;
import io.tx4j.engine.sql.TransactionStatement.SetSnapshot;
import io.tx4j.engine.sql.TransactionStatement.SetTransaction;
import io.tx4j.engine.sql.TransactionStatement.TwoPhaseCommit;
import java.util.ArrayList;
import java.util.List;

/** The statements that begin, end and shape transactions. */
final class TransactionCommands implements TransactionStatement.Visitor<Running> {

  private final Session session;
  private final TransactionBlock block;

  TransactionCommands(Session session) {
    this.session = session;
    this.block = session.block();
  }

  @Override
  public Running visit(Begin begin) {
    if (!block.begin(begin.modes())) {
      session.warn(SqlState.ACTIVE_SQL_TRANSACTION, "there is already a transaction in progress");
    }
    return Running.done(begin.startTransaction() ? "START TRANSACTION" : "BEGIN");
  }

  @Override
  public Running visit(Commit commit) {
    warnUnlessInBlock("COMMIT AND CHAIN", commit.chain());
    Chain chain = chain(commit.chain());
    boolean committed = block.commit();
    session.transactionEnded();
    chain.begin();
    return Running.done(committed ? "COMMIT" : "ROLLBACK");
  }

  @Override
  public Running visit(Rollback rollback) {
    warnUnlessInBlock("ROLLBACK AND CHAIN", rollback.chain());
    Chain chain = chain(rollback.chain());
    block.rollback();
    session.transactionEnded();
    chain.begin();
    return Running.done("ROLLBACK");
  }

  private void warnUnlessInBlock(String statement, boolean chain) {
    if (!block.isExplicit()) {
      if (chain) {
        throw new SqlError(
            SqlState.NO_ACTIVE_SQL_TRANSACTION,
            statement + " can only be used in transaction blocks");
      }
      session.warn(SqlState.NO_ACTIVE_SQL_TRANSACTION, "there is no transaction in progress");
    }
  }

  /** What follows the end of a transaction. */
  private interface Chain {
    void begin();
  }

  private Chain chain(boolean wanted) {
    if (!wanted) {
      return () -> {};
    }
    IsolationLevel isolation = block.isolation();
    boolean readOnly = block.readOnly();
    return () -> block.chain(isolation, readOnly);
  }

  @Override
  public Running visit(Savepoint savepoint) {
    block.savepoint(savepoint.name());
    return Running.done("SAVEPOINT");
  }

  @Override
  public Running visit(ReleaseSavepoint release) {
    block.release(release.name());
    return Running.done("RELEASE");
  }

  @Override
  public Running visit(RollbackToSavepoint rollback) {
    session.closePortalsSince(block.rollbackTo(rollback.name()));
    return Running.done("ROLLBACK");
  }

  @Override
  public Running visit(SetTransaction set) {
    Modes modes = set.modes();
    if (set.session()) {
      setDefaults(modes);
    } else if (block.isExplicit()) {
      block.setModes(modes);
    } else {
      session.warn(
          SqlState.NO_ACTIVE_SQL_TRANSACTION,
          "SET TRANSACTION can only be used in transaction blocks");
    }
    return Running.done("SET");
  }

  private void setDefaults(Modes modes) {
    Settings settings = session.settings();
    if (modes.isolation() != null) {
      settings.set(
          "default_transaction_isolation",
          IsolationLevels.level(modes.isolation()).settingValue(),
          false);
    }
    if (modes.readOnly() != null) {
      settings.set("default_transaction_read_only", modes.readOnly() ? "on" : "off", false);
    }
    if (modes.deferrable() != null) {
      settings.set("default_transaction_deferrable", modes.deferrable() ? "on" : "off", false);
    }
  }

  @Override
  public Running visit(SetSnapshot set) {
    throw SqlError.notSupported("SET TRANSACTION SNAPSHOT");
  }

  @Override
  public Running visit(SetConstraints set) {
    if (!block.isExplicit()) {
      session.warn(
          SqlState.NO_ACTIVE_SQL_TRANSACTION,
          "SET CONSTRAINTS can only be used in transaction blocks");
    }
    Transaction transaction = block.transaction();
    DeferredChecks checks = transaction.deferredChecks();
    if (set.names().isEmpty()) {
      checks.setAll(set.deferred());
    } else {
      for (QualifiedName name : set.names()) {
        for (int oid : constraints(transaction.catalog(), name)) {
          checks.set(oid, set.deferred());
        }
      }
    }
    return Running.done("SET CONSTRAINTS");
  }

  /** The deferrable constraints of that name, in whichever tables of the search path. */
  private List<Integer> constraints(Catalog catalog, QualifiedName name) {
    String wanted = name.parts().get(name.parts().size() - 1);
    List<String> schemas =
        name.parts().size() > 1
            ? List.of(name.parts().get(name.parts().size() - 2))
            : session.settings().searchPath().searched();
    List<Integer> found = new ArrayList<>();
    for (Relation relation : catalog.relations()) {
      if (relation instanceof TableDef table
          && schemas.contains(catalog.schemaName(table.schemaOid()))) {
        ConstraintDef constraint = table.constraint(wanted);
        if (constraint != null) {
          found.add(deferrable(constraint));
        }
      }
    }
    if (found.isEmpty()) {
      throw new SqlError(SqlState.UNDEFINED_OBJECT, "constraint \"" + wanted + "\" does not exist");
    }
    return found;
  }

  private static int deferrable(ConstraintDef constraint) {
    boolean deferrable =
        constraint instanceof ConstraintDef.Key key && key.timing().isDeferrable()
            || constraint instanceof ConstraintDef.ForeignKey foreignKey
                && foreignKey.timing().isDeferrable();
    if (!deferrable) {
      throw new SqlError(
          SqlState.WRONG_OBJECT_TYPE, "constraint \"" + constraint.name() + "\" is not deferrable");
    }
    return constraint.oid();
  }

  /** Refused as by a PostgreSQL whose max_prepared_transactions is 0, which is its default. */
  @Override
  public Running visit(TwoPhaseCommit statement) {
    throw new SqlError(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "prepared transactions are disabled")
        .hint("The engine has no two-phase commit.");
  }
}
