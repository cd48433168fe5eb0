package io.tx4j;

import org.jspecify.annotations.Nullable;

/**
 * Thrown in a body to roll back and return normally to the caller of the method that owns the
 * transaction.
 *
 * <p>What the caller gets: the value, if it was made with one; else null, or {@code
 * Optional.empty()} where the method returns an {@code Optional}. Where the method returns a
 * primitive and there is no value, or the value is of another type, the rollback happens and an
 * {@link IllegalTransactionStateException} says so.
 *
 * <p>A scope that joined a transaction never absorbs it: it travels to the owner. A {@link
 * Propagation#NESTED} scope owns its savepoint: it rolls back to it and returns.
 *
 * <p>It carries neither a stack trace nor suppressed exceptions, so that one object can serve all.
 */
public final class SilentRollback extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace that could mislead
  private static final SilentRollback INSTANCE = new SilentRollback(false, null);

  private final boolean hasValue;
  private final transient @Nullable Object value;

  private SilentRollback(boolean hasValue, @Nullable Object value) {
    super("The body asked for a silent rollback.", null, false, false);
    this.hasValue = hasValue;
    this.value = value;
  }

  /**
   * A silent rollback without a value.
   *
   * @return always the same object
   */
  public static SilentRollback instance() {
    return INSTANCE;
  }

  /**
   * A silent rollback after which the caller gets a value.
   *
   * @param value what the owning method returns; null is a value too
   * @return a new object
   */
  public static SilentRollback returning(@Nullable Object value) {
    return new SilentRollback(true, value);
  }

  /**
   * Whether it was made with a value.
   *
   * @return true for {@link #returning}
   */
  public boolean hasValue() {
    return hasValue;
  }

  /**
   * What the caller is to get.
   *
   * @return the value; null if there is none
   */
  public @Nullable Object value() {
    return value;
  }
}
