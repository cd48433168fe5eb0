package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of two inputs brought together. Nothing is copied: each side fills its own slots. */
public sealed interface Join extends Plan {

  /** The kinds of join. */
  enum Kind {
    INNER,
    /** Every left row; the right slots are null where none matches. */
    LEFT,
    /** Every right row; the left slots are null where none matches. Hash joins only. */
    RIGHT,
    /** Every row of both sides. Hash joins only. */
    FULL,
    /** The left rows that have a match, each once. */
    SEMI,
    /** The left rows that have no match. */
    ANTI
  }

  Kind kind();

  Plan left();

  Plan right();

  @Override
  default List<Plan> inputs() {
    return List.of(left(), right());
  }

  @Override
  default int[] slots() {
    boolean leftOnly = kind() == Kind.SEMI || kind() == Kind.ANTI;
    return leftOnly ? left().slots() : Slots.union(left().slots(), right().slots());
  }

  /**
   * Opens the right input anew for each left row; its scans may use the left row.
   *
   * @param condition when two rows match; null for always
   */
  record NestedLoopJoin(Kind kind, Plan left, Plan right, @Nullable Expr condition)
      implements Join {
    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Puts the right input into a hash table and looks each left row up. Two rows match where the
   * keys, pairwise of the same type, are equal (so none is null) and the condition holds.
   *
   * @param leftKeys over the left slots
   * @param rightKeys over the right slots
   * @param condition over both; null for none
   */
  record HashJoin(
      Kind kind,
      Plan left,
      Plan right,
      List<Expr> leftKeys,
      List<Expr> rightKeys,
      @Nullable Expr condition)
      implements Join {
    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of node.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(NestedLoopJoin join);

    R visit(HashJoin join);
  }
}
