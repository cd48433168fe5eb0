package io.tx4j.engine.exec;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.plan.SubqueryExpr;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The subqueries of a statement's expressions. The cursor of each is made once for the frame around
 * it and opened anew for each evaluation; one that reads nothing of the frames around is evaluated
 * once.
 */
final class Subqueries {

  private final ExecContext context;
  private final Map<SubqueryExpr, Subquery> subqueries = new HashMap<>();

  Subqueries(ExecContext context) {
    this.context = context;
  }

  @Nullable Object evaluate(SubqueryExpr expr, Frame around) {
    Subquery subquery = subqueries.get(expr);
    if (subquery == null || subquery.scope.frame.outer != around) {
      subquery = new Subquery(expr, around);
      subqueries.put(expr, subquery);
    }
    return subquery.evaluate();
  }

  /** One subquery within one frame. */
  private final class Subquery {

    private final SubqueryExpr expr;
    final Scope scope;
    private final Cursor cursor;
    private @Nullable QuantifiedRows rows;
    private boolean evaluated;
    private @Nullable Object value;

    Subquery(SubqueryExpr expr, Frame around) {
      this.expr = expr;
      Frame frame =
          new Frame(new Object[expr.slotCount()][], around.parameters, around.context, around);
      this.scope = new Scope(frame, context);
      this.cursor = expr.plan().accept(new CursorBuilder(scope));
    }

    @Nullable Object evaluate() {
      if (isQuantified()) {
        return quantified().holds();
      }
      if (expr.correlated()) {
        return run();
      }
      if (!evaluated) {
        value = run();
        evaluated = true;
      }
      return value;
    }

    private boolean isQuantified() {
      return expr.kind() == SubqueryExpr.Kind.ANY || expr.kind() == SubqueryExpr.Kind.ALL;
    }

    /** What an operand is compared with: kept where it is the same each time. */
    private QuantifiedRows quantified() {
      QuantifiedRows known = rows;
      if (known == null || expr.correlated()) {
        known =
            new QuantifiedRows(
                Objects.requireNonNull(expr.test()),
                expr.kind() == SubqueryExpr.Kind.ALL,
                cursor,
                new Tuple.Slots(scope, expr.plan().slots()),
                scope,
                !expr.correlated());
        rows = known;
      }
      return known;
    }

    private @Nullable Object run() {
      cursor.open();
      return switch (expr.kind()) {
        case EXISTS -> cursor.next();
        case SCALAR -> {
          @Nullable Object[] row = onlyRow();
          yield row == null ? null : row[0];
        }
        case ROW -> {
          // Who reads a field of it knows the field's type.
          @Nullable Object[] row = onlyRow();
          yield row == null ? null : new RowValue(List.of(), row);
        }
        case ARRAY -> array();
        case ANY, ALL -> throw new IllegalStateException("evaluated row by row");
      };
    }

    private @Nullable Object @Nullable [] onlyRow() {
      if (!cursor.next()) {
        return null;
      }
      @Nullable Object[] row = scope.row(expr.resultSlot());
      if (cursor.next()) {
        throw new SqlError(
            SqlState.CARDINALITY_VIOLATION,
            "more than one row returned by a subquery used as an expression");
      }
      return row;
    }

    private Object array() {
      List<@Nullable Object> values = new ArrayList<>();
      while (cursor.next()) {
        values.add(scope.row(expr.resultSlot())[0]);
      }
      SqlType element = Objects.requireNonNull(expr.type().elementType());
      return ArrayValue.of(element, values);
    }
  }
}
