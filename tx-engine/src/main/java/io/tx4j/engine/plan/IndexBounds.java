package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.key.KeyColumn;
import io.tx4j.engine.key.KeyRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of an index a scan reads: those whose leading columns match, one by one, and whose
 * next column is within a range.
 *
 * @param columns the order of the index
 * @param matches for each of the leading columns what it must be
 * @param lower for the column after those: at least this, or (exclusive) more; null for no lower
 *     bound
 * @param upper for the same column: at most this, or (exclusive) less; null for no upper bound
 */
public record IndexBounds(
    List<KeyColumn> columns,
    List<Match> matches,
    @Nullable Expr lower,
    boolean lowerInclusive,
    @Nullable Expr upper,
    boolean upperInclusive) {

  /** What a column of the key must be. */
  public sealed interface Match {}

  /** Equal to the value; nothing is equal to a null. */
  public record Equal(Expr value) implements Match {}

  /** Null. */
  public record Null() implements Match {}

  /** Equal to one of the values. */
  public record OneOf(List<Expr> values) implements Match {}

  /** Equal to an element of the array. */
  public record ElementOf(Expr array) implements Match {}

  public IndexBounds {
    columns = List.copyOf(columns);
    matches = List.copyOf(matches);
  }

  /** The whole index. */
  public static IndexBounds all(List<KeyColumn> columns) {
    return new IndexBounds(columns, List.of(), null, true, null, true);
  }

  public boolean isAll() {
    return matches.isEmpty() && lower == null && upper == null;
  }

  /**
   * The ranges of keys for the frame's current rows and parameters: without overlap, in the order
   * of the index. Empty where nothing can match.
   */
  public List<KeyRange> ranges(Frame frame) {
    return new IndexRanges(this, frame).all();
  }
}
