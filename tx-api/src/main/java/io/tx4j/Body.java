package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * The work of a transaction, with a result. It may be called several times, once for each attempt.
 *
 * @param <T> what it returns
 * @param <X> the checked exception it may throw, {@code RuntimeException} if none
 */
@FunctionalInterface
public interface Body<T extends @Nullable Object, X extends Throwable> {

  /**
   * Does the work on the calling thread, inside the transaction.
   *
   * @return the result
   * @throws X what rolls the transaction back, unless the definition says otherwise
   */
  T call() throws X;
}
