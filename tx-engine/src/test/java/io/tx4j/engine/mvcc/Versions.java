package io.tx4j.engine.mvcc;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.lock.LockSession;
import io.tx4j.engine.value.ValueContext;

/** For tests: how much of the past a store still keeps. */
public final class Versions {

  private Versions() {}

  /** The number of versions of the row of a table that has the most, garbage collected. */
  public static int most(Store store, int tableOid) {
    store.collectGarbage();
    int most = 0;
    try (LockSession locks = store.locks().open(0, new Cancellation());
        StoreSession session = store.newSession(locks, ValueContext.DEFAULT)) {
      Transaction transaction = session.begin(IsolationLevel.READ_COMMITTED, true);
      RowCursor rows = store.table(tableOid).scan(transaction.statementSnapshot());
      while (rows.next()) {
        int versions = 0;
        for (Version at = rows.row().newest(); at != null; at = at.older) {
          versions++;
        }
        most = Math.max(most, versions);
      }
      transaction.commit();
    }
    return most;
  }
}
