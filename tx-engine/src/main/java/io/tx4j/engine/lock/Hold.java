package io.tx4j.engine.lock;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * That an owner holds a lock in a set of modes. Names no lock: an owner uses one such object for
 * all its locks.
 */
final class Hold {

  private static final Hold[] NONE = {};

  final LockOwner owner;
  final int modes;

  Hold(LockOwner owner, int modes) {
    this.owner = owner;
    this.modes = modes;
  }

  /** The holders of a lock as an array, whichever form they have in its state. */
  static Hold[] all(@Nullable Object holders) {
    if (holders == null) {
      return NONE;
    }
    return holders instanceof Hold hold ? new Hold[] {hold} : (Hold[]) holders;
  }

  /** The modes in which {@code owner} is among the holders; 0 where it is not. */
  static int modesOf(@Nullable Object holders, LockOwner owner) {
    if (holders == null) {
      return 0;
    }
    if (holders instanceof Hold hold) {
      return hold.owner == owner ? hold.modes : 0;
    }
    for (Hold hold : (Hold[]) holders) {
      if (hold.owner == owner) {
        return hold.modes;
      }
    }
    return 0;
  }

  /** Whether a holder of another session keeps {@code session} from the mode. */
  static boolean conflict(@Nullable Object holders, LockSession session, LockMode mode) {
    if (holders == null) {
      return false;
    }
    if (holders instanceof Hold hold) {
      return hold.keepsOut(session, mode);
    }
    for (Hold hold : (Hold[]) holders) {
      if (hold.keepsOut(session, mode)) {
        return true;
      }
    }
    return false;
  }

  boolean keepsOut(LockSession session, LockMode mode) {
    return mode.conflictsWithAny(modes) && owner.session() != session;
  }

  /** Whether all holders have weak modes only. */
  static boolean areWeak(@Nullable Object holders) {
    for (Hold hold : all(holders)) {
      if (!LockMode.areWeak(hold.modes)) {
        return false;
      }
    }
    return true;
  }

  /** The holders after {@code owner} holds exactly {@code modes}; 0 takes it out. */
  static @Nullable Object with(@Nullable Object holders, LockOwner owner, int modes) {
    if (holders == null || holders instanceof Hold hold && hold.owner == owner) {
      return modes == 0 ? null : owner.hold(modes);
    }
    Hold[] before = all(holders);
    int place = 0;
    while (place < before.length && before[place].owner != owner) {
      place++;
    }
    if (modes != 0) {
      Hold[] after = Arrays.copyOf(before, Math.max(before.length, place + 1));
      after[place] = owner.hold(modes);
      return after;
    }
    return place == before.length ? holders : without(before, place);
  }

  private static Object without(Hold[] before, int place) {
    if (before.length == 2) {
      return before[1 - place];
    }
    Hold[] after = new Hold[before.length - 1];
    System.arraycopy(before, 0, after, 0, place);
    System.arraycopy(before, place + 1, after, place, after.length - place);
    return after;
  }
}
