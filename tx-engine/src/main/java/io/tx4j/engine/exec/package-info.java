/**
 * Plans turned into cursors: operators, changes of rows with their constraints, definitions.
 *
 * <h2>The way of a statement</h2>
 *
 * <pre>
 *   Executor.start(PlannedStatement, parameters, ExecContext)
 *     CursorBuilder     one Cursor for each node of the plan, all on one Scope
 *       Scope           the Frame (a slot for each relation) and, beside each slot, the stored Row
 *     QueryExecution    pulls: next() moves every cursor below it as far as need be
 * </pre>
 *
 * <p>A cursor that has moved to a row has filled its slots: a scan puts the stored array into its
 * slot, a join leaves both sides where they are, a projection fills a slot of its own. Nothing is
 * copied. What keeps rows (a sort, a hash table) keeps a {@code Tuple}: references to what the
 * slots held.
 *
 * <h2>Changing rows</h2>
 *
 * <pre>
 *   source row ──► new values ──► TableWriter.prepare   generated columns, domains, NOT NULL, CHECK
 *                                 Transaction.claim      the row's lock; whether it has changed since
 *                                   changed ──► the newest version, conditions and values again
 *                                 TableStore             the new version; unique indexes (23505)
 *                                 DeferredChecks         foreign keys, at the end of the statement or
 *                                                        of the transaction
 * </pre>
 *
 * <p>Foreign keys are looked at as PostgreSQL's triggers do. A referring row locks the one that it
 * refers to FOR KEY SHARE ({@code ReferenceCheck}). When a referred row goes, {@code Referrers}
 * finds those that refer to it with a snapshot of that moment, and either refuses ({@code
 * Restriction}) or changes them ({@code ReferentialAction}), which may have consequences of its
 * own: they are noted and done in turn.
 *
 * <p>A statement does not see what it writes itself, since its snapshot is of an earlier command;
 * so an UPDATE never meets its own rows again, and no rows are gathered first.
 *
 * <h2>What it does not do</h2>
 *
 * It chooses nothing (the planner has), takes no table locks but those of definitions and no
 * snapshot but those of constraint checks (the session does), and knows nothing of results'
 * formats. Sorts and hash tables live in memory; they are not spilled to disk.
 */
@NullMarked
package io.tx4j.engine.exec;

import org.jspecify.annotations.NullMarked;
