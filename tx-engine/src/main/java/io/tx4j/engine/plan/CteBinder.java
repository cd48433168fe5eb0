package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.sql.With;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds WITH. */
final class CteBinder {

  /** The expressions, and the names that the query may use. */
  record Result(List<BoundCte> ctes, @Nullable CteScope scope) {}

  private final StatementContext statement;
  private final @Nullable Scope outer;
  private final FrameLayout frame;
  private @Nullable CteScope scope;

  CteBinder(
      StatementContext statement,
      @Nullable Scope outer,
      FrameLayout frame,
      @Nullable CteScope around) {
    this.statement = statement;
    this.outer = outer;
    this.frame = frame;
    this.scope = around;
  }

  Result bind(@Nullable With with) {
    List<BoundCte> bound = new ArrayList<>();
    if (with != null) {
      checkNames(with);
      for (With.CommonTable table : with.tables()) {
        bound.add(bind(table, with.recursive()));
      }
    }
    return new Result(bound, scope);
  }

  private static void checkNames(With with) {
    List<String> names = new ArrayList<>();
    for (With.CommonTable table : with.tables()) {
      if (names.contains(table.name())) {
        throw SqlError.of(
                SqlState.DUPLICATE_ALIAS,
                "WITH query name \"%s\" specified more than once",
                table.name())
            .position(table.position());
      }
      names.add(table.name());
      if (table.search() != null || table.cycle() != null) {
        throw SqlError.notSupported("SEARCH or CYCLE of a recursive query")
            .position(table.position());
      }
    }
  }

  private BoundCte bind(With.CommonTable table, boolean recursive) {
    int number = statement.newCte();
    DataStatement source = table.statement();
    BoundQuery query;
    if (source instanceof Query plain) {
      query =
          recursive
                  && plain.body() instanceof QueryBody.SetOperation union
                  && union.operator() == QueryBody.SetOperator.UNION
              ? recursive(table, plain, union, number)
              : new QueryBinder(statement, outer, frame, scope).bind(plain);
    } else {
      query = new ModificationBinder(statement, outer, frame, scope).bind(source);
    }
    List<OutputColumn> columns = renamed(query.columns(), table);
    scope = new CteScope(scope, table.name(), number, columns, false);
    return new BoundCte(number, table.name(), query, !(source instanceof Query));
  }

  private static List<OutputColumn> renamed(List<OutputColumn> columns, With.CommonTable table) {
    if (table.columns().size() > columns.size()) {
      throw SqlError.of(
              SqlState.INVALID_COLUMN_REFERENCE,
              "WITH query \"%s\" has %d columns available but %d columns specified",
              table.name(),
              columns.size(),
              table.columns().size())
          .position(table.position());
    }
    List<OutputColumn> renamed = new ArrayList<>(columns);
    for (int i = 0; i < table.columns().size(); i++) {
      renamed.set(i, columns.get(i).withName(table.columns().get(i)));
    }
    return renamed;
  }

  /** {@code initial UNION [ALL] recursive}, where the second may name the expression itself. */
  private BoundQuery recursive(
      With.CommonTable table, Query query, QueryBody.SetOperation union, int number) {
    if (!query.orderBy().isEmpty() || query.limit() != null || query.offset() != null) {
      throw SqlError.notSupported("ORDER BY, OFFSET or LIMIT in a recursive query")
          .position(query.position());
    }
    CteBinder inner = new CteBinder(statement, outer, frame, scope);
    Result with = inner.bind(query.with());
    if (!with.ctes().isEmpty()) {
      throw SqlError.notSupported("WITH inside a recursive query").position(query.position());
    }
    BoundQuery initial = operand(union.left(), scope);
    List<OutputColumn> columns = renamed(initial.columns(), table);
    CteScope self = new CteScope(scope, table.name(), number, columns, true);
    BoundQuery repeated = operand(union.right(), self);
    if (repeated.columns().size() != initial.columns().size()) {
      throw new SqlError(
              SqlState.SYNTAX_ERROR, "each UNION query must have the same number of columns")
          .position(union.right().position());
    }
    for (int i = 0; i < columns.size(); i++) {
      OutputColumn found = repeated.columns().get(i);
      OutputColumn expected = columns.get(i);
      if (!found.type().equals(expected.type())) {
        throw SqlError.of(
                SqlState.DATATYPE_MISMATCH,
                "recursive query \"%s\" column %d has type %s in non-recursive term but type %s overall",
                table.name(),
                i + 1,
                expected.type().displayName(expected.typmod()),
                found.type().displayName(found.typmod()))
            .hint("Cast the output of the non-recursive term to the correct type.");
      }
    }
    return QueryBinder.plain(
        new BoundQuery.Recursion(number, union.all(), initial, repeated, frame.newSlot()), columns);
  }

  private BoundQuery operand(QueryBody body, @Nullable CteScope names) {
    Query bare = new Query(null, body, List.of(), null, null, false, List.of(), body.position());
    return new QueryBinder(statement, outer, frame, names).bind(bare);
  }
}
