package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Volatility;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a plain subquery of FROM into the query around it: its tables become tables of that query,
 * its conditions conditions of the join. Then predicates and indexes meet.
 */
final class Pulling {

  private Pulling() {}

  /**
   * Whether a subquery can be taken in.
   *
   * @param nullable whether it is on the side of an outer join that may be missing: then only plain
   *     columns become null
   */
  static boolean isPossible(BoundQuery query, boolean nullable) {
    if (!query.isPlainSelect()) {
      return false;
    }
    BoundQuery.Select select = (BoundQuery.Select) query.body();
    return !select.from().isEmpty()
        && select.outputs().stream().allMatch(output -> isMovable(output, nullable));
  }

  private static boolean isMovable(Expr output, boolean nullable) {
    if (output instanceof ColumnRef ref) {
      return ref.level() == 0;
    }
    return !nullable && output.volatility() != Volatility.VOLATILE && !hasSubquery(output);
  }

  private static boolean hasSubquery(Expr expr) {
    return expr instanceof SubqueryExpr || expr.children().stream().anyMatch(Pulling::hasSubquery);
  }

  /** The join of the subquery's tables under its conditions. */
  static FromItem pull(BoundQuery.Select select) {
    FromItem joined = select.from().get(0);
    for (FromItem item : select.from().subList(1, select.from().size())) {
      joined = new FromItem.Joined(Join.Kind.INNER, joined, item, List.of());
    }
    return select.where().isEmpty()
        ? joined
        : new FromItem.Joined(Join.Kind.INNER, new FromItem.Nothing(), joined, select.where());
  }

  /**
   * The tables in an item, as FOR UPDATE locks them.
   *
   * @throws SqlError 0A000 where there is a subquery that was not taken in
   */
  static List<FromItem.Table> lockable(FromItem item) {
    if (item instanceof FromItem.Table table) {
      return List.of(table);
    }
    if (item instanceof FromItem.Derived derived
        && !(derived.query().body() instanceof BoundQuery.Values)) {
      throw SqlError.notSupported("locking the rows of a subquery in FROM");
    }
    List<FromItem.Table> tables = new ArrayList<>();
    if (item instanceof FromItem.Joined joined) {
      tables.addAll(lockable(joined.left()));
      tables.addAll(lockable(joined.right()));
    }
    return tables;
  }
}
