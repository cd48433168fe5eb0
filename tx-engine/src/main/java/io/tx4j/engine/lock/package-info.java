/**
 * Locks of rows, tables, transactions and advisory keys, as PostgreSQL has them: modes, queues,
 * deadlocks.
 *
 * <h2>What is locked, and by whom</h2>
 *
 * A {@link io.tx4j.engine.lock.Lockable} is the lock itself: a row of the store is one, so is a
 * transaction. A {@link io.tx4j.engine.lock.LockOwner} is a transaction in its role as a holder; it
 * belongs to a {@link io.tx4j.engine.lock.LockSession}, and within one session nobody keeps anybody
 * out. The {@link io.tx4j.engine.lock.LockManager} is where those meet who want the same lock at
 * the same time.
 *
 * <pre>
 *   state of a lock:   free ──CAS──► Hold ──CAS──► Hold[] ──┐       no mutex, at most one small allocation
 *                       ^             ^              ^      │ somebody must wait
 *                       └─────────────┴──────────────┴──────┤
 *                                     nobody waits any more │
 *                                                           v
 *                                                       LockQueue       under the manager's mutex
 *                                                    holders | requests
 * </pre>
 *
 * <h2>Modes</h2>
 *
 * <pre>
 *                          AS  RS  RE SUE   S SRE   E  AE
 *   ACCESS SHARE                                       x     row: KEY SHARE       SELECT
 *   ROW SHARE                                      x   x     row: SHARE           SELECT FOR ...
 *   ROW EXCLUSIVE                           x   x  x   x                          INSERT, UPDATE, DELETE
 *   SHARE UPDATE EXCLUSIVE             x    x   x  x   x                          VACUUM
 *   SHARE                          x   x        x  x   x     advisory: shared     CREATE INDEX
 *   SHARE ROW EXCLUSIVE            x   x    x   x  x   x                          ADD FOREIGN KEY
 *   EXCLUSIVE                  x   x   x    x   x  x   x     row: NO KEY UPDATE
 *   ACCESS EXCLUSIVE       x   x   x   x    x   x  x   x     row: UPDATE          ALTER, DROP TABLE
 * </pre>
 *
 * An advisory lock is exclusive as EXCLUSIVE. A transaction holds itself in EXCLUSIVE, who waits
 * for its end asks for SHARE. Who holds a lock may ask for more: the modes add up, its own never
 * stand in its way. A rollback to a savepoint takes away what was added since.
 *
 * <h2>The queue</h2>
 *
 * First come, first served, with PostgreSQL's exceptions:
 *
 * <ol>
 *   <li>A request that suits all holders and all who wait in front of it is granted at once. For
 *       rows it need not suit those who wait: PostgreSQL notes a row's waiters only where there is
 *       an active conflict.
 *   <li>Who already holds the lock, and wants more, goes in front of those who wait for it to let
 *       go: behind them it would wait for itself.
 *   <li>On release the queue is walked from the front, and whoever suits the holders and those who
 *       keep waiting in front of it is granted. The lock is handed over: it is never free in
 *       between, so nobody else can snatch it.
 * </ol>
 *
 * <h2>Why no wake-up is lost</h2>
 *
 * A holder that sees no queue lets go with a compare-and-set, and a waiter turns what it sees into
 * a queue with a compare-and-set on the same field: one of the two fails and looks again. With a
 * queue in place both go through the mutex. The one who grants writes the request's status before
 * it unparks; the waiter reads it before it parks again, and an unpark that comes before the park
 * makes the park return at once. So does one for a cancellation. Time-outs and cancellations take
 * the request out of the queue under the mutex, so it is either granted or gone, never both; a
 * grant that came first is kept, and released with the rest of the transaction.
 *
 * <h2>Tables</h2>
 *
 * Every statement locks its tables in a weak mode. Those modes suit each other, so they are noted
 * with the session and not at the table ({@code WeakLocks}), and sessions that use the same table
 * do not meet. Who wants more marks the table as contested and collects what the sessions have
 * noted.
 *
 * <h2>Deadlocks</h2>
 *
 * A waiting session waits for the holders whose modes conflict (hard edges) and for the requests in
 * front of its own that conflict (soft edges). Only one that begins to wait can close a cycle, so
 * that is when {@code DeadlockDetector} looks, not after a second as PostgreSQL does, whose reason
 * to wait, a costly look at all partitions of a shared table, is absent here. The look is skipped
 * for a session that blocks nobody: a queue at a hot row costs no searches.
 *
 * <pre>
 *   session 1 holds a  ◄──hard── session 2 waits for a           the last to wait closes the cycle and
 *        │                            ^                          fails with 40P01
 *        └──hard── waits for b, held by 2
 *
 *   session 3 waits for x, behind 2  ──soft──►  2 waits for x    if 2 waits for 3 elsewhere: let 3 go in front of 2
 * </pre>
 *
 * A cycle with a soft edge can be opened without a victim, by turning that edge round: the order in
 * the queue is changed and all sessions in it are looked at again. Only where no order helps, the
 * request that closed the cycle fails.
 *
 * <h2>Lock order</h2>
 *
 * <pre>
 *   locks of this package (waited for without any mutex or monitor; virtual threads park)
 *   └─ LockManager.mutex: queues, requests, advisory keys; short, never held while waiting
 *        └─ LockSupport.unpark, Lockable's compare-and-set: wait-free
 * </pre>
 *
 * Nothing is called from under the mutex but the descriptions of {@link
 * io.tx4j.engine.lock.LockTag}, which must not lock. A caller may hold no latch of its own while it
 * acquires.
 *
 * <h2>What it does not do</h2>
 *
 * It does not escalate, keeps no lock beyond the process, and tracks no reads: predicate locks of
 * SERIALIZABLE never block and live in the ssi package.
 */
@NullMarked
package io.tx4j.engine.lock;

import org.jspecify.annotations.NullMarked;
