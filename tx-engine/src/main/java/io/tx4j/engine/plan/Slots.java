package io.tx4j.engine.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sets of slots: ascending arrays. */
final class Slots {

  static final int[] NONE = {};

  private Slots() {}

  static int[] of(int slot) {
    return new int[] {slot};
  }

  static int[] union(int[] left, int[] right) {
    return IntStream.concat(Arrays.stream(left), Arrays.stream(right))
        .sorted()
        .distinct()
        .toArray();
  }

  static int[] plus(int[] slots, int slot) {
    return union(slots, of(slot));
  }
}
