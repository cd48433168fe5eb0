package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.SortItem;
import io.tx4j.engine.sql.SqlExpression;
import org.jspecify.annotations.Nullable;

/** Binds what may name an output column: ORDER BY, GROUP BY and DISTINCT ON items. */
final class OrderBinder {

  private final ExpressionBinder binder;
  private final Targets targets;

  /**
   * @param binder for expressions over the input
   */
  OrderBinder(ExpressionBinder binder, Targets targets) {
    this.binder = binder;
    this.targets = targets;
  }

  SortKey sortKey(SortItem item) {
    return key(item, bind(item.expression(), true));
  }

  static SortKey key(SortItem item, Expr value) {
    boolean descending = item.descending();
    if (item.using() != null) {
      switch (item.using().symbol()) {
        case "<":
          descending = false;
          break;
        case ">":
          descending = true;
          break;
        default:
          throw SqlError.of(
                  SqlState.WRONG_OBJECT_TYPE,
                  "operator %s is not a valid ordering operator",
                  item.using().symbol())
              .position(item.position());
      }
    }
    if (!value.type().isOrdered()) {
      throw SqlError.of(
              SqlState.UNDEFINED_FUNCTION,
              "could not identify an ordering operator for type %s",
              value.type().displayName())
          .hint("Use an explicit ordering operator or modify the query.")
          .position(Locations.start(item.expression()));
    }
    Boolean nullsFirst = item.nullsFirst();
    return new SortKey(value, descending, nullsFirst == null ? descending : nullsFirst);
  }

  /**
   * An item: a number counts the output columns, a bare name may be one of theirs.
   *
   * @param outputFirst whether an output column's name comes before an input column's (ORDER BY,
   *     DISTINCT ON), or after (GROUP BY)
   */
  Expr bind(SqlExpression item, boolean outputFirst) {
    if (item instanceof SqlExpression.IntegerLiteral literal) {
      return ordinal(literal);
    }
    if (item instanceof SqlExpression.StringLiteral
        || item instanceof SqlExpression.NumericLiteral
        || item instanceof SqlExpression.NullLiteral) {
      throw SqlError.of(
              SqlState.SYNTAX_ERROR, "non-integer constant in %s", binder.clause().title())
          .position(item.position());
    }
    if (item instanceof SqlExpression.ColumnReference reference && reference.parts().size() == 1) {
      String name = reference.parts().get(0);
      Expr output =
          outputFirst || !binder.columns().isOwnColumn(name) ? named(name, item.position()) : null;
      if (output != null) {
        return output;
      }
    }
    return Exprs.resolveUnknown(binder.bind(item));
  }

  private Expr ordinal(SqlExpression.IntegerLiteral literal) {
    int number = literal.value();
    if (number < 1 || number > targets.size()) {
      throw SqlError.of(
              SqlState.INVALID_COLUMN_REFERENCE,
              "%s position %d is not in select list",
              binder.clause().title(),
              number)
          .position(literal.position());
    }
    return Exprs.resolveUnknown(targets.value(number - 1));
  }

  private @Nullable Expr named(String name, int position) {
    Expr found = null;
    for (int i = 0; i < targets.size(); i++) {
      if (targets.name(i).equals(name)) {
        Expr value = Exprs.resolveUnknown(targets.value(i));
        if (found != null && !SameExpr.test(found, value)) {
          throw SqlError.of(
                  SqlState.AMBIGUOUS_COLUMN,
                  "%s \"%s\" is ambiguous",
                  binder.clause().title(),
                  name)
              .position(position);
        }
        found = value;
      }
    }
    return found;
  }
}
