package io.tx4j.engine.lock;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The weak table locks of one session, kept with the session so that those who read and write the
 * same table do not meet: what PostgreSQL calls fast-path locks.
 *
 * <p>ACCESS SHARE, ROW SHARE and ROW EXCLUSIVE suit each other. The session notes such a lock in a
 * slot of its own, and then looks whether the table is wanted in a stronger mode. Who wants that
 * first says so ({@link TableLock#isContested}) and then collects the slots of all sessions into
 * the table's queue. Both write before they read, so one of the two sees the other.
 *
 * <p>An owner's modes of a table are either all in a slot or all at the table.
 */
final class WeakLocks {

  /** What {@link #acquire} answers where the lock is to be asked of the table. */
  static final int NOT_HERE = -1;

  /** What {@link #acquire} answers where a mode as strong is held already. */
  static final int COVERED = -2;

  private static final int SLOTS = 8;
  private static final int MODES = 7;

  /**
   * Each use of a slot has a number of its own, so that a late collector's compare-and-set fails.
   */
  private static final int NEXT_USE = 8;

  private final Slot[] slots = new Slot[SLOTS];

  WeakLocks() {
    Arrays.setAll(slots, i -> new Slot());
  }

  private static final class Slot {

    /** The low three bits are the modes, 0 if the slot is free; the others count the uses. */
    final AtomicLong use = new AtomicLong();

    // Written by the session's thread while the slot is free, read by collectors after the modes.
    @Nullable TableLock table;
    @Nullable LockOwner owner;

    static int modes(long state) {
      return (int) (state & MODES);
    }

    static long withModes(long state, int modes) {
      return (state & ~MODES) | modes;
    }
  }

  /**
   * Notes the lock, if there is room and nobody wants the table in a stronger mode.
   *
   * @return the modes held before, {@link #NOT_HERE} or {@link #COVERED}
   */
  int acquire(LockOwner owner, TableLock table, LockMode mode) {
    Slot slot = slotOf(table);
    if (slot == null) {
      return acquireFirst(owner, table, mode);
    }
    long state = slot.use.get();
    int before = Slot.modes(state);
    if (mode.isCoveredBy(before)) {
      return COVERED;
    }
    long more = Slot.withModes(state, before | mode.bit());
    if (!slot.use.compareAndSet(state, more)) {
      return NOT_HERE;
    }
    return table.isContested() && slot.use.compareAndSet(more, state) ? NOT_HERE : before;
  }

  private int acquireFirst(LockOwner owner, TableLock table, LockMode mode) {
    Slot slot = table.state() == null ? freeSlot() : null;
    if (slot == null) {
      return NOT_HERE;
    }
    slot.table = table;
    slot.owner = owner;
    long noted = Slot.withModes(slot.use.get(), mode.bit());
    slot.use.set(noted);
    return table.isContested() && slot.use.compareAndSet(noted, freed(noted)) ? NOT_HERE : 0;
  }

  /** The slot in which modes of the table are noted; null where there is none. */
  private @Nullable Slot slotOf(TableLock table) {
    for (Slot slot : slots) {
      if (slot.table == table && Slot.modes(slot.use.get()) != 0) {
        return slot;
      }
    }
    return null;
  }

  private @Nullable Slot freeSlot() {
    for (Slot slot : slots) {
      if (Slot.modes(slot.use.get()) == 0) {
        return slot;
      }
    }
    return null;
  }

  private static long freed(long state) {
    return Slot.withModes(state, 0) + NEXT_USE;
  }

  /**
   * Keeps these modes only.
   *
   * @return false where the modes are not here (any more) but at the table
   */
  boolean keep(TableLock table, int modes) {
    Slot slot = slotOf(table);
    if (slot == null) {
      return false;
    }
    long state = slot.use.get();
    return slot.use.compareAndSet(state, modes == 0 ? freed(state) : Slot.withModes(state, modes));
  }

  /**
   * Takes the modes of the table out of the slots. Called by any thread, under the manager's mutex.
   */
  void collect(TableLock table, ObjIntConsumer<LockOwner> collector) {
    for (Slot slot : slots) {
      // A failed compare-and-set means that the session has just changed the modes in the slot: it
      // may have some left there, so look again.
      while (!collect(slot, table, collector)) {
        Thread.onSpinWait();
      }
    }
  }

  /** False where the slot has changed meanwhile. */
  private static boolean collect(Slot slot, TableLock table, ObjIntConsumer<LockOwner> collector) {
    long state = slot.use.get();
    LockOwner owner = slot.owner;
    if (Slot.modes(state) == 0 || slot.table != table || owner == null) {
      return true;
    }
    if (!slot.use.compareAndSet(state, freed(state))) {
      return false;
    }
    collector.accept(owner, Slot.modes(state));
    return true;
  }
}
