package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Comparison;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.RoutineCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The conditions of a join, those by which rows can be hashed apart.
 *
 * @param left keys over the left side
 * @param right keys over the right side, pairwise equal to the left ones
 * @param others all other conditions
 */
record JoinKeys(List<Expr> left, List<Expr> right, List<Expr> others) {

  /**
   * Takes the conditions apart.
   *
   * @param rightSlots the slots that the right side fills
   */
  static JoinKeys split(List<Expr> conditions, Set<Integer> rightSlots) {
    JoinKeys keys = new JoinKeys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Expr condition : conditions) {
      if (!keys.addKey(condition, rightSlots)) {
        keys.others.add(condition);
      }
    }
    return keys;
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  private boolean addKey(Expr condition, Set<Integer> rightSlots) {
    if (!(condition instanceof RoutineCall call) || call.comparison() != Comparison.EQ) {
      return false;
    }
    for (int side = 0; side < 2; side++) {
      Expr onLeft = call.argument(side);
      Expr onRight = call.argument(1 - side);
      Set<Integer> leftReads = OwnSlots.of(onLeft);
      Set<Integer> rightReads = OwnSlots.of(onRight);
      boolean apart =
          leftReads.stream().noneMatch(rightSlots::contains)
              && !leftReads.isEmpty()
              && rightSlots.containsAll(rightReads)
              && !rightReads.isEmpty();
      HashKeys.Pair pair = apart ? HashKeys.sameType(onLeft, onRight) : null;
      if (pair != null && pair.left().type().isComparable()) {
        left.add(pair.left());
        right.add(pair.right());
        return true;
      }
    }
    return false;
  }
}
