package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands after {@code OVER}, or after {@code WINDOW name AS}.
 *
 * @param reference the name in {@code OVER name}: all else is empty then
 * @param base the name that begins {@code OVER (name ORDER BY ...)}
 * @param frame null when not given
 */
public record WindowSpecification(
    @Nullable String reference,
    @Nullable String base,
    List<SqlExpression> partitionBy,
    List<SortItem> orderBy,
    @Nullable Frame frame,
    int position) {

  /** {@code ROWS}, {@code RANGE} or {@code GROUPS}. */
  public enum Mode {
    ROWS,
    RANGE,
    GROUPS
  }

  /** Where a frame begins or ends; the OFFSET kinds have an expression. */
  public enum BoundKind {
    UNBOUNDED_PRECEDING,
    OFFSET_PRECEDING,
    CURRENT_ROW,
    OFFSET_FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /** One end of a frame; {@code offset} is null unless the kind says OFFSET. */
  public record Bound(BoundKind kind, @Nullable SqlExpression offset) {}

  /** {@code EXCLUDE ...}. */
  public enum Exclusion {
    NO_OTHERS,
    CURRENT_ROW,
    GROUP,
    TIES
  }

  /** A frame clause; without {@code BETWEEN} its end is the current row. */
  public record Frame(Mode mode, Bound start, Bound end, Exclusion exclusion, int position) {}
}
