package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.sql.SortItem;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds a query: WITH, its body, ORDER BY, LIMIT, FOR UPDATE. */
final class QueryBinder {

  private final StatementContext statement;
  private final @Nullable Scope outer;
  private final FrameLayout frame;
  private final @Nullable CteScope ctes;
  private @Nullable Scope from;

  /**
   * @param outer the names of the queries around; null for none
   * @param frame in which the query runs: its own, or that of the query whose FROM it is in
   */
  QueryBinder(
      StatementContext statement,
      @Nullable Scope outer,
      FrameLayout frame,
      @Nullable CteScope ctes) {
    this.statement = statement;
    this.outer = outer;
    this.frame = frame;
    this.ctes = ctes;
  }

  BoundQuery bind(Query query) {
    return bind(query, false);
  }

  /**
   * Binds a query.
   *
   * @param keepUnknown whether literals of unknown type stay so, for what stands around to decide
   */
  BoundQuery bind(Query query, boolean keepUnknown) {
    CteBinder.Result with = new CteBinder(statement, outer, frame, ctes).bind(query.with());
    Scope scope = new Scope(outer, frame, with.scope());
    BoundQuery body = bindBody(query.body(), query, scope, keepUnknown);
    return new BoundQuery(
        with.ctes(),
        body.body(),
        body.orderBy(),
        body.sortsResult(),
        rowCount(query.limit(), Clause.LIMIT),
        rowCount(query.offset(), Clause.OFFSET),
        query.withTies(),
        body.locks(),
        body.columns());
  }

  private @Nullable Expr rowCount(@Nullable SqlExpression expression, Clause clause) {
    if (expression == null) {
      return null;
    }
    Scope names = from == null ? new Scope(outer, frame, ctes) : from;
    Expr count = new ExpressionBinder(statement, names, clause).bind(expression);
    ColumnRef variable = Levels.ownColumn(count);
    if (variable != null) {
      throw SqlError.of(
              SqlState.INVALID_COLUMN_REFERENCE,
              "argument of %s must not contain variables",
              clause.title())
          .position(statement.positionOf(variable));
    }
    return Exprs.coerce(count, Types.INT8, clause.title(), Locations.start(expression));
  }

  private BoundQuery bindBody(QueryBody body, Query query, Scope scope, boolean keepUnknown) {
    return body.accept(
        new QueryBody.Visitor<>() {
          @Override
          public BoundQuery visit(QueryBody.Select select) {
            return select(select, query, scope, keepUnknown);
          }

          @Override
          public BoundQuery visit(QueryBody.Values values) {
            refuseLocks(query, "VALUES");
            BoundQuery bound = values(values, scope, keepUnknown);
            return overResult(bound, query.orderBy(), scope);
          }

          @Override
          public BoundQuery visit(QueryBody.SetOperation operation) {
            refuseLocks(query, "UNION/INTERSECT/EXCEPT");
            BoundQuery bound =
                new SetOperationBinder(QueryBinder.this, frame, scope).bind(operation, keepUnknown);
            from = null;
            return overResult(bound, query.orderBy(), scope);
          }

          @Override
          public BoundQuery visit(QueryBody.NestedQuery nested) {
            BoundQuery bound =
                new QueryBinder(statement, outer, frame, scope.ctes())
                    .bind(nested.query(), keepUnknown);
            boolean bare =
                query.orderBy().isEmpty()
                    && query.limit() == null
                    && query.offset() == null
                    && query.locking().isEmpty();
            return bare ? bound : overResult(wrap(bound), query.orderBy(), scope);
          }
        });
  }

  private static void refuseLocks(Query query, String what) {
    if (!query.locking().isEmpty()) {
      String name = LockingBinder.title(query.locking().get(0).strength());
      throw SqlError.of(
          SqlState.FEATURE_NOT_SUPPORTED,
          what.equals("VALUES") ? "%s cannot be applied to %s" : "%s is not allowed with %s",
          name,
          what);
    }
  }

  private BoundQuery select(
      QueryBody.Select select, Query query, Scope scope, boolean keepUnknown) {
    SelectBinder binder = new SelectBinder(statement, scope, select);
    SelectBinder.Result result = binder.bind(query.orderBy(), query.locking(), keepUnknown);
    from = binder.scope();
    return new BoundQuery(
        List.of(),
        result.select(),
        result.orderBy(),
        result.sortsResult(),
        null,
        null,
        false,
        result.locks(),
        result.columns());
  }

  /** A body as a query of its own, without order or limit. */
  static BoundQuery plain(BoundQuery.Body body, List<OutputColumn> columns) {
    return new BoundQuery(List.of(), body, List.of(), false, null, null, false, List.of(), columns);
  }

