package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds UNION, INTERSECT and EXCEPT: both sides get the same types. */
final class SetOperationBinder {

  private final QueryBinder queries;
  private final FrameLayout frame;
  private final Scope scope;

  SetOperationBinder(QueryBinder queries, FrameLayout frame, Scope scope) {
    this.queries = queries;
    this.frame = frame;
    this.scope = scope;
  }

  BoundQuery bind(QueryBody.SetOperation operation, boolean keepUnknown) {
    BoundQuery left = operand(operation.left());
    BoundQuery right = operand(operation.right());
    String name = operation.operator().name();
    if (left.columns().size() != right.columns().size()) {
      throw SqlError.of(
              SqlState.SYNTAX_ERROR, "each %s query must have the same number of columns", name)
          .position(firstPosition(operation.right()));
    }
    return combine(
        left,
        right,
        operation.operator(),
        operation.all(),
        firstPosition(operation.right()),
        keepUnknown);
  }

  BoundQuery combine(
      BoundQuery left,
      BoundQuery right,
      QueryBody.SetOperator operator,
      boolean all,
      int position,
      boolean keepUnknown) {
    List<SqlType> types = new ArrayList<>();
    List<Integer> typmods = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      List<Expr> both = List.of(column(left, i), column(right, i));
      boolean unknown =
          keepUnknown && both.stream().allMatch(expr -> expr.type().equals(Types.UNKNOWN));
      SqlType type = unknown ? Types.UNKNOWN : Exprs.commonType(both, operator.name(), position);
      types.add(type);
      typmods.add(unknown ? -1 : Exprs.commonTypmod(both, type));
    }
    BoundQuery convertedLeft = converted(left, types, operator.name());
    BoundQuery convertedRight = converted(right, types, operator.name());
    List<OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(
          new OutputColumn(left.columns().get(i).name(), types.get(i), typmods.get(i), 0, 0));
    }
    BoundQuery.Body body =
        new BoundQuery.Combination(operator, all, convertedLeft, convertedRight, frame.newSlot());
    return QueryBinder.plain(body, columns);
  }

  private BoundQuery operand(QueryBody body) {
    Query bare = new Query(null, body, List.of(), null, null, false, List.of(), body.position());
    return queries.operand(body, scope, bare);
  }

  private static int firstPosition(QueryBody body) {
    if (body instanceof QueryBody.Select select && !select.items().isEmpty()) {
      return Locations.start(select.items().get(0).expression());
    }
    if (body instanceof QueryBody.Values values && !values.rows().get(0).isEmpty()) {
      return Locations.start(values.rows().get(0).get(0));
    }
    if (body instanceof QueryBody.SetOperation operation) {
      return firstPosition(operation.left());
    }
    if (body instanceof QueryBody.NestedQuery nested) {
      return firstPosition(nested.query().body());
    }
    return body.position();
  }

  /** A column as the types of both sides are compared: a literal of unknown type as itself. */
  private static Expr column(BoundQuery query, int index) {
    List<Expr> outputs = outputs(query);
    if (outputs != null) {
      return outputs.get(index);
    }
    OutputColumn column = query.columns().get(index);
    return new ColumnRef(0, query.slot(), index, column.type(), column.typmod(), column.name());
  }

  /**
   * The expressions of the columns, where they may be converted in place; null where they may not.
   */
  private static @Nullable List<Expr> outputs(BoundQuery query) {
    if (query.body() instanceof BoundQuery.Select select
        && !select.distinct()
        && select.distinctOn().isEmpty()
        && !query.sortsResult()) {
      return select.outputs();
    }
    return query.body() instanceof BoundQuery.Values values && values.rows().size() == 1
        ? values.rows().get(0)
        : null;
  }

  private BoundQuery converted(BoundQuery query, List<SqlType> types, String construct) {
    boolean same = true;
    for (int i = 0; i < types.size(); i++) {
      same &= query.columns().get(i).type().equals(types.get(i));
    }
    if (same) {
      return query;
    }
    List<Expr> outputs = outputs(query);
    if (outputs == null
        || !(query.body() instanceof BoundQuery.Select select)
        || select.isRowOfSlot()) {
      return projected(query, types, construct);
    }
    BoundQuery.Select converted =
        new BoundQuery.Select(
            select.from(),
            select.where(),
            select.grouping(),
            select.having(),
            select.windows(),
            select.setCalls(),
            convert(outputs, types, construct),
            select.slot(),
            select.distinct(),
            select.distinctOn());
    return new BoundQuery(
        query.ctes(),
        converted,
        query.orderBy(),
        query.sortsResult(),
        query.limit(),
        query.offset(),
        query.withTies(),
        query.locks(),
        typed(query.columns(), types));
  }

  /** A query over the query that converts its columns. */
  private BoundQuery projected(BoundQuery query, List<SqlType> types, String construct) {
    List<Expr> columns =
        FromBinder.resultColumns(query.slot(), "", query.columns()).stream()
            .map(ScopeColumn::value)
            .toList();
    BoundQuery.Select select =
        new BoundQuery.Select(
            List.of(new FromItem.Derived(query, "", Set.of())),
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            convert(columns, types, construct),
            frame.newSlot(),
            false,
            List.of());
    return QueryBinder.plain(select, typed(query.columns(), types));
  }

  private static List<Expr> convert(List<Expr> outputs, List<SqlType> types, String construct) {
    List<Expr> converted = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      converted.add(
          types.get(i).equals(Types.UNKNOWN)
              ? outputs.get(i)
              : Exprs.toCommonType(outputs.get(i), types.get(i), construct, 0));
    }
    return converted;
  }

  private static List<OutputColumn> typed(List<OutputColumn> columns, List<SqlType> types) {
    List<OutputColumn> typed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      typed.add(columns.get(i).withType(types.get(i), -1));
    }
    return typed;
  }
}
