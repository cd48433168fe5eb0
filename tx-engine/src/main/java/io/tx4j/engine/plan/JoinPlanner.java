package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses the order and the methods of the joins of a FROM, and the access paths below them.
 *
 * <p>Inner joins are taken apart into units, which are joined one by one: beginning with each unit
 * in turn, the next one is always that whose join is cheapest (Selinger's cost-based choice, greedy
 * instead of exhaustive); of all these orders the cheapest wins. A condition is tested as soon as
 * the slots that it reads are filled, so it reaches the scans and their indexes.
 */
final class JoinPlanner {

  /** From this many units on, only the smallest is tried as the beginning. */
  private static final int MANY_UNITS = 9;

  private final StatementContext statement;
  private final Set<Integer> available;
  private final OuterJoinPlanner outerJoins;

  /**
   * @param available slots that are filled before, such as those of a nested loop around
   */
  JoinPlanner(StatementContext statement, Set<Integer> available) {
    this.statement = statement;
    this.available = available;
    this.outerJoins = new OuterJoinPlanner(statement);
  }

  /**
   * The cheapest way.
   *
   * @param where conditions that all must hold
   * @param order that the rows are wanted in; empty for any
   * @param limit how many rows are wanted of the ordered ones
   */
  Path plan(List<FromItem> items, List<Expr> where, List<SortKey> order, double limit) {
    List<Expr> conditions = new ArrayList<>(where);
    List<JoinUnit> units = JoinUnit.flatten(items, conditions);
    Path best = null;
    double bestCost = Double.POSITIVE_INFINITY;
    for (JoinUnit first : beginnings(units, conditions)) {
      for (Path start : paths(first, local(first, conditions, available), available, order)) {
        Path path = extend(start, first, units, conditions);
        double cost = costOf(path, order, limit);
        if (cost < bestCost) {
          best = path;
          bestCost = cost;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("no unit of FROM can be read first");
    }
    return best;
  }

  private static double costOf(Path path, List<SortKey> order, double limit) {
    double part = Math.min(1, limit / Math.max(1, path.rows()));
    if (order.isEmpty() || path.ordered()) {
      return path.cost() * part;
    }
    return path.cost() + Costs.sort(path.rows());
  }

  private List<JoinUnit> beginnings(List<JoinUnit> units, List<Expr> conditions) {
    List<JoinUnit> possible = new ArrayList<>();
    for (JoinUnit unit : units) {
      if (available.containsAll(unit.needs())) {
        possible.add(unit);
      }
    }
    if (units.size() < MANY_UNITS) {
      return possible;
    }
    JoinUnit smallest = possible.get(0);
    double fewest = Double.POSITIVE_INFINITY;
    for (JoinUnit unit : possible) {
      double rows = cheapest(unit, local(unit, conditions, available), available).rows();
      if (rows < fewest) {
        fewest = rows;
        smallest = unit;
      }
    }
    return List.of(smallest);
  }

  /** The conditions that read nothing but the unit and what is filled before. */
  private static List<Expr> local(JoinUnit unit, List<Expr> conditions, Set<Integer> filled) {
    Set<Integer> slots = new TreeSet<>(filled);
    slots.addAll(unit.slots());
    return conditions.stream()
        .filter(condition -> slots.containsAll(OwnSlots.of(condition)))
        .toList();
  }

  /** Joins all other units, the cheapest next one first. */
  private Path extend(Path start, JoinUnit first, List<JoinUnit> units, List<Expr> conditions) {
    List<JoinUnit> left = new ArrayList<>(units);
    left.remove(first);
    List<Expr> pending = new ArrayList<>(conditions);
    pending.removeAll(local(first, conditions, available));
    Set<Integer> filled = new TreeSet<>(available);
    filled.addAll(first.slots());
    Path path = start;
    while (!left.isEmpty()) {
      JoinUnit next = null;
      Path cheapest = null;
      for (JoinUnit unit : left) {
        if (filled.containsAll(unit.needs())) {
          Path joined = join(path, unit, local(unit, pending, filled), filled);
          if (cheapest == null || joined.cost() < cheapest.cost()) {
            next = unit;
            cheapest = joined;
          }
        }
      }
      if (next == null || cheapest == null) {
        throw new IllegalStateException("LATERAL items need each other");
      }
      pending.removeAll(local(next, pending, filled));
      filled.addAll(next.slots());
      left.remove(next);
      path = cheapest;
    }
    return path;
  }

  /** The cheapest join of the rows so far with one unit more. */
  private Path join(Path left, JoinUnit unit, List<Expr> conditions, Set<Integer> filled) {
    Path inner = cheapest(unit, conditions, filled);
    double rows = Math.max(1, left.rows() * inner.rows());
    Path best =
        new Path(
            new Join.NestedLoopJoin(Join.Kind.INNER, left.plan(), inner.plan(), null),
            rows,
            left.cost() + left.rows() * inner.cost(),
            left.ordered());
    if (!available.containsAll(unit.needs())) {
      return best;
    }
    List<Expr> own = local(unit, conditions, available);
    Path alone = cheapest(unit, own, available);
    List<Expr> others = new ArrayList<>(conditions);
    others.removeAll(own);
    JoinKeys keys = JoinKeys.split(others, unit.slots());
    Path other =
        keys.isEmpty() ? loopOverKept(left, alone, others, rows) : hash(left, alone, keys, rows);
    return other.cost() < best.cost() ? other : best;
  }

  private static Path hash(Path left, Path right, JoinKeys keys, double rows) {
    return new Path(
        new Join.HashJoin(
            Join.Kind.INNER,
            left.plan(),
            right.plan(),
            keys.left(),
            keys.right(),
            Conditions.join(keys.others())),
        rows,
        left.cost()
            + right.cost()
            + left.rows() * Costs.HASH_PROBE
            + right.rows() * Costs.HASH_BUILD
            + rows * Costs.CONDITION * keys.others().size(),
        left.ordered());
  }

  private static Path loopOverKept(Path left, Path right, List<Expr> conditions, double rows) {
    Plan kept = new RowPlan.Materialize(right.plan());
    return new Path(
        new Join.NestedLoopJoin(Join.Kind.INNER, left.plan(), kept, Conditions.join(conditions)),
        rows,
        left.cost() + right.cost() + left.rows() * right.rows() * Costs.LOOP,
        left.ordered());
  }

  private Path cheapest(JoinUnit unit, List<Expr> conditions, Set<Integer> filled) {
    return paths(unit, conditions, filled, List.of()).get(0);
  }

  /**
   * The ways to read one unit under conditions: the cheapest first, then perhaps one that gives the
   * order.
   */
  private List<Path> paths(
      JoinUnit unit, List<Expr> conditions, Set<Integer> filled, List<SortKey> order) {
    FromItem item = unit.item();
    if (item instanceof FromItem.Table table) {
      return new TablePaths(statement, table, conditions, filled, order).paths();
    }
    if (item instanceof FromItem.Joined joined) {
      return List.of(outerJoins.plan(joined, conditions, filled, order));
    }
    return List.of(new LeafPlanner(statement).plan(item, conditions, order.isEmpty()));
  }
}
