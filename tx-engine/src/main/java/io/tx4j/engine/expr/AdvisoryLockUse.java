package io.tx4j.engine.expr;

/**
 * An advisory lock, and how it is used.
 *
 * @param first the high half of a bigint key, or the first of two ints
 * @param second the low half, or the second
 * @param twoKeys whether the key is two ints: they are a space of their own
 * @param ofTransaction whether it lasts until the end of the transaction, not of the session
 * @param shared whether others may share it
 */
public record AdvisoryLockUse(
    int first, int second, boolean twoKeys, boolean ofTransaction, boolean shared) {

  static AdvisoryLockUse of(long key, boolean ofTransaction, boolean shared) {
    return new AdvisoryLockUse((int) (key >>> 32), (int) key, false, ofTransaction, shared);
  }

  static AdvisoryLockUse of(int first, int second, boolean ofTransaction, boolean shared) {
    return new AdvisoryLockUse(first, second, true, ofTransaction, shared);
  }
}
