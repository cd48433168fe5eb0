package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.key.KeyColumn;
import io.tx4j.engine.plan.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ORDER BY: computes keys and compares them. */
final class SortOrder {

  private final List<SortKey> keys;
  private final KeyColumn[] columns;

  SortOrder(List<SortKey> keys) {
    this.keys = keys;
    this.columns = keys.stream().map(SortKey::order).toArray(KeyColumn[]::new);
  }

  @Nullable Object[] evaluate(Frame frame) {
    @Nullable Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = keys.get(i).expr().eval(frame);
    }
    return values;
  }

  int compare(@Nullable Object[] left, @Nullable Object[] right) {
    for (int i = 0; i < columns.length; i++) {
      int order = columns[i].compare(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
