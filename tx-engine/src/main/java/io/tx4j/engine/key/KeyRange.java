package io.tx4j.engine.key;

import org.jspecify.annotations.Nullable;

/**
 * The keys between two bounds, each a prefix of the key's columns, in the order of the index.
 *
 * <p>A bound with fewer values than the index has columns covers every key that begins with them:
 * an inclusive lower bound {@code (3)} on an index over (a, b) begins before {@code (3, anything)},
 * an exclusive one after it. An empty bound is none.
 *
 * @param lower values of the leading columns in which the range begins; a null in it is the SQL
 *     NULL as the index orders it
 * @param upper values of the leading columns in which the range ends
 */
@SuppressWarnings("ArrayRecordComponent") // a key is an array everywhere in the engine
public record KeyRange(
    @Nullable Object[] lower,
    boolean lowerInclusive,
    @Nullable Object[] upper,
    boolean upperInclusive) {

  private static final @Nullable Object[] NONE = {};

  /** Every key. */
  public static final KeyRange ALL = new KeyRange(NONE, true, NONE, true);

  /** The keys that begin with these values. */
  public static KeyRange prefix(@Nullable Object... values) {
    return new KeyRange(values, true, values, true);
  }
}
