package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.ArrayList;
import java.util.List;

/** Makes the comparisons of rows that are written out. */
final class RowComparisons {

  private RowComparisons() {}

  static Expr make(String name, RowExpr left, RowExpr right, int position) {
    Comparison comparison = Comparison.of(name.equals("!=") ? "<>" : name);
    if (comparison == null) {
      throw SqlError.of(
              SqlState.FEATURE_NOT_SUPPORTED,
              "could not determine interpretation of row comparison operator %s",
              name)
          .hint("Row comparison operators must be associated with btree operator families.")
          .position(position);
    }
    checkSizes(left, right, position);
    if (comparison == Comparison.EQ || comparison == Comparison.NE) {
      List<Expr> fields = new ArrayList<>();
      for (int i = 0; i < left.fields().size(); i++) {
        fields.add(
            Exprs.operator(
                comparison.symbol(), left.fields().get(i), right.fields().get(i), position));
      }
      return comparison == Comparison.EQ ? Logic.and(fields) : Logic.or(fields);
    }
    if (left.fields().size() == 1) {
      return OperatorCalls.make(name, left.fields().get(0), right.fields().get(0), position);
    }
    List<RoutineCall> equalities = new ArrayList<>();
    List<RoutineCall> lesses = new ArrayList<>();
    for (int i = 0; i < left.fields().size(); i++) {
      RoutineCall equality =
          OperatorCalls.call("=", left.fields().get(i), right.fields().get(i), position);
      equalities.add(equality);
      lesses.add(OperatorCalls.call("<", equality.argument(0), equality.argument(1), position));
    }
    return new RowComparisonExpr(comparison, equalities, lesses);
  }

  static Expr distinct(RowExpr left, RowExpr right, boolean negated, int position) {
    checkSizes(left, right, position);
    List<Expr> fields = new ArrayList<>();
    for (int i = 0; i < left.fields().size(); i++) {
      fields.add(Exprs.distinct(left.fields().get(i), right.fields().get(i), negated, position));
    }
    return negated ? Logic.and(fields) : Logic.or(fields);
  }

  private static void checkSizes(RowExpr left, RowExpr right, int position) {
    if (left.fields().size() != right.fields().size()) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "unequal number of entries in row expressions")
          .position(position);
    }
    if (left.fields().isEmpty()) {
      throw new SqlError(SqlState.FEATURE_NOT_SUPPORTED, "cannot compare rows of zero length")
          .position(position);
    }
  }
}
