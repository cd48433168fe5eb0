package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.WindowSpecification.Bound;
import io.tx4j.engine.sql.WindowSpecification.BoundKind;
import io.tx4j.engine.sql.WindowSpecification.Exclusion;
import io.tx4j.engine.sql.WindowSpecification.Frame;
import io.tx4j.engine.sql.WindowSpecification.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Window definitions and their frames. */
final class WindowParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  WindowParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** {@code (base PARTITION BY ... ORDER BY ... frame)}. */
  WindowSpecification specification() {
    int position = tokens.position();
    tokens.expect('(');
    String base = tokens.atColumnName() && !atWindowClause() ? tokens.columnName() : null;
    List<SqlExpression> partitionBy = List.of();
    if (tokens.acceptThen(Keyword.PARTITION, Keyword.BY)) {
      partitionBy = grammar.expressions.list();
    }
    List<SortItem> orderBy = grammar.orders.optionalOrderBy();
    Frame frame = frame();
    tokens.expect(')');
    return new WindowSpecification(null, base, partitionBy, orderBy, frame, position);
  }

  /** These words begin a clause here, though they could be names. */
  private boolean atWindowClause() {
    return tokens.at(Keyword.PARTITION)
        || tokens.at(Keyword.RANGE)
        || tokens.at(Keyword.ROWS)
        || tokens.at(Keyword.GROUPS);
  }

  private @Nullable Frame frame() {
    int position = tokens.position();
    Mode mode;
    if (tokens.accept(Keyword.ROWS)) {
      mode = Mode.ROWS;
    } else if (tokens.accept(Keyword.RANGE)) {
      mode = Mode.RANGE;
    } else if (tokens.accept(Keyword.GROUPS)) {
      mode = Mode.GROUPS;
    } else {
      return null;
    }
    Bound start;
    Bound end = new Bound(BoundKind.CURRENT_ROW, null);
    int startPosition;
    int endPosition = 0;
    boolean between = tokens.accept(Keyword.BETWEEN);
    startPosition = tokens.position();
    start = bound();
    if (between) {
      tokens.expect(Keyword.AND);
      endPosition = tokens.position();
      end = bound();
    }
    check(start, startPosition, end, endPosition, between);
    return new Frame(mode, start, end, exclusion(), position);
  }

  private Bound bound() {
    if (tokens.accept(Keyword.UNBOUNDED)) {
      boolean preceding = tokens.at(Keyword.PRECEDING);
      direction();
      return new Bound(
          preceding ? BoundKind.UNBOUNDED_PRECEDING : BoundKind.UNBOUNDED_FOLLOWING, null);
    }
    if (tokens.accept(Keyword.CURRENT, Keyword.ROW)) {
      return new Bound(BoundKind.CURRENT_ROW, null);
    }
    SqlExpression offset = grammar.expressions.parse();
    boolean preceding = tokens.at(Keyword.PRECEDING);
    direction();
    return new Bound(preceding ? BoundKind.OFFSET_PRECEDING : BoundKind.OFFSET_FOLLOWING, offset);
  }

  private void direction() {
    if (!tokens.accept(Keyword.PRECEDING)) {
      tokens.expect(Keyword.FOLLOWING);
    }
  }

  private static void check(
      Bound start, int startPosition, Bound end, int endPosition, boolean between) {
    if (start.kind() == BoundKind.UNBOUNDED_FOLLOWING) {
      throw windowingError("frame start cannot be UNBOUNDED FOLLOWING", startPosition);
    }
    if (!between && start.kind() == BoundKind.OFFSET_FOLLOWING) {
      throw windowingError(
          "frame starting from following row cannot end with current row", startPosition);
    }
    if (end.kind() == BoundKind.UNBOUNDED_PRECEDING) {
      throw windowingError("frame end cannot be UNBOUNDED PRECEDING", endPosition);
    }
    if (start.kind() == BoundKind.CURRENT_ROW && end.kind() == BoundKind.OFFSET_PRECEDING) {
      throw windowingError(
          "frame starting from current row cannot have preceding rows", endPosition);
    }
    if (start.kind() == BoundKind.OFFSET_FOLLOWING
        && (end.kind() == BoundKind.OFFSET_PRECEDING || end.kind() == BoundKind.CURRENT_ROW)) {
      throw windowingError(
          "frame starting from following row cannot have preceding rows", endPosition);
    }
  }

  private static SqlError windowingError(String message, int position) {
    return new SqlError(SqlState.WINDOWING_ERROR, message).position(position);
  }

  private Exclusion exclusion() {
    if (!tokens.accept(Keyword.EXCLUDE)) {
      return Exclusion.NO_OTHERS;
    }
    if (tokens.acceptThen(Keyword.CURRENT, Keyword.ROW)) {
      return Exclusion.CURRENT_ROW;
    }
    if (tokens.accept(Keyword.GROUP)) {
      return Exclusion.GROUP;
    }
    if (tokens.accept(Keyword.TIES)) {
      return Exclusion.TIES;
    }
    tokens.expect(Keyword.NO, Keyword.OTHERS);
    return Exclusion.NO_OTHERS;
  }
}
