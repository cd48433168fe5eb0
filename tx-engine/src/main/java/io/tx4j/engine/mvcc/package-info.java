/**
 * Rows with their versions, and the transactions on them.
 *
 * <h2>What is stored</h2>
 *
 * <p>A {@link io.tx4j.engine.mvcc.TableStore table} has rows with stable ids. A {@link
 * io.tx4j.engine.mvcc.Row row} is a chain of versions, newest first, and the head of its own lock:
 *
 * <pre>
 *   Row 7 ──> [ balance 90, writer T12 ] ──> [ balance 80, at 4711 ] ──> [ balance 50, at 4200 ]
 *              uncommitted                    what a snapshot at 4711     what an older one sees
 *                                             or later sees
 * </pre>
 *
 * <p>An {@link io.tx4j.engine.mvcc.IndexStore index} orders (key, row id) for every key that some
 * reachable version of a row has. A reader finds the row, walks its chain to the version that its
 * snapshot sees, and checks that this version has the key.
 *
 * <h2>Time</h2>
 *
 * <p>The timestamp of a commit is the position of its record in the log, so the order of the log is
 * the order of commits. A snapshot is a timestamp: it sees every commit at it or before it, and its
 * own transaction's work of earlier commands. {@link io.tx4j.engine.mvcc.SnapshotHorizon} has the
 * newest visible commit and knows the oldest snapshot that somebody still needs.
 *
 * <h2>Writing</h2>
 *
 * <p>Who writes to a row first {@link io.tx4j.engine.mvcc.Transaction#claim claims} it: takes the
 * row's lock, waiting where another transaction has it, and compares the newest version with the
 * one that its snapshot has shown. At READ COMMITTED a newer version is handed back to be looked at
 * again; at REPEATABLE READ it is 40001: the first updater wins. A uniqueness check waits for the
 * transaction in progress that has the same key, as PostgreSQL does.
 *
 * <h2>Committing</h2>
 *
 * <p>See {@link io.tx4j.engine.mvcc.CommitPipeline}. Locks are released before the log is forced
 * (early lock release), so a hot row is not held during a force, and an asynchronous commit is
 * visible at once to whoever comes next. The price is paid by acknowledgements: none is given that
 * rests on a commit not yet forced. Rejected was publishing after the force, in order: there an
 * asynchronous commit stays invisible to its own session behind the force of another's.
 *
 * <h2>Order of locks</h2>
 *
 * <pre>
 *   table locks -> row locks            waited for, in {@link io.tx4j.engine.lock}; deadlocks are found there
 *     key latch of an index             short; nothing is waited for under it
 *     collector's lock                  short; key latches under it
 *     commit lock                       short; the log's queue under it
 * </pre>
 *
 * <h2>Other columns</h2>
 *
 * <p>A definition that changes the columns writes every row anew, and the table gets another {@link
 * io.tx4j.engine.mvcc.TableStore#shape shape}. Versions of an earlier one stay in the chains, and
 * nobody reads them: a snapshot from before is refused with 40001 (PostgreSQL shows an empty table
 * where it has written the rows anew), and an index made since has no entries for them.
 *
 * <h2>Garbage</h2>
 *
 * <p>A version that a commit has superseded is freed once no snapshot can reach it: see {@link
 * io.tx4j.engine.mvcc.GarbageCollector}. A long reader keeps what it may still read, and nothing
 * else has to wait for it.
 */
@NullMarked
package io.tx4j.engine.mvcc;

import org.jspecify.annotations.NullMarked;
