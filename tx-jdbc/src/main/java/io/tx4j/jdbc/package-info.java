/**
 * The runtime of transaction boundaries over any {@code javax.sql.DataSource} that speaks
 * PostgreSQL's dialect.
 *
 * <pre>
 *   {@link io.tx4j.jdbc.JdbcTransactions}.call       the propagation decision
 *     RetryLoop.run                                  what lasts over attempts
 *       Attempt.run                                  what belongs to one: connection, settings, BODY, COMMIT
 *     Ending                                         hooks, outcome, what the caller gets
 * </pre>
 *
 * <p>What is bound to the thread is a chain of {@code Scope}s, the innermost first: an {@code
 * Attempt}, a {@code NestedScope} in it, an {@code OutsideScope} that hides it. One thread-local
 * holds the head of the chain.
 *
 * <p>What it deliberately does not: there is no distributed commit over several databases, and no
 * way to hand an open transaction to another thread.
 */
@NullMarked
package io.tx4j.jdbc;

import org.jspecify.annotations.NullMarked;
