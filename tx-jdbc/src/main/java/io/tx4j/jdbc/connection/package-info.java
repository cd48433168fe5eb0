/**
 * The connection that a transaction lends to mappers, and the statements and result sets that come
 * from it. Internal: applications and mappers see {@code java.sql} alone.
 *
 * <p>Each object here stands before one of the driver's or pool's, and asks its {@link
 * io.tx4j.jdbc.connection.ConnectionOwner} before it passes a call on: is this the transaction's
 * thread, is the transaction still open? It tells the owner of statements that start, end and fail,
 * and refuses to end the transaction.
 *
 * <pre>
 *   ScopedConnection --&gt; ScopedStatement --&gt; ScopedResultSet
 *          |                    |                  |          delegate() = check, then the real one
 *          v                    v                  v
 *   pool's Connection     pool's Statement    driver's ResultSet
 * </pre>
 *
 * <p>The {@code Delegating...} classes pass on and decide nothing; the {@code Scoped...} classes
 * decide. They are written out, not made by {@code java.lang.reflect.Proxy}, because reading a
 * column through a proxy costs more than reading it; only the metadata, which nobody reads in a
 * loop, is a proxy.
 *
 * <p>What it deliberately does not: statements are not closed with the handle they came from. The
 * pool closes what is left open when it gets its connection back.
 */
@NullMarked
package io.tx4j.jdbc.connection;

import org.jspecify.annotations.NullMarked;
