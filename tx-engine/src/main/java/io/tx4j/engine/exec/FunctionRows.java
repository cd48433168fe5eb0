package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.expr.SetFunctionCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of functions that return rows, side by side: as many rows as the longest one gives, nulls
 * for those that have no more.
 */
final class FunctionRows implements Iterator<@Nullable Object[]> {

  private final List<SetFunctionCall> calls;
  private final List<Iterator<@Nullable Object[]>> results = new ArrayList<>();
  private final boolean ordinality;
  private final int width;
  private long ordinal;

  /**
   * @param ordinality whether a last column counts the rows from 1
   */
  FunctionRows(List<SetFunctionCall> calls, boolean ordinality, Frame frame) {
    this.calls = calls;
    this.ordinality = ordinality;
    int columns = ordinality ? 1 : 0;
    for (SetFunctionCall call : calls) {
      results.add(call.rows(frame));
      columns += call.columns().size();
    }
    this.width = columns;
  }

  @Override
  public boolean hasNext() {
    for (Iterator<@Nullable Object[]> result : results) {
      if (result.hasNext()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Object[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    @Nullable Object[] row = new Object[width];
    int column = 0;
    for (int i = 0; i < calls.size(); i++) {
      int columns = calls.get(i).columns().size();
      Iterator<@Nullable Object[]> result = results.get(i);
      if (result.hasNext()) {
        System.arraycopy(result.next(), 0, row, column, columns);
      }
      column += columns;
    }
    if (ordinality) {
      row[column] = ++ordinal;
    }
    return row;
  }
}
