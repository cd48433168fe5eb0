package io.tx4j.engine.plan;

import io.tx4j.engine.expr.ColumnRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a frame while its query is bound: one frame for the statement, and one for each
 * subquery that is an expression.
 */
final class FrameLayout {

  private final @Nullable FrameLayout outer;
  private final int depth;
  private final List<ColumnRef> outerReferences = new ArrayList<>();
  private int slotCount;

  /**
   * @param outer the frame around; null for the statement's
   */
  FrameLayout(@Nullable FrameLayout outer) {
    this.outer = outer;
    this.depth = outer == null ? 0 : outer.depth + 1;
  }

  int newSlot() {
    return slotCount++;
  }

  int slotCount() {
    return slotCount;
  }

  /** How many frames out a frame is; 0 for this one. */
  int levelOf(FrameLayout other) {
    return depth - other.depth;
  }

  /** The frame that many levels out. */
  FrameLayout outward(int level) {
    FrameLayout at = this;
    for (int i = level; i > 0 && at.outer != null; i--) {
      at = at.outer;
    }
    return at;
  }

  /**
   * Notes a column of an outer frame that an expression in this frame reads.
   *
   * @return the same column as each of the frames on the way out sees it
   */
  List<ColumnRef> noteOuterReference(ColumnRef reference) {
    List<ColumnRef> noted = new ArrayList<>();
    FrameLayout at = this;
    for (int level = reference.level(); level > 0 && at.outer != null; level--) {
      ColumnRef seen =
          new ColumnRef(
              level - 1,
              reference.slot(),
              reference.column(),
              reference.type(),
              reference.typmod(),
              reference.name());
      at.outerReferences.add(seen);
      noted.add(seen);
      at = at.outer;
    }
    return noted;
  }

  /**
   * The columns of outer frames that are read here or further in, as the frame around sees them.
   */
  List<ColumnRef> outerReferences() {
    return outerReferences;
  }
}
