package io.tx4j.engine.lock;

/**
 * The key of an advisory lock. Keys of one bigint and keys of two ints are different spaces.
 *
 * @param classId the high half of the bigint, or the first int
 * @param objectId the low half, or the second int
 * @param space 1 for a bigint, 2 for two ints: column objsubid of pg_locks
 */
public record AdvisoryKey(int classId, int objectId, int space) {

  /** The space of the keys of one bigint. */
  public static final int BIGINT = 1;

  private static final int TWO_INTS = 2;

  public static AdvisoryKey of(long key) {
    return new AdvisoryKey((int) (key >>> 32), (int) key, BIGINT);
  }

  public static AdvisoryKey of(int first, int second) {
    return new AdvisoryKey(first, second, TWO_INTS);
  }
}
