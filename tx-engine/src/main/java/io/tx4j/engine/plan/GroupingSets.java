package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.sql.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * GROUP BY as a list of keys and the sets of them by which is grouped: ROLLUP, CUBE and GROUPING
 * SETS written out.
 *
 * @param sets indexes of keys, ascending in each set
 */
record GroupingSets(List<Expr> keys, List<List<Integer>> sets) {

  /** No GROUP BY: one group of all rows. */
  static final GroupingSets NONE = new GroupingSets(List.of(), List.of(List.of()));

  static GroupingSets bind(QueryBody.GroupBy groupBy, OrderBinder items) {
    Builder builder = new Builder(items);
    List<List<Integer>> sets = List.of(List.of());
    for (QueryBody.GroupingElement element : groupBy.elements()) {
      sets = product(sets, builder.setsOf(element));
    }
    List<List<Integer>> result = groupBy.distinct() ? sets.stream().distinct().toList() : sets;
    return new GroupingSets(builder.keys, result);
  }

  private static List<List<Integer>> product(List<List<Integer>> left, List<List<Integer>> right) {
    List<List<Integer>> product = new ArrayList<>();
    for (List<Integer> one : left) {
      for (List<Integer> other : right) {
        product.add(union(one, other));
      }
    }
    return product;
  }

  private static List<Integer> union(List<Integer> left, List<Integer> right) {
    TreeSet<Integer> union = new TreeSet<>(left);
    union.addAll(right);
    return List.copyOf(union);
  }

  private static final class Builder {

    private final OrderBinder items;
    private final List<Expr> keys = new ArrayList<>();

    Builder(OrderBinder items) {
      this.items = items;
    }

    List<List<Integer>> setsOf(QueryBody.GroupingElement element) {
      if (element instanceof QueryBody.GroupingExpression plain) {
        return List.of(keysOf(plain.expression()));
      }
      if (element instanceof QueryBody.Rollup rollup) {
        return rollup(rollup.expressions());
      }
      if (element instanceof QueryBody.Cube cube) {
        return cube(cube.expressions());
      }
      if (element instanceof QueryBody.GroupingSets several) {
        List<List<Integer>> sets = new ArrayList<>();
        several.elements().forEach(each -> sets.addAll(setsOf(each)));
        return sets;
      }
      return List.of(List.of());
    }

    private List<List<Integer>> rollup(List<SqlExpression> expressions) {
      List<List<Integer>> sets = new ArrayList<>();
      List<Integer> set = List.of();
      sets.add(set);
      for (SqlExpression expression : expressions) {
        set = union(set, keysOf(expression));
        sets.add(0, set);
      }
      return sets;
    }

    private List<List<Integer>> cube(List<SqlExpression> expressions) {
      List<List<Integer>> sets = List.of(List.of());
      for (SqlExpression expression : expressions) {
        sets = product(sets, List.of(keysOf(expression), List.of()));
      }
      return sets;
    }

    /** The indexes of the keys of an expression: several where it is {@code (a, b)}. */
    private List<Integer> keysOf(SqlExpression expression) {
      if (expression instanceof SqlExpression.Row row && !row.explicit()) {
        List<Integer> indexes = List.of();
        for (SqlExpression field : row.fields()) {
          indexes = union(indexes, keysOf(field));
        }
        return indexes;
      }
      Expr key = items.bind(expression, false);
      if (!key.type().isComparable()) {
        throw SqlError.of(
                SqlState.UNDEFINED_FUNCTION,
                "could not identify an equality operator for type %s",
                key.type().displayName())
            .position(Locations.start(expression));
      }
      int index = SameExpr.indexIn(keys, key);
      if (index < 0) {
        keys.add(key);
        index = keys.size() - 1;
      }
      return List.of(index);
    }
  }
}
