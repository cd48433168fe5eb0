package io.tx4j.engine.key;

import io.tx4j.engine.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * How one column of a key is ordered.
 *
 * @param type the type whose order applies
 * @param descending DESC
 * @param nullsFirst NULLS FIRST, which is PostgreSQL's default for DESC alone
 */
public record KeyColumn(SqlType type, boolean descending, boolean nullsFirst) {

  /** Ascending, nulls last: PostgreSQL's default. */
  public static KeyColumn ascending(SqlType type) {
    return new KeyColumn(type, false, false);
  }

  /** Compares two values in the order of this column; nulls are equal to each other. */
  public int compare(@Nullable Object left, @Nullable Object right) {
    if (left == right) {
      return 0;
    }
    if (left == null) {
      return nullsFirst ? -1 : 1;
    }
    if (right == null) {
      return nullsFirst ? 1 : -1;
    }
    int order = type.compare(left, right);
    return descending ? -order : order;
  }
}