  /** The query as a subquery of one that only takes its rows. */
  BoundQuery wrap(BoundQuery query) {
    List<Expr> outputs =
        FromBinder.resultColumns(query.slot(), "", query.columns()).stream()
            .map(ScopeColumn::value)
            .toList();
    return plain(
        new BoundQuery.Select(
            List.of(new FromItem.Derived(query, "", java.util.Set.of())),
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            outputs,
            query.slot(),
            false,
            List.of()),
        query.columns());
  }

  // --- VALUES

  private BoundQuery values(QueryBody.Values values, Scope scope, boolean keepUnknown) {
    ExpressionBinder binder = new ExpressionBinder(statement, scope, Clause.VALUES);
    int width = values.rows().get(0).size();
    List<List<Expr>> rows = new ArrayList<>();
    for (List<SqlExpression> row : values.rows()) {
      if (row.size() != width) {
        throw new SqlError(SqlState.SYNTAX_ERROR, "VALUES lists must all be the same length")
            .position(row.isEmpty() ? values.position() : Locations.start(row.get(0)));
      }
      rows.add(binder.bindAll(row));
    }
    List<OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(valuesColumn(rows, i, values, keepUnknown));
    }
    return plain(new BoundQuery.Values(rows, frame.newSlot()), columns);
  }

  private static OutputColumn valuesColumn(
      List<List<Expr>> rows, int index, QueryBody.Values values, boolean keepUnknown) {
    List<Expr> column = new ArrayList<>();
    rows.forEach(row -> column.add(row.get(index)));
    boolean allUnknown = column.stream().allMatch(expr -> expr.type().equals(Types.UNKNOWN));
    SqlType type = Types.UNKNOWN;
    int typmod = -1;
    if (!keepUnknown || !allUnknown) {
      int position = Locations.start(values.rows().get(0).get(index));
      type = Exprs.commonType(column, "VALUES", position);
      typmod = Exprs.commonTypmod(column, type);
      for (int i = 0; i < rows.size(); i++) {
        List<Expr> row = new ArrayList<>(rows.get(i));
        row.set(index, Exprs.toCommonType(row.get(index), type, "VALUES", position));
        rows.set(i, row);
      }
    }
    return new OutputColumn("column" + (index + 1), type, typmod, 0, 0);
  }

  // --- Order over a result

  /**
   * The query ordered by columns of its result, which is all that a set operation or VALUES can be
   * ordered by.
   */
  private BoundQuery overResult(BoundQuery query, List<SortItem> orderBy, Scope scope) {
    if (orderBy.isEmpty()) {
      return query;
    }
    List<SortKey> keys = new ArrayList<>();
    for (SortItem item : orderBy) {
      keys.add(OrderBinder.key(item, resultColumn(query, item.expression(), scope)));
    }
    return new BoundQuery(
        query.ctes(),
        query.body(),
        keys,
        true,
        query.limit(),
        query.offset(),
        query.withTies(),
        query.locks(),
        query.columns());
  }

  private Expr resultColumn(BoundQuery query, SqlExpression item, Scope scope) {
    List<OutputColumn> columns = query.columns();
    int index = -1;
    if (item instanceof SqlExpression.IntegerLiteral literal) {
      index = literal.value() - 1;
      if (index < 0 || index >= columns.size()) {
        throw SqlError.of(
                SqlState.INVALID_COLUMN_REFERENCE,
                "ORDER BY position %d is not in select list",
                literal.value())
            .position(literal.position());
      }
    } else if (item instanceof SqlExpression.ColumnReference reference
        && reference.parts().size() == 1) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name().equals(reference.parts().get(0))) {
          index = i;
          break;
        }
      }
    }
    Scope result = new Scope(scope.parent(), frame, scope.ctes());
    result.add(new ScopeTable(null, null, FromBinder.resultColumns(query.slot(), "", columns)));
    if (index >= 0) {
      return result.columns().get(index).value();
    }
    Expr value = new ExpressionBinder(statement, result, Clause.ORDER_BY).bind(item);
    if (query.body() instanceof BoundQuery.Combination && !(value instanceof Constant)) {
      throw new SqlError(
              SqlState.FEATURE_NOT_SUPPORTED, "invalid UNION/INTERSECT/EXCEPT ORDER BY clause")
          .detail("Only result column names can be used, not expressions or functions.")
          .hint(
              "Add the expression/function to every SELECT, or move the UNION into a FROM clause.")
          .position(Locations.start(item));
    }
    return value;
  }

  /** Binds a body that stands in a set operation. */
  BoundQuery operand(QueryBody body, Scope scope, Query bare) {
    return bindBody(body, bare, scope, true);
  }
}
