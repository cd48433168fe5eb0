/**
 * From a syntax tree to a plan: names and types are bound, access paths are chosen.
 *
 * <pre>
 *   Statement  --Binder-->  bound query   --Planner-->  Plan  --engine.exec-->  cursors
 *   (names)                 (slots, Exprs)              (records)
 * </pre>
 *
 * <p>A {@link io.tx4j.engine.plan.Plan} is data. Every relation of a query has a slot in the frame
 * that the query runs in: scans put the stored row into it, joins fill the slots of both sides,
 * projections and aggregations compute a row into a slot of their own. A column is found by (frames
 * outward, slot, position in the row), so no operator copies rows.
 *
 * <p>Definitions are checked when they are run ({@link io.tx4j.engine.plan.DdlPlanner}), as in
 * PostgreSQL.
 *
 * <p>What this package deliberately does not do: read or write rows, take locks, keep plans. The
 * {@link io.tx4j.engine.plan.PlannedStatement} says which locks it needs and which catalog it is
 * good for.
 */
@NullMarked
package io.tx4j.engine.plan;

import org.jspecify.annotations.NullMarked;
