package io.tx4j.engine.lock;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an owner acquired, in order, each with the modes it held of that lock before. Used by the
 * owner's thread alone.
 */
final class LockStack {

  private static final Lockable[] NO_LOCKS = {};
  private static final byte[] NO_MODES = {};
  private static final int FIRST_CAPACITY = 8;

  private @Nullable Lockable[] locks = NO_LOCKS;
  private byte[] modesBefore = NO_MODES;
  private int size;

  int size() {
    return size;
  }

  void push(Lockable lock, int before) {
    if (size == locks.length) {
      grow();
    }
    locks[size] = lock;
    modesBefore[size] = (byte) before;
    size++;
  }

  /** The newest lock; the stack is not empty. */
  @Nullable Lockable top() {
    return locks[size - 1];
  }

  /** The modes held of the newest lock before it was acquired. */
  int topModesBefore() {
    return modesBefore[size - 1] & 0xFF;
  }

  void pop() {
    locks[--size] = null;
  }

  private void grow() {
    int capacity = Math.max(FIRST_CAPACITY, size * 2);
    locks = Arrays.copyOf(locks, capacity);
    modesBefore = Arrays.copyOf(modesBefore, capacity);
  }
}
