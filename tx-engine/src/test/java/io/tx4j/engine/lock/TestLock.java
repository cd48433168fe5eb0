package io.tx4j.engine.lock;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/** Something to lock, with the queue rules of tables. */
final class TestLock extends Lockable {

  static final LockTag TAG =
      new LockTag() {
        @Override
        public String type() {
          return "test";
        }

        @Override
        public String describe(Lockable lock) {
          return lock.lockName();
        }

        @Override
        public SqlError notAvailable() {
          return new SqlError(SqlState.LOCK_NOT_AVAILABLE, "could not obtain the lock of the test");
        }
      };

  private final String name;

  TestLock(String name) {
    this.name = name;
  }

  @Override
  protected String lockName() {
    return name;
  }
}
