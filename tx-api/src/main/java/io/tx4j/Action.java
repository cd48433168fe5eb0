package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * The work of a transaction, without a result. It may be run several times, once for each attempt.
 *
 * <p>Deliberately not a subtype of {@link Body}: of two overloads the compiler would then prefer
 * this one even for a lambda that returns a value.
 *
 * @param <X> the checked exception it may throw, {@code RuntimeException} if none
 */
@FunctionalInterface
public interface Action<X extends Throwable> {

  /**
   * Does the work on the calling thread, inside the transaction.
   *
   * @throws X what rolls the transaction back, unless the definition says otherwise
   */
  void run() throws X;

  /**
   * The same work as a {@link Body}.
   *
   * @return a body that runs this and returns null
   */
  @SuppressWarnings("NullAway") // the type argument says @Nullable, which NullAway does not follow
  default Body<@Nullable Void, X> asBody() {
    return () -> {
      run();
      return null;
    };
  }
}
