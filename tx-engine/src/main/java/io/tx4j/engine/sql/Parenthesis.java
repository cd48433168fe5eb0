package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood in parentheses: a query (then there are no elements), or expressions.
 *
 * @param position of the opening parenthesis
 */
record Parenthesis(@Nullable Query query, List<SqlExpression> elements, int position) {}
