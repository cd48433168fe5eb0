package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query: {@code SELECT}, {@code VALUES}, {@code TABLE} or a set operation, with all that may
 * stand around it.
 *
 * @param limit null for none, and for {@code LIMIT ALL}
 * @param withTies {@code FETCH FIRST n ROWS WITH TIES}
 */
public record Query(
    @Nullable With with,
    QueryBody body,
    List<SortItem> orderBy,
    @Nullable SqlExpression limit,
    @Nullable SqlExpression offset,
    boolean withTies,
    List<Locking> locking,
    int position)
    implements DataStatement {

  @Override
  public <R> R accept(DataStatement.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** How strongly {@code FOR ...} locks rows, weakest first. */
  public enum LockStrength {
    KEY_SHARE,
    SHARE,
    NO_KEY_UPDATE,
    UPDATE
  }

  /** What to do about a row that is locked. */
  public enum LockWait {
    WAIT,
    NOWAIT,
    SKIP_LOCKED
  }

  /**
   * {@code FOR UPDATE OF t NOWAIT}.
   *
   * @param of empty for all tables
   */
  public record Locking(
      LockStrength strength, List<QualifiedName> of, LockWait waiting, int position) {}
}
