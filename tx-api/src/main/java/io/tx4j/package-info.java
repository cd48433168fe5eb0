/**
 * The words of tx4j: what is declared, how it ended, what to run afterwards, and what can go wrong.
 *
 * <p>A <em>definition</em> ({@link io.tx4j.TransactionDefinition}) is what was declared, by {@link
 * io.tx4j.Transactional} or in code. A <em>scope</em> is one call made under a definition; it owns
 * a transaction or joins one. An <em>attempt</em> is one try of an owned transaction, from begin to
 * end. An <em>outcome</em> ({@link io.tx4j.Outcome}) is how an owned transaction ended. A
 * <em>hook</em> is what a transaction runs on its way to that end or after it.
 *
 * <pre>
 *   &#64;Transactional on a method --&gt; generated wrapper --+
 *                                                     +--&gt; Transactions.call(definition, body)
 *   transactions.call(definition, () -&gt; ...) ---------+
 * </pre>
 *
 * <p>What holds for every scope, however it was entered:
 *
 * <ul>
 *   <li>A {@code Throwable} that leaves the body rolls back and reaches the caller as the same
 *       object. {@code commitOn} and {@code rollbackSilentlyOn} are the only exceptions to the
 *       first half; {@link io.tx4j.RetriesExhaustedException}, after two attempts or more, is the
 *       only one to the second.
 *   <li>A call that returns normally from the scope that owns the transaction has committed, or was
 *       rolled back silently because the body asked for exactly that.
 *   <li>Hooks run once for each physical commit or rollback, never for an attempt that was retried.
 * </ul>
 *
 * <p>This package has no runtime: it neither opens a connection nor knows a database. It
 * deliberately has no factory for {@link io.tx4j.Transactions} either; the runtime's module has it.
 */
@NullMarked
package io.tx4j;

import org.jspecify.annotations.NullMarked;
