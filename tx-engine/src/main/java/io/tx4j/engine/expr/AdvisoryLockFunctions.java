package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.BOOL;
import static io.tx4j.engine.value.Types.INT4;
import static io.tx4j.engine.value.Types.INT8;
import static io.tx4j.engine.value.Types.VOID;

import io.tx4j.engine.value.SqlType;

/**
 * pg_advisory_lock and its kin: for the session or until the end of the transaction ({@code
 * xact_}), shared or not, waiting or not ({@code try_}), with a key of one bigint or of two ints.
 */
final class AdvisoryLockFunctions {

  private AdvisoryLockFunctions() {}

  static void register(Registrar registrar) {
    Registrar r = registrar.volatileOnes();
    for (boolean shared : new boolean[] {false, true}) {
      for (boolean transaction : new boolean[] {false, true}) {
        acquiring(r, transaction, shared, true);
        acquiring(r, transaction, shared, false);
      }
      releasing(r, shared);
    }
    r.function(
        "pg_advisory_unlock_all",
        VOID,
        c -> {
          c.releaseAdvisoryLocks();
          return "";
        });
  }

  private static void acquiring(Registrar r, boolean transaction, boolean shared, boolean waiting) {
    String name =
        (waiting ? "pg_advisory" : "pg_try_advisory")
            + (transaction ? "_xact_lock" : "_lock")
            + (shared ? "_shared" : "");
    SqlType result = waiting ? VOID : BOOL;
    r.function(
        name,
        result,
        INT8,
        (c, key) -> acquire(c, AdvisoryLockUse.of((Long) key, transaction, shared), waiting));
    r.function(
        name,
        result,
        INT4,
        INT4,
        (c, first, second) ->
            acquire(
                c,
                AdvisoryLockUse.of((Integer) first, (Integer) second, transaction, shared),
                waiting));
  }

  private static Object acquire(EvalContext c, AdvisoryLockUse lock, boolean waiting) {
    boolean acquired = c.acquireAdvisoryLock(lock, waiting);
    return waiting ? "" : (Object) acquired;
  }

  private static void releasing(Registrar r, boolean shared) {
    String name = "pg_advisory_unlock" + (shared ? "_shared" : "");
    r.function(
        name,
        BOOL,
        INT8,
        (c, key) -> c.releaseAdvisoryLock(AdvisoryLockUse.of((Long) key, false, shared)));
    r.function(
        name,
        BOOL,
        INT4,
        INT4,
        (c, first, second) ->
            c.releaseAdvisoryLock(
                AdvisoryLockUse.of((Integer) first, (Integer) second, false, shared)));
  }
}
