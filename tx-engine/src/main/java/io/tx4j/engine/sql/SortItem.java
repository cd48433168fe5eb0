package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SqlExpression.Operator;
import org.jspecify.annotations.Nullable;

/**
 * One item of {@code ORDER BY}.
 *
 * @param using the operator of {@code USING >}; null otherwise
 * @param nullsFirst null when not said: then nulls are last in ascending, first in descending order
 */
public record SortItem(
    SqlExpression expression,
    boolean descending,
    @Nullable Operator using,
    @Nullable Boolean nullsFirst,
    int position) {}
