package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans LEFT, RIGHT and FULL joins. A RIGHT join is the LEFT join of its sides exchanged: slots do
 * not care for sides. Conditions from above reach the side whose rows are all kept; conditions of
 * ON reach the other side.
 */
final class OuterJoinPlanner {

  private final StatementContext statement;

  OuterJoinPlanner(StatementContext statement) {
    this.statement = statement;
  }

  /**
   * The way to read the join.
   *
   * @param above conditions of WHERE that read nothing but this join and what is filled
   * @param filled slots that are filled before
   * @param order that would be welcome
   */
  Path plan(FromItem.Joined join, List<Expr> above, Set<Integer> filled, List<SortKey> order) {
    if (join.kind() == Join.Kind.FULL) {
      return filter(full(join, filled), above, order.isEmpty());
    }
    boolean right = join.kind() == Join.Kind.RIGHT;
    FromItem kept = right ? join.right() : join.left();
    FromItem missing = right ? join.left() : join.right();
    Set<Integer> keptSlots = union(filled, JoinUnit.of(kept).slots());
    List<Expr> pushed = new ArrayList<>();
    List<Expr> after = new ArrayList<>();
    for (Expr condition : above) {
      (keptSlots.containsAll(OwnSlots.of(condition)) ? pushed : after).add(condition);
    }
    Path left =
        new JoinPlanner(statement, filled)
            .plan(List.of(kept), pushed, order, Double.POSITIVE_INFINITY);
    Join.Kind kind = right ? Join.Kind.LEFT : join.kind();
    Path joined = leftJoin(kind, left, missing, join.conditions(), filled, keptSlots);
    return filter(joined, after, joined.ordered());
  }

  private static Path filter(Path path, List<Expr> conditions, boolean ordered) {
    Expr filter = Conditions.join(conditions);
    Path found = new Path(path.plan(), path.rows(), path.cost(), ordered);
    return filter == null
        ? found
        : found.filtered(new RowPlan.Filter(path.plan(), filter), Costs.selectivity(conditions));
  }

  private Path leftJoin(
      Join.Kind kind,
      Path left,
      FromItem right,
      List<Expr> on,
      Set<Integer> filled,
      Set<Integer> keptSlots) {
    Set<Integer> rightSlots = JoinUnit.of(right).slots();
    List<Expr> aboutLeft = new ArrayList<>();
    List<Expr> aboutRight = new ArrayList<>();
    for (Expr condition : on) {
      boolean readsRight = OwnSlots.of(condition).stream().anyMatch(rightSlots::contains);
      (readsRight ? aboutRight : aboutLeft).add(condition);
    }
    Path inner = side(right, aboutRight, keptSlots);
    boolean reduces = kind == Join.Kind.SEMI || kind == Join.Kind.ANTI;
    double rows = reduces ? left.rows() * 0.5 : left.rows() * Math.max(1, inner.rows());
    Path loop =
        new Path(
            new Join.NestedLoopJoin(kind, left.plan(), inner.plan(), Conditions.join(aboutLeft)),
            rows,
            left.cost() + left.rows() * inner.cost(),
            left.ordered());
    if (!filled.containsAll(JoinUnit.of(right).needs())) {
      return loop;
    }
    Path other = overAll(kind, left, right, on, filled, rightSlots, rows);
    return other.cost() < loop.cost() ? other : loop;
  }

  /**
   * The join with a right side that is read once: by hashing, or by going over all of it for each
   * row.
   */
  private Path overAll(
      Join.Kind kind,
      Path left,
      FromItem right,
      List<Expr> on,
      Set<Integer> filled,
      Set<Integer> rightSlots,
      double rows) {
    Set<Integer> alone = union(filled, rightSlots);
    List<Expr> own = new ArrayList<>();
    List<Expr> both = new ArrayList<>();
    for (Expr condition : on) {
      Set<Integer> reads = OwnSlots.of(condition);
      boolean about = reads.stream().anyMatch(rightSlots::contains);
      (about && alone.containsAll(reads) ? own : both).add(condition);
    }
    Path inner = side(right, own, filled);
    JoinKeys keys = JoinKeys.split(both, rightSlots);
    if (keys.isEmpty()) {
      Plan keptRight = new RowPlan.Materialize(inner.plan());
      return new Path(
          new Join.NestedLoopJoin(kind, left.plan(), keptRight, Conditions.join(both)),
          rows,
          left.cost() + inner.cost() + left.rows() * inner.rows() * Costs.LOOP,
          left.ordered());
    }
    return new Path(
        new Join.HashJoin(
            kind,
            left.plan(),
            inner.plan(),
            keys.left(),
            keys.right(),
            Conditions.join(keys.others())),
        rows,
        left.cost()
            + inner.cost()
            + left.rows() * Costs.HASH_PROBE
            + inner.rows() * Costs.HASH_BUILD,
        left.ordered());
  }

  private Path full(FromItem.Joined join, Set<Integer> filled) {
    Path left = side(join.left(), List.of(), filled);
    Path right = side(join.right(), List.of(), filled);
    JoinKeys keys = JoinKeys.split(join.conditions(), JoinUnit.of(join.right()).slots());
    if (keys.isEmpty() && !join.conditions().isEmpty()) {
      throw new SqlError(
          SqlState.FEATURE_NOT_SUPPORTED,
          "FULL JOIN is only supported with merge-joinable or hash-joinable join conditions");
    }
    return new Path(
        new Join.HashJoin(
            Join.Kind.FULL,
            left.plan(),
            right.plan(),
            keys.left(),
            keys.right(),
            Conditions.join(keys.others())),
        left.rows() + right.rows(),
        left.cost()
            + right.cost()
            + left.rows() * Costs.HASH_PROBE
            + right.rows() * Costs.HASH_BUILD,
        false);
  }

  private Path side(FromItem item, List<Expr> conditions, Set<Integer> filled) {
    return new JoinPlanner(statement, filled)
        .plan(List.of(item), conditions, List.of(), Double.POSITIVE_INFINITY);
  }

  private static Set<Integer> union(Set<Integer> left, Set<Integer> right) {
    Set<Integer> union = new TreeSet<>(left);
    union.addAll(right);
    return union;
  }
}
