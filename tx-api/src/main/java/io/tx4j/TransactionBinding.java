package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * For runtimes, not for applications: what is bound to a thread while it runs within a scope. It is
 * the one {@link ThreadLocal} of the library; bindings that enclose each other are a matter of the
 * runtime, which binds again what it had found {@link #bound()} when it leaves the scope.
 */
public abstract class TransactionBinding {

  private static final ThreadLocal<@Nullable TransactionBinding> BOUND = new ThreadLocal<>();

  /** For subclasses. */
  protected TransactionBinding() {}

  /**
   * What {@link Transaction#current()} is to find while this is bound.
   *
   * @return the innermost transaction; null for none
   */
  protected abstract @Nullable Transaction transaction();

  /**
   * What is bound to the calling thread.
   *
   * @return the argument of the last {@link #bind}; null for none
   */
  protected static @Nullable TransactionBinding bound() {
    return BOUND.get();
  }

  /**
   * Binds to the calling thread.
   *
   * @param binding what to bind; null for nothing
   */
  protected static void bind(@Nullable TransactionBinding binding) {
    BOUND.set(binding);
  }

  static @Nullable Transaction currentOrNull() {
    TransactionBinding bound = BOUND.get();
    return bound == null ? null : bound.transaction();
  }
}
