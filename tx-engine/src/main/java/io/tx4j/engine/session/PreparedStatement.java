package io.tx4j.engine.session;

import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.plan.PlannedStatement;
import io.tx4j.engine.plan.ResultColumn;
import io.tx4j.engine.sql.ParsedStatement;
import io.tx4j.engine.sql.TransactionStatement;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed and analysed statement that waits for its parameters. Belongs to one session. */
public final class PreparedStatement {

  private static final SqlType[] NO_PARAMETERS = {};

  private final @Nullable ParsedStatement parsed;
  private final List<SqlType> declaredTypes;
  private final SqlType[] parameterTypes;
  private final @Nullable List<ResultColumn> columns;
  private @Nullable PlannedStatement planned;
  private SearchPath searchPath;

  private PreparedStatement(
      @Nullable ParsedStatement parsed,
      List<SqlType> declaredTypes,
      SqlType[] parameterTypes,
      @Nullable List<ResultColumn> columns,
      @Nullable PlannedStatement planned,
      SearchPath searchPath) {
    this.parsed = parsed;
    this.declaredTypes = declaredTypes;
    this.parameterTypes = parameterTypes;
    this.columns = columns;
    this.planned = planned;
    this.searchPath = searchPath;
  }

  /** The empty query, which does nothing and has a message of its own. */
  static PreparedStatement empty() {
    return new PreparedStatement(null, List.of(), NO_PARAMETERS, null, null, SearchPath.DEFAULT);
  }

  /** A statement that goes through the planner. */
  static PreparedStatement planned(
      ParsedStatement parsed,
      List<SqlType> declaredTypes,
      PlannedStatement plan,
      SearchPath searchPath) {
    return new PreparedStatement(
        parsed,
        declaredTypes,
        plan.parameterTypes().toArray(SqlType[]::new),
        plan.columns(),
        plan,
        searchPath);
  }

  /** A statement about the session or its transaction. */
  static PreparedStatement utility(ParsedStatement parsed, @Nullable List<ResultColumn> columns) {
    return new PreparedStatement(
        parsed, List.of(), NO_PARAMETERS, columns, null, SearchPath.DEFAULT);
  }

  /** The type of each parameter, those inferred included. */
  public SqlType[] parameterTypes() {
    return parameterTypes;
  }

  /** The columns of its rows; null where it returns none (NoData). */
  public @Nullable List<ResultColumn> columns() {
    return columns;
  }

  /** Null for the empty query. */
  @Nullable ParsedStatement parsed() {
    return parsed;
  }

  /** The parameter types as far as the client said them. */
  List<SqlType> declaredTypes() {
    return declaredTypes;
  }

  /** The plan last used; null for a statement that is not planned. */
  @Nullable PlannedStatement plan() {
    return planned;
  }

  /** The search path that the plan was made for. */
  SearchPath searchPath() {
    return searchPath;
  }

  /**
   * Takes over a newer plan.
   *
   * @throws SqlError 0A000 where its result is another than the client was told of
   */
  void replan(PlannedStatement newer, SearchPath path) {
    if (!sameTypes(columns, newer.columns())) {
      throw new SqlError(SqlState.FEATURE_NOT_SUPPORTED, "cached plan must not change result type");
    }
    planned = newer;
    searchPath = path;
  }

  private static boolean sameTypes(
      @Nullable List<ResultColumn> left, @Nullable List<ResultColumn> right) {
    if (left == null || right == null) {
      return left == right;
    }
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!left.get(i).type().equals(right.get(i).type())
          || !left.get(i).name().equals(right.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it may run in a transaction that has failed: what ends it, or goes back to a savepoint.
   */
  boolean endsFailedTransaction() {
    return parsed == null
        || parsed.statement() instanceof TransactionStatement.Commit
        || parsed.statement() instanceof TransactionStatement.Rollback
        || parsed.statement() instanceof TransactionStatement.RollbackToSavepoint;
  }
}
