package io.tx4j;

/**
 * A point in a transaction that one can go back to. Made by {@link Transaction#savepoint()}; {@link
 * Propagation#NESTED} is the same for the length of a call.
 *
 * <p>Both methods fail with {@link IllegalTransactionStateException} when the savepoint is gone:
 * it, or an earlier one, was released, or an earlier one was rolled back to, or the transaction
 * ended.
 */
public interface Savepoint {

  /**
   * Undoes what was done since, and drops the after-commit hooks registered since; the
   * after-rollback hooks run. The savepoint stays, and later ones are gone. A transaction in which
   * a statement failed can be used again.
   *
   * @throws TransactionException if the database refuses it
   */
  void rollback();

  /**
   * Forgets the savepoint and later ones. What was done since, and the hooks registered since,
   * become part of what encloses it; none of them runs now.
   *
   * @throws TransactionException if the database refuses it
   */
  void release();
}
