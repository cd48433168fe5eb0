package io.tx4j.engine.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be locked: a row, a table, a transaction, an advisory key. The lock is one
 * field of the object itself, so a lock that nobody else wants costs one compare-and-set and no
 * memory. The field holds
 *
 * <ul>
 *   <li>null: free; of a transaction: running, and nobody waits for it;
 *   <li>a {@link Hold}, or an array of them: held by one, or by several whose modes suit each
 *       other;
 *   <li>a {@link LockQueue}: somebody waits. It is changed only under the mutex of the {@link
 *       LockManager};
 *   <li>{@link #RETIRED}: a transaction that has ended.
 * </ul>
 *
 * <p>Locks are taken and released through a {@link LockOwner}.
 */
public abstract class Lockable {

  static final Object RETIRED = new Object();

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Lockable.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Object state;

  protected Lockable() {}

  /** How messages call this one among its kind: for a row {@code (0,7)}. */
  protected String lockName() {
    return toString();
  }

  /** Called after the lock became free, by the thread that freed it. */
  void freed() {}

  /** Who holds a lock that nobody has ever acquired: a transaction holds itself. */
  @Nullable Object holdersWhenUntouched() {
    return null;
  }

  /** Whether a release is to go through the manager even where nobody waits. */
  boolean changesUnderMutex() {
    return false;
  }

  @Nullable Object state() {
    return state;
  }

  boolean replace(@Nullable Object expected, @Nullable Object next) {
    return STATE.compareAndSet(this, expected, next);
  }

  void setState(@Nullable Object next) {
    state = next;
  }
}
