package io.tx4j.engine.session;

import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.PlannedStatement;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.DefinitionStatement.RelationName;
import io.tx4j.engine.sql.Deparser;
import io.tx4j.engine.sql.ParsedStatement;
import io.tx4j.engine.sql.Parser;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.SessionStatement;
import io.tx4j.engine.sql.SessionStatement.Call;
import io.tx4j.engine.sql.SessionStatement.CloseCursor;
import io.tx4j.engine.sql.SessionStatement.Copy;
import io.tx4j.engine.sql.SessionStatement.Deallocate;
import io.tx4j.engine.sql.SessionStatement.DeclareCursor;
import io.tx4j.engine.sql.SessionStatement.Discard;
import io.tx4j.engine.sql.SessionStatement.Do;
import io.tx4j.engine.sql.SessionStatement.Execute;
import io.tx4j.engine.sql.SessionStatement.Explain;
import io.tx4j.engine.sql.SessionStatement.FetchCursor;
import io.tx4j.engine.sql.SessionStatement.Listen;
import io.tx4j.engine.sql.SessionStatement.Load;
import io.tx4j.engine.sql.SessionStatement.LockTable;
import io.tx4j.engine.sql.SessionStatement.Maintenance;
import io.tx4j.engine.sql.SessionStatement.Notify;
import io.tx4j.engine.sql.SessionStatement.Option;
import io.tx4j.engine.sql.SessionStatement.Prepare;
import io.tx4j.engine.sql.SessionStatement.ResetVariable;
import io.tx4j.engine.sql.SessionStatement.SetVariable;
import io.tx4j.engine.sql.SessionStatement.ShowVariable;
import io.tx4j.engine.sql.SessionStatement.Unlisten;
import io.tx4j.engine.sql.Statement;
import io.tx4j.engine.sql.TypeName;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements about the session: settings, prepared statements, cursors, table locks, EXPLAIN.
 */
final class SessionCommands implements SessionStatement.Visitor<Running> {

  private final Session session;
  private final ParsedStatement source;

  SessionCommands(Session session, ParsedStatement source) {
    this.session = session;
    this.source = source;
  }

  /** A statement within a statement, with its own part of the text. */
  static ParsedStatement part(ParsedStatement source, Statement inner, int position) {
    return new ParsedStatement(
        inner,
        source.sourceText().substring(position - source.position()),
        position,
        source.parameterCount());
  }

  // ----------------------------------------------------------------------------------------------
  // settings

  @Override
  public Running visit(SetVariable set) {
    if (set.local() && !session.block().isExplicit()) {
      session.warn(
          SqlState.NO_ACTIVE_SQL_TRANSACTION, "SET LOCAL can only be used in transaction blocks");
      return Running.done("SET");
    }
    String value = set.values().isEmpty() ? null : SettingValue.of(set.name(), set.values());
    if (!setOfTransaction(set.name(), value)) {
      session.settings().set(set.name(), value, set.local());
    }
    return Running.done("SET");
  }

