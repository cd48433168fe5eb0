package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.expr.CastExpr;
import io.tx4j.engine.expr.Comparison;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.InListExpr;
import io.tx4j.engine.expr.QuantifiedExpr;
import io.tx4j.engine.expr.RoutineCall;
import io.tx4j.engine.expr.TestExpr;
import io.tx4j.engine.expr.Volatility;
import io.tx4j.engine.key.KeyColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what an index can do for the conditions on its table. */
final class IndexMatcher {

  /**
   * What an index does for a scan.
   *
   * @param used the conditions that the bounds make true, so that no filter need test them
   * @param equalColumns how many leading columns are fixed to one value
   * @param lookups how many ranges there are, about
   * @param ranged whether the column after the matched ones is bounded
   */
  record Match(
      IndexDef index,
      List<Expr> keys,
      IndexBounds bounds,
      Set<Expr> used,
      int equalColumns,
      double lookups,
      boolean ranged) {

    int matchedColumns() {
      return bounds.matches().size();
    }
  }

  private final IndexDef index;
  private final List<Expr> keys;
  private final List<KeyColumn> order;
  private final List<Expr> conditions;
  private final Set<Integer> available;
  private final Set<Expr> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private int equalColumns;
  private double lookups = 1;

  /**
   * @param slot where the table's rows are
   * @param conditions on the table
   * @param available slots that are filled when the scan is opened
   */
  IndexMatcher(
      TableExpressions table,
      IndexDef index,
      int slot,
      List<Expr> conditions,
      Set<Integer> available) {
    this.index = index;
    this.keys = IndexKeys.expressions(table, index, slot);
    this.order = IndexKeys.order(index, keys);
    this.conditions = conditions;
    this.available = available;
  }

  Match match() {
    List<IndexBounds.Match> matches = new ArrayList<>();
    while (matches.size() < keys.size()) {
      IndexBounds.Match found = matchColumn(keys.get(matches.size()));
      if (found == null) {
        break;
      }
      matches.add(found);
    }
    Bounds bounds = new Bounds();
    if (matches.size() < keys.size()) {
      conditions.forEach(condition -> addBound(condition, keys.get(matches.size()), bounds));
    }
    IndexBounds result =
        new IndexBounds(
            order,
            matches,
            bounds.lower,
            bounds.lowerInclusive,
            bounds.upper,
            bounds.upperInclusive);
    boolean ranged = bounds.lower != null || bounds.upper != null;
    return new Match(index, keys, result, used, equalColumns, lookups, ranged);
  }

  private static final class Bounds {
    @Nullable Expr lower;
    boolean lowerInclusive = true;
    @Nullable Expr upper;
    boolean upperInclusive = true;
  }

  private IndexBounds.@Nullable Match matchColumn(Expr key) {
    for (Expr condition : conditions) {
      IndexBounds.Match match = equality(condition, key);
      if (match != null) {
        used.add(condition);
        equalColumns++;
        return match;
      }
    }
    for (Expr condition : conditions) {
      IndexBounds.Match match = oneOf(condition, key);
      if (match != null) {
        used.add(condition);
        return match;
      }
    }
    return null;
  }

  private IndexBounds.@Nullable Match equality(Expr condition, Expr key) {
    if (condition instanceof TestExpr.Null test
        && !test.isNegated()
        && isKey(test.operand(), key)) {
      return new IndexBounds.Null();
    }
    if (condition instanceof RoutineCall call && call.comparison() == Comparison.EQ) {
      Expr value = otherSide(call, key);
      Expr keyValue = value == null ? null : IndexValue.of(value, key.type(), true);
      return keyValue == null ? null : new IndexBounds.Equal(keyValue);
    }
    return null;
  }

  private IndexBounds.@Nullable Match oneOf(Expr condition, Expr key) {
    if (condition instanceof InListExpr in && isKey(in.needle(), key)) {
      List<Expr> values = new ArrayList<>();
      for (Expr element : in.list()) {
        Expr value = isUsable(element) ? IndexValue.of(element, key.type(), true) : null;
        if (value == null) {
          return null;
        }
        values.add(value);
      }
      lookups *= values.size();
      return new IndexBounds.OneOf(values);
    }
    if (condition instanceof QuantifiedExpr any
        && !any.isAll()
        && any.operator().comparison() == Comparison.EQ
        && isKey(any.left(), key)
        && isUsable(any.array())) {
      Expr array = IndexValue.ofArray(any.array(), key.type());
      lookups *= 10;
      return array == null ? null : new IndexBounds.ElementOf(array);
    }
    return null;
  }

  private void addBound(Expr condition, Expr key, Bounds bounds) {
    if (!(condition instanceof RoutineCall call) || call.comparison() == null) {
      return;
    }
    Expr value = otherSide(call, key);
    Expr keyValue = value == null ? null : IndexValue.of(value, key.type(), false);
    if (keyValue == null) {
      return;
    }
    Comparison comparison = call.comparison();
    if (!isKey(call.argument(0), key)) {
      comparison = comparison.commuted();
    }
    boolean exact = keyValue == value;
    boolean bounded = addBound(comparison, keyValue, exact, bounds);
    if (bounded && exact) {
      used.add(condition);
    }
  }

  private static boolean addBound(Comparison comparison, Expr value, boolean exact, Bounds bounds) {
    boolean lower = comparison == Comparison.GT || comparison == Comparison.GE;
    boolean upper = comparison == Comparison.LT || comparison == Comparison.LE;
    boolean inclusive = !exact || comparison == Comparison.GE || comparison == Comparison.LE;
    if (lower && bounds.lower == null) {
      bounds.lower = value;
      bounds.lowerInclusive = inclusive;
      return true;
    }
    if (upper && bounds.upper == null) {
      bounds.upper = value;
      bounds.upperInclusive = inclusive;
      return true;
    }
    return false;
  }

  /** What the key is compared with; null where the comparison is about something else. */
  private @Nullable Expr otherSide(RoutineCall comparison, Expr key) {
    for (int side = 0; side < 2; side++) {
      Expr other = comparison.argument(1 - side);
      if (isKey(comparison.argument(side), key) && isUsable(other)) {
        return other;
      }
    }
    return null;
  }

  private static boolean isKey(Expr expr, Expr key) {
    Expr bare = expr instanceof CastExpr cast && cast.isRelabel() ? cast.operand() : expr;
    return SameExpr.test(bare, key) || SameExpr.test(expr, key);
  }

  private boolean isUsable(Expr value) {
    return value.volatility() != Volatility.VOLATILE && available.containsAll(OwnSlots.of(value));
  }

  /** Whether a partial index has every row that the conditions let pass. */
  static boolean covers(TableExpressions table, IndexDef index, int slot, List<Expr> conditions) {
    Expr predicate = table.predicate(index, slot);
    return predicate == null
        || Conditions.split(predicate).stream()
            .allMatch(part -> SameExpr.indexIn(conditions, part) >= 0);
  }
}
