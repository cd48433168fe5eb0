package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds and plans the subqueries of an expression, each in a frame of its own. */
final class SubqueryBinder {

  private final ExpressionBinder binder;

  SubqueryBinder(ExpressionBinder binder) {
    this.binder = binder;
  }

  private record Inner(FrameLayout frame, BoundQuery query, Plan plan) {

    List<OutputColumn> columns() {
      return query.columns();
    }

    ColumnRef column(int index) {
      OutputColumn column = columns().get(index);
      return new ColumnRef(0, query.slot(), index, column.type(), column.typmod(), column.name());
    }
  }

  private Inner plan(Query query, int position) {
    if (!binder.clause().allowsSubqueries()) {
      String title = binder.clause().title();
      throw SqlError.of(
              SqlState.FEATURE_NOT_SUPPORTED,
              "cannot use subquery in %s",
              title.substring(0, title.length() - 1))
          .position(position);
    }
    FrameLayout frame = new FrameLayout(binder.scope().frame());
    QueryBinder queries =
        new QueryBinder(binder.statement(), binder.scope(), frame, binder.scope().ctes());
    BoundQuery bound = queries.bind(query);
    return new Inner(frame, bound, new QueryPlanner(binder.statement()).plan(bound));
  }

  private static SubqueryExpr expr(
      SubqueryExpr.Kind kind,
      Inner inner,
      SubqueryExpr.@Nullable Test test,
      SqlType type,
      int typmod) {
    return new SubqueryExpr(
        kind,
        inner.plan(),
        inner.frame().slotCount(),
        inner.query().slot(),
        inner.frame().outerReferences(),
        test,
        type,
        typmod);
  }

  Expr scalar(Query query, int position) {
    Inner inner = plan(query, position);
    checkOneColumn(inner, position);
    OutputColumn column = inner.columns().get(0);
    return expr(SubqueryExpr.Kind.SCALAR, inner, null, column.type(), column.typmod());
  }

  Expr exists(Query query, int position) {
    return expr(SubqueryExpr.Kind.EXISTS, plan(query, position), null, Types.BOOL, -1);
  }

  Expr array(Query query, int position) {
    Inner inner = plan(query, position);
    checkOneColumn(inner, position);
    SqlType element = inner.columns().get(0).type();
    SqlType array = Catalog.arrayOf(element);
    if (array == null) {
      throw SqlError.of(
              SqlState.UNDEFINED_OBJECT,
              "could not find array type for data type %s",
              element.displayName())
          .position(position);
    }
    return expr(SubqueryExpr.Kind.ARRAY, inner, null, array, -1);
  }

  /** An operand of an operator: a subquery next to a row is a row too. */
  Expr rowOperand(SqlExpression operand, SqlExpression other) {
    if (operand instanceof SqlExpression.ScalarSubquery subquery
        && other instanceof SqlExpression.Row row) {
      return rowOf(subquery.query(), row.fields().size(), subquery.position());
    }
    return binder.bind(operand);
  }

  /** The only row of a query, as a row of its columns. */
  Expr rowOf(Query query, int width, int position) {
    Inner inner = plan(query, position);
    if (inner.columns().size() != width) {
      throw new SqlError(
              SqlState.SYNTAX_ERROR,
              inner.columns().size() < width
                  ? "subquery has too few columns"
                  : "subquery has too many columns")
          .position(position);
    }
    Expr row = expr(SubqueryExpr.Kind.ROW, inner, null, Types.RECORD, -1);
    List<Expr> fields = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      OutputColumn column = inner.columns().get(i);
      fields.add(new RowField(row, i, column.name(), column.type()));
    }
    return Exprs.row(fields);
  }

  private static void checkOneColumn(Inner inner, int position) {
    if (inner.columns().size() != 1) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "subquery must return only one column")
          .position(position);
    }
  }

  // --- IN, ANY, ALL

  /** {@code operand operator ANY (query)}, or ALL. */
  Expr any(SqlExpression operand, String operator, boolean all, Query query, int position) {
    List<SqlExpression> operands =
        operand instanceof SqlExpression.Row row ? row.fields() : List.of(operand);
    List<Expr> outer = binder.bindAll(operands);
    Inner inner = plan(query, position);
    if (inner.columns().size() != outer.size()) {
      throw new SqlError(
              SqlState.SYNTAX_ERROR,
              inner.columns().size() < outer.size()
                  ? "subquery has too few columns"
                  : "subquery has too many columns")
          .position(position);
    }
    SubqueryExpr.Test test = test(outer, operator, inner, position);
    SubqueryExpr.Kind kind = all ? SubqueryExpr.Kind.ALL : SubqueryExpr.Kind.ANY;
    return expr(kind, inner, test, Types.BOOL, -1);
  }

  private SubqueryExpr.Test test(List<Expr> outer, String operator, Inner inner, int position) {
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    for (int i = 0; i < outer.size(); i++) {
      left.add(Levels.outward(outer.get(i), 1));
      right.add(inner.column(i));
    }
    left.forEach(operand -> noteOuterReferences(operand, inner.frame()));
    Expr condition =
        outer.size() == 1
            ? Exprs.operator(operator, left.get(0), right.get(0), position)
            : Exprs.operator(operator, Exprs.row(left), Exprs.row(right), position);
    return operator.equals("=")
        ? SubqueryTests.withKeys(condition)
        : new SubqueryExpr.Test(condition, List.of(), List.of());
  }

  private static void noteOuterReferences(Expr expr, FrameLayout frame) {
    if (expr instanceof ColumnRef ref && ref.level() > 0) {
      frame.noteOuterReference(ref);
    }
    expr.children().forEach(child -> noteOuterReferences(child, frame));
  }
}
