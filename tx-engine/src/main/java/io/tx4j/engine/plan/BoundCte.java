package io.tx4j.engine.plan;

/**
 * A common table expression.
 *
 * @param modifies whether it writes
 */
record BoundCte(int cte, String name, BoundQuery query, boolean modifies) {}
