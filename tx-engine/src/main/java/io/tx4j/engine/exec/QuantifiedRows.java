package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.plan.SubqueryExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a subquery that an operand is compared with by ANY or ALL (IN and NOT IN are the
 * same). Where the comparison is an equality and the rows are the same each time, they are hashed:
 * then only rows that have a null are looked at one by one.
 */
final class QuantifiedRows {

  private final SubqueryExpr.Test test;
  private final boolean all;
  private final Cursor cursor;
  private final Tuple.Slots slots;
  private final Scope scope;
  private final boolean kept;
  private final KeyTypes types;

  private @Nullable List<Tuple> rows;
  private final Set<KeyTypes.Key> keys = new HashSet<>();
  private final List<Tuple> rowsWithNull = new ArrayList<>();

  /**
   * @param all whether the test must hold for every row; otherwise for some row
   * @param kept whether the rows are the same each time
   */
  QuantifiedRows(
      SubqueryExpr.Test test,
      boolean all,
      Cursor cursor,
      Tuple.Slots slots,
      Scope scope,
      boolean kept) {
    this.test = test;
    this.all = all;
    this.cursor = cursor;
    this.slots = slots;
    this.scope = scope;
    this.kept = kept;
    this.types = KeyTypes.of(test.rowKeys());
  }

  /** True, false, or null for unknown, for the operand that the frame around holds. */
  @Nullable Boolean holds() {
    if (!kept) {
      return holdsForCursor();
    }
    List<Tuple> read = rows;
    if (read == null) {
      read = readAll();
      rows = read;
    }
    return isHashed() ? holdsForHashed(read) : holdsForRows(read);
  }

  private boolean isHashed() {
    return !all && !test.rowKeys().isEmpty();
  }

  private List<Tuple> readAll() {
    List<Tuple> read = new ArrayList<>();
    cursor.open();
    while (cursor.next()) {
      Tuple tuple = slots.save();
      read.add(tuple);
      if (isHashed()) {
        KeyTypes.Key key = types.evaluate(test.rowKeys(), scope.frame);
        if (key.hasNull()) {
          rowsWithNull.add(tuple);
        } else {
          keys.add(key);
        }
      }
    }
    return read;
  }

  private @Nullable Boolean holdsForHashed(List<Tuple> read) {
    if (read.isEmpty()) {
      return false;
    }
    Frame around = Objects.requireNonNull(scope.frame.outer);
    @Nullable Object[] operands = new Object[test.operandKeys().size()];
    for (int i = 0; i < operands.length; i++) {
      Expr operand = test.operandKeys().get(i);
      operands[i] = operand.eval(around);
    }
    KeyTypes.Key key = new KeyTypes.Key(types, operands);
    if (key.hasNull()) {
      return holdsForRows(read);
    }
    return keys.contains(key) ? Boolean.TRUE : holdsForRows(rowsWithNull);
  }

  private @Nullable Boolean holdsForRows(List<Tuple> some) {
    Boolean result = all;
    for (Tuple tuple : some) {
      slots.restore(tuple);
      Boolean holds = (Boolean) test.condition().eval(scope.frame);
      if (holds == null) {
        result = null;
      } else if (holds != all) {
        return holds;
      }
    }
    return result;
  }

  private @Nullable Boolean holdsForCursor() {
    Boolean result = all;
    cursor.open();
    while (cursor.next()) {
      Boolean holds = (Boolean) test.condition().eval(scope.frame);
      if (holds == null) {
        result = null;
      } else if (holds != all) {
        return holds;
      }
    }
    return result;
  }
}
