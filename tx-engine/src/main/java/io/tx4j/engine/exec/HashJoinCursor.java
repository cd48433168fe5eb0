package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.plan.Join;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the right rows into a hash table and looks each left row up there. At the end come the right
 * rows that nobody matched, where the kind of join wants them.
 */
final class HashJoinCursor extends Cursor {

  private final Join.HashJoin plan;
  private final Join.Kind kind;
  private final Cursor left;
  private final Cursor right;
  private final @Nullable Expr condition;
  private final Scope scope;
  private final Tuple.Slots leftSlots;
  private final Tuple.Slots rightSlots;
  private final KeyTypes types;

  private List<RightRow> rightRows = List.of();
  private Map<KeyTypes.Key, List<RightRow>> table = Map.of();
  private List<RightRow> candidates = List.of();
  private int candidate;
  private boolean hasLeft;
  private boolean matched;
  private int unmatched;

  private static final class RightRow {
    final Tuple tuple;
    boolean matched;

    RightRow(Tuple tuple) {
      this.tuple = tuple;
    }
  }

  HashJoinCursor(Join.HashJoin plan, Cursor left, Cursor right, Scope scope) {
    this.plan = plan;
    this.kind = plan.kind();
    this.left = left;
    this.right = right;
    this.condition = plan.condition();
    this.scope = scope;
    this.leftSlots = new Tuple.Slots(scope, plan.left().slots());
    this.rightSlots = new Tuple.Slots(scope, plan.right().slots());
    this.types = KeyTypes.of(plan.rightKeys());
  }

  @Override
  void open() {
    rightRows = new ArrayList<>();
    table = new HashMap<>();
    hasLeft = false;
    unmatched = 0;
    right.open();
    while (right.next()) {
      RightRow row = new RightRow(rightSlots.save());
      rightRows.add(row);
      KeyTypes.Key key = types.evaluate(plan.rightKeys(), scope.frame);
      if (!key.hasNull()) {
        table.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(row);
      }
    }
    left.open();
  }

  @Override
  boolean next() {
    while (hasLeft || nextLeft()) {
      if (nextMatch()) {
        if (kind == Join.Kind.ANTI) {
          hasLeft = false;
          continue;
        }
        hasLeft = kind != Join.Kind.SEMI;
        return true;
      }
      hasLeft = false;
      if (!matched && keepsUnmatchedLeft()) {
        rightSlots.clear();
        return true;
      }
    }
    return keepsUnmatchedRight() && nextUnmatchedRight();
  }

  private boolean keepsUnmatchedLeft() {
    return kind == Join.Kind.LEFT || kind == Join.Kind.FULL || kind == Join.Kind.ANTI;
  }

  private boolean keepsUnmatchedRight() {
    return kind == Join.Kind.RIGHT || kind == Join.Kind.FULL;
  }

  private boolean nextLeft() {
    if ((rightRows.isEmpty() && !keepsUnmatchedLeft()) || !left.next()) {
      return false;
    }
    hasLeft = true;
    matched = false;
    KeyTypes.Key key = types.evaluate(plan.leftKeys(), scope.frame);
    candidates = key.hasNull() ? List.of() : table.getOrDefault(key, List.of());
    candidate = 0;
    return true;
  }

  private boolean nextMatch() {
    while (candidate < candidates.size()) {
      RightRow row = candidates.get(candidate++);
      rightSlots.restore(row.tuple);
      if (condition == null || condition.test(scope.frame)) {
        row.matched = true;
        matched = true;
        return true;
      }
    }
    return false;
  }

  private boolean nextUnmatchedRight() {
    while (unmatched < rightRows.size()) {
      RightRow row = rightRows.get(unmatched++);
      if (!row.matched) {
        leftSlots.clear();
        rightSlots.restore(row.tuple);
        return true;
      }
    }
    return false;
  }
}