  /** Two settings are the open transaction's own. */
  private boolean setOfTransaction(String name, @Nullable String value) {
    Setting setting = Setting.find(name);
    if (setting == null || value == null || !session.block().isOpen()) {
      return false;
    }
    Transaction transaction = session.block().transaction();
    switch (setting.name()) {
      case "transaction_isolation" ->
          transaction.isolation(
              IsolationLevels.level(setting.type().canonical(setting.name(), value)));
      case "transaction_read_only" ->
          transaction.readOnly(setting.type().canonical(setting.name(), value).equals("on"));
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Running visit(ResetVariable reset) {
    if (reset.name() == null) {
      session.settings().resetAll();
    } else {
      session.settings().set(reset.name(), null, false);
    }
    return Running.done("RESET");
  }

  @Override
  public Running visit(ShowVariable show) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (show.name() == null) {
      session.settings().all().forEach((name, value) -> rows.add(new Object[] {name, value, ""}));
    } else {
      String value = session.setting(show.name());
      if (value == null) {
        throw Setting.unknown(show.name());
      }
      rows.add(new Object[] {value});
    }
    return Running.rows("SHOW", rows);
  }

  @Override
  public Running visit(Discard discard) {
    switch (discard.kind()) {
      case ALL -> discardAll();
      case SEQUENCES -> session.sequenceUse().clear();
      case PLANS, TEMP -> {
        // Plans are shared and replace themselves; there are no temporary tables.
      }
    }
    return Running.done("DISCARD " + discard.kind());
  }

  private void discardAll() {
    checkOutsideBlock("DISCARD ALL");
    session.portals().clear();
    session.settings().resetAll();
    session.statements().clear();
    session.locks().releaseAllAdvisory();
    session.sequenceUse().clear();
  }

  private void checkOutsideBlock(String statement) {
    if (session.block().isExplicit()) {
      throw new SqlError(
          SqlState.ACTIVE_SQL_TRANSACTION, statement + " cannot run inside a transaction block");
    }
  }

  // ----------------------------------------------------------------------------------------------
  // prepared statements

  @Override
  public Running visit(Prepare prepare) {
    List<SqlType> types = new ArrayList<>();
    for (TypeName type : prepare.types()) {
      types.add(typeOf(type));
    }
    ParsedStatement inner = part(source, prepare.statement(), prepare.statement().position());
    session.addStatement(prepare.name(), session.runner().analyse(inner, types));
    return Running.done("PREPARE");
  }

  private SqlType typeOf(TypeName name) {
    PreparedStatement probe =
        session
            .runner()
            .analyse(Parser.parse("SELECT NULL::" + Deparser.toSql(name)).get(0), List.of());
    var columns = probe.columns();
    if (columns == null) {
      throw new IllegalStateException("a SELECT has columns");
    }
    return columns.get(0).type();
  }

  @Override
  public Running visit(Execute execute) {
    PreparedStatement statement = session.preparedStatement(execute.name());
    return session.runner().run(statement, arguments(execute, statement.parameterTypes()));
  }

  /** Evaluates the arguments, each converted to the type of its parameter. */
  private @Nullable Object[] arguments(Execute execute, SqlType[] types) {
    if (execute.arguments().size() != types.length) {
      throw new SqlError(
              SqlState.SYNTAX_ERROR,
              "wrong number of parameters for prepared statement \"" + execute.name() + "\"")
          .detail(
              "Expected "
                  + types.length
                  + " parameters but got "
                  + execute.arguments().size()
                  + ".");
    }
    if (types.length == 0) {
      return new Object[0];
    }
    StringBuilder select = new StringBuilder("SELECT ");
    for (int i = 0; i < types.length; i++) {
      select
          .append(i == 0 ? "" : ", ")
          .append("CAST(")
          .append(Deparser.toSql(execute.arguments().get(i)))
          .append(" AS ")
          .append(types[i].displayName())
          .append(')');
    }
    PreparedStatement evaluation =
        session.runner().analyse(Parser.parse(select.toString()).get(0), List.of());
    Running values = session.runner().run(evaluation, new Object[0]);
    values.next();
    return values.row().clone();
  }

  @Override
  public Running visit(Deallocate deallocate) {
    if (deallocate.name() == null) {
      session.statements().clear();
      return Running.done("DEALLOCATE ALL");
    }
    session.preparedStatement(deallocate.name());
    session.statements().remove(deallocate.name());
    return Running.done("DEALLOCATE");
  }

  // ----------------------------------------------------------------------------------------------
  // cursors

  @Override
  public Running visit(DeclareCursor declare) {
    return Cursors.declare(session, declare, source);
  }

  @Override
  public Running visit(FetchCursor fetch) {
    return Cursors.fetch(session, fetch);
  }

  @Override
  public Running visit(CloseCursor close) {
    return Cursors.close(session, close.name());
  }

  // ----------------------------------------------------------------------------------------------
  // the rest

  @Override
  public Running visit(LockTable lock) {
    Transaction transaction = session.block().blockFor("LOCK TABLE");
    for (RelationName name : lock.tables()) {
      TableDef table = table(transaction, name.name());
      transaction.acquire(
          session.database().store().locks().table(table.oid(), table.name()),
          LockMode.valueOf(lock.mode().name()),
          lock.nowait() ? WaitPolicy.NOWAIT : WaitPolicy.BLOCK);
    }
    return Running.done("LOCK TABLE");
  }

  private TableDef table(Transaction transaction, QualifiedName name) {
    List<String> parts = name.parts();
    String last = parts.get(parts.size() - 1);
    String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    Relation relation =
        transaction.catalog().relation(schema, last, session.settings().searchPath());
    if (relation instanceof TableDef table) {
      return table;
    }
    if (relation == null) {
      throw new SqlError(
              SqlState.UNDEFINED_TABLE,
              "relation \"" + String.join(".", parts) + "\" does not exist")
          .position(name.position());
    }
    throw new SqlError(SqlState.WRONG_OBJECT_TYPE, "\"" + last + "\" is not a table or view");
  }

  @Override
  public Running visit(Explain explain) {
    if (!(explain.statement() instanceof DataStatement)) {
      throw SqlError.notSupported("EXPLAIN of this kind of statement");
    }
    for (Option option : explain.options()) {
      boolean off =
          "off".equalsIgnoreCase(option.value()) || "false".equalsIgnoreCase(option.value());
      if (!off && !option.name().equals("costs") && !option.name().equals("verbose")) {
        throw SqlError.notSupported("EXPLAIN option " + option.name().toUpperCase(Locale.ROOT));
      }
    }
    ParsedStatement inner = part(source, explain.statement(), explain.statement().position());
    PlannedStatement plan = session.runner().analyse(inner, List.of()).plan();
    if (plan == null) {
      throw new IllegalStateException("a data statement has a plan");
    }
    return Running.rows(
        "EXPLAIN",
        io.tx4j.engine.plan.Explain.lines(plan).stream()
            .map(line -> new @Nullable Object[] {line})
            .collect(Collectors.toList()));
  }

  @Override
  public Running visit(Maintenance maintenance) {
    switch (maintenance.kind()) {
      case VACUUM -> {
        checkOutsideBlock("VACUUM");
        session.database().store().collectGarbage();
      }
      case ANALYZE -> {
        // The planner's estimates are kept up to date by every commit.
      }
      case CHECKPOINT, REINDEX, CLUSTER -> throw SqlError.notSupported(maintenance.kind().name());
    }
    return Running.done(maintenance.kind().name());
  }

  @Override
  public Running visit(Copy copy) {
    throw SqlError.notSupported("COPY");
  }

  @Override
  public Running visit(Listen listen) {
    throw SqlError.notSupported("LISTEN");
  }

  @Override
  public Running visit(Unlisten unlisten) {
    throw SqlError.notSupported("UNLISTEN");
  }

  @Override
  public Running visit(Notify notify) {
    throw SqlError.notSupported("NOTIFY");
  }

  @Override
  public Running visit(Do statement) {
    throw SqlError.notSupported("DO");
  }

  @Override
  public Running visit(Call call) {
    throw SqlError.notSupported("CALL");
  }

  @Override
  public Running visit(Load load) {
    throw SqlError.notSupported("LOAD");
  }
}
