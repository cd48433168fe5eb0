package io.tx4j.engine.lock;

/**
 * The eight lock modes of PostgreSQL, weakest first, with its conflict table. Tables are locked in
 * them directly; rows ({@link RowLockMode}), transactions and advisory keys use some of the eight.
 */
public enum LockMode {
  ACCESS_SHARE("AccessShareLock", 7),
  ROW_SHARE("RowShareLock", 6, 7),
  ROW_EXCLUSIVE("RowExclusiveLock", 4, 5, 6, 7),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", 3, 4, 5, 6, 7),
  SHARE("ShareLock", 2, 3, 5, 6, 7),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", 2, 3, 4, 5, 6, 7),
  EXCLUSIVE("ExclusiveLock", 1, 2, 3, 4, 5, 6, 7),
  ACCESS_EXCLUSIVE("AccessExclusiveLock", 0, 1, 2, 3, 4, 5, 6, 7);

  /** For each set of modes, what conflicts with at least one of them. */
  private static final int[] CONFLICTS_OF_SET = new int[1 << 8];

  static {
    for (int set = 0; set < CONFLICTS_OF_SET.length; set++) {
      for (LockMode mode : values()) {
        if ((set & mode.bit()) != 0) {
          CONFLICTS_OF_SET[set] |= mode.conflicts;
        }
      }
    }
  }

  private final String lockName;
  private final int conflicts;

  LockMode(String lockName, int... conflictingOrdinals) {
    this.lockName = lockName;
    int mask = 0;
    for (int ordinal : conflictingOrdinals) {
      mask |= 1 << ordinal;
    }
    this.conflicts = mask;
  }

  /** The name in pg_locks and in messages, such as {@code AccessShareLock}. */
  public String lockName() {
    return lockName;
  }

  /** Whether two sessions cannot hold these two modes of one lock at the same time. */
  public boolean conflictsWith(LockMode other) {
    return (conflicts & other.bit()) != 0;
  }

  /** This mode as a set of modes. */
  @SuppressWarnings("EnumOrdinal") // a bit of a mask, within one run
  int bit() {
    return 1 << ordinal();
  }

  /** Whether the mode suits all modes that are weak, as reading and writing a table do. */
  boolean isWeak() {
    return compareTo(ROW_EXCLUSIVE) <= 0;
  }

  static boolean areWeak(int modes) {
    return modes < SHARE_UPDATE_EXCLUSIVE.bit();
  }

  boolean conflictsWithAny(int modes) {
    return (conflicts & modes) != 0;
  }

  /** Whether who holds {@code modes} already keeps out everybody whom this mode would keep out. */
  boolean isCoveredBy(int modes) {
    return (CONFLICTS_OF_SET[modes] & conflicts) == conflicts;
  }
}
