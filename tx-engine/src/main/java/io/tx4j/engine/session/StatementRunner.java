package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.exec.Execution;
import io.tx4j.engine.exec.Executor;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Snapshot;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.PlannedStatement;
import io.tx4j.engine.plan.TableUse;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.ParsedStatement;
import io.tx4j.engine.sql.SessionStatement;
import io.tx4j.engine.sql.Statement;
import io.tx4j.engine.sql.TransactionStatement;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a statement through its session: {@link #analyse} finds out what it takes and gives;
 * {@link #start} finds what kind it is; {@link #run} plans it (most often the plan is there
 * already), takes its table locks, takes its snapshot, and hands it to the executor. Used by the
 * session's thread.
 */
final class StatementRunner {

  private final Session session;
  private final Database database;
  private final Settings settings;
  private final TransactionBlock block;

  StatementRunner(Session session) {
    this.session = session;
    this.database = session.database();
    this.settings = session.settings();
    this.block = session.block();
  }

  /** Starts the statement of a portal, whatever kind it is. */
  Running start(Portal portal) {
    PreparedStatement statement = portal.statement();
    if (!statement.endsFailedTransaction()) {
      block.checkNotFailed();
    }
    ParsedStatement parsed = parsedOf(statement);
    return parsed
        .statement()
        .accept(
            new Statement.Visitor<Running>() {
              @Override
              public Running visit(DataStatement data) {
                return run(statement, portal.parameters());
              }

              @Override
              public Running visit(DefinitionStatement definition) {
                return run(statement, portal.parameters());
              }

              @Override
              public Running visit(TransactionStatement transactionStatement) {
                return transactionStatement.accept(new TransactionCommands(session));
              }

              @Override
              public Running visit(SessionStatement sessionStatement) {
                return sessionStatement.accept(new SessionCommands(session, parsed));
              }
            });
  }

  private static ParsedStatement parsedOf(PreparedStatement statement) {
    ParsedStatement parsed = statement.parsed();
    if (parsed == null) {
      throw new IllegalStateException("the empty query is not run");
    }
    return parsed;
  }

  /** Runs a planned statement in the open transaction. */
  Running run(PreparedStatement statement, @Nullable Object[] parameters) {
    Transaction transaction = block.transaction();
    PlannedStatement plan = planAndLock(statement, transaction);
    String command = plan.writeCommand();
    if (command != null && transaction.readOnly()) {
      throw new SqlError(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + command + " in a read-only transaction");
    }
    StatementContext context = session.context(transaction);
    checkReadable(plan, transaction, context.snapshot());
    Execution execution = Executor.start(plan, parameters, context);
    if (command == null || command.startsWith("SELECT")) {
      return Running.query(execution, plan.commandTag());
    }
    Running complete = Running.complete(execution, plan.commandTag());
    transaction.deferredChecks().endOfStatement();
    return complete;
  }

  /** Definitions are always those of now; a snapshot of the whole transaction may be older. */
  private void checkReadable(PlannedStatement plan, Transaction transaction, Snapshot snapshot) {
    if (transaction.isolation().usesTransactionSnapshot()) {
      for (TableUse use : plan.tables()) {
        database.store().table(use.table().oid()).checkReadable(snapshot);
      }
    }
  }

  /** The plan for the catalog of this moment, its table locks held. */
  private PlannedStatement planAndLock(PreparedStatement statement, Transaction transaction) {
    while (true) {
      PlannedStatement plan = currentPlan(statement, transaction);
      for (TableUse use : plan.tables()) {
        transaction.acquire(
            database.store().locks().table(use.table().oid(), use.table().name()),
            use.mode(),
            WaitPolicy.BLOCK);
      }
      // While the locks were waited for, a definition may have been committed.
      if (transaction.catalog().version() == plan.catalogVersion()) {
        return plan;
      }
    }
  }

  private PlannedStatement currentPlan(PreparedStatement statement, Transaction transaction) {
    PlannedStatement plan = statement.plan();
    if (plan == null
        || plan.catalogVersion() != transaction.catalog().version()
        || !settings.searchPath().equals(statement.searchPath())) {
      plan = plan(parsedOf(statement), statement.declaredTypes());
      statement.replan(plan, settings.searchPath());
    }
    return plan;
  }

  /** Checks a statement and finds out what it takes and gives. */
  PreparedStatement analyse(ParsedStatement parsed, List<SqlType> parameterTypes) {
    Statement statement = parsed.statement();
    PreparedStatement prepared;
    if (statement instanceof DataStatement || statement instanceof DefinitionStatement) {
      block.checkNotFailed();
      prepared =
          PreparedStatement.planned(
              parsed, parameterTypes, plan(parsed, parameterTypes), settings.searchPath());
    } else {
      prepared = PreparedStatement.utility(parsed, UtilityColumns.of(session, statement));
      if (!prepared.endsFailedTransaction()) {
        block.checkNotFailed();
      }
    }
    return prepared;
  }

  private PlannedStatement plan(ParsedStatement parsed, List<SqlType> parameterTypes) {
    Transaction open = block.transactionIfOpen();
    return database
        .statements()
        .plan(
            parsed,
            parameterTypes,
            settings.searchPath(),
            block.catalog(),
            open == null || !open.hasCatalogEdits());
  }

  /** The types that a client names by their oids; 0 leaves one open. */
  List<SqlType> types(int[] oids) {
    List<SqlType> types = new ArrayList<>(oids.length);
    for (int oid : oids) {
      SqlType type = oid == 0 ? Types.UNKNOWN : block.catalog().type(oid);
      if (type == null) {
        throw new SqlError(
            SqlState.UNDEFINED_OBJECT,
            "type with OID " + Integer.toUnsignedLong(oid) + " does not exist");
      }
      types.add(type);
    }
    return types;
  }
}
