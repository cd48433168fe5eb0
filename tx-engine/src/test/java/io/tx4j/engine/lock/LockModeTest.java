package io.tx4j.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LockModeTest {

  /** "Conflicting Lock Modes" of PostgreSQL's manual, row by row; x conflicts. */
  private static final List<String> TABLE =
      List.of(
          ".......x",
          "......xx",
          "....xxxx",
          "...xxxxx",
          "..xx.xxx",
          "..xxxxxx",
          ".xxxxxxx",
          "xxxxxxxx");

  /** "Conflicting Row-Level Locks". */
  private static final List<String> ROWS = List.of("...x", "..xx", ".xxx", "xxxx");

  @Test
  void tableModesConflictAsInTheManual() {
    for (LockMode mode : LockMode.values()) {
      for (LockMode other : LockMode.values()) {
        assertEquals(
            TABLE.get(mode.ordinal()).charAt(other.ordinal()) == 'x',
            mode.conflictsWith(other),
            mode + " and " + other);
      }
    }
  }

  @Test
  void rowModesConflictAsInTheManual() {
    for (RowLockMode mode : RowLockMode.values()) {
      for (RowLockMode other : RowLockMode.values()) {
        assertEquals(
            ROWS.get(mode.ordinal()).charAt(other.ordinal()) == 'x',
            mode.lockMode().conflictsWith(other.lockMode()),
            mode + " and " + other);
      }
    }
  }

  @Test
  void aStrongerModeCoversAWeakerOne() {
    assertTrue(LockMode.ROW_SHARE.isCoveredBy(LockMode.ACCESS_EXCLUSIVE.bit()));
    assertFalse(LockMode.ACCESS_EXCLUSIVE.isCoveredBy(LockMode.EXCLUSIVE.bit()));
    assertFalse(LockMode.SHARE.isCoveredBy(LockMode.ROW_EXCLUSIVE.bit()));
    assertTrue(
        LockMode.SHARE_ROW_EXCLUSIVE.isCoveredBy(
            LockMode.SHARE.bit() | LockMode.SHARE_UPDATE_EXCLUSIVE.bit()));
  }
}
