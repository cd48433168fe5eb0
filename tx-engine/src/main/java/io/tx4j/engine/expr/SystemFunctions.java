package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Who and where we are, settings, transactions, sequences, waiting, types, UUIDs. */
final class SystemFunctions {

  /** What version() says after the name, and what server_version says. */
  static final String VERSION = "PostgreSQL 18.0 (tx4j) on the Java Virtual Machine";

  /** The variant of UUIDs that have a version. */
  private static final int RFC_9562 = 2;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private SystemFunctions() {}

  static void register(Registrar r) {
    identity(r.stable());
    settings(r);
    transactions(r);
    sequences(r.volatileOnes());
    waiting(r.volatileOnes());
    types(r);
    uuids(r);
  }

  private static void identity(Registrar r) {
    r.function("version", TEXT, c -> VERSION);
    r.function("current_database", NAME, c -> c.currentDatabase());
    r.function("current_catalog", NAME, c -> c.currentDatabase());
    r.function("current_schema", NAME, c -> firstOrNull(c.currentSchemas(false)));
    r.function(
        "current_schemas",
        arrayType(NAME),
        BOOL,
        (c, a) -> ArrayValue.of(NAME, c.currentSchemas((Boolean) a)));
    for (String name : List.of("current_user", "current_role", "user")) {
      r.function(name, NAME, c -> c.currentUser());
    }
    r.function("session_user", NAME, c -> c.sessionUser());
    r.function("system_user", TEXT, c -> null);
    r.function("pg_backend_pid", INT4, c -> c.backendPid());
    r.volatileOnes()
        .function(
            "pg_blocking_pids",
            arrayType(INT4),
            INT4,
            (c, a) -> ArrayValue.of(INT4, c.blockingPids((Integer) a)));
    r.function("inet_server_port", INT4, c -> null);
    r.function("inet_client_port", INT4, c -> null);
    r.function("pg_is_in_recovery", BOOL, c -> false);
    r.function("pg_postmaster_start_time", TIMESTAMPTZ, c -> START);
    r.function("pg_conf_load_time", TIMESTAMPTZ, c -> START);
    r.function("pg_client_encoding", NAME, c -> "UTF8");
    r.function("getdatabaseencoding", NAME, c -> "UTF8");
  }

  private static final long START = io.tx4j.engine.value.DateTimes.currentTimestamp();

  private static @Nullable String firstOrNull(List<String> names) {
    return names.isEmpty() ? null : names.get(0);
  }

  static SqlType arrayType(SqlType element) {
    return Objects.requireNonNull(arrayOf(element));
  }

  private static void settings(Registrar r) {
    r.stable().function("current_setting", TEXT, TEXT, (c, a) -> setting(c, (String) a, false));
    r.stable()
        .function(
            "current_setting", TEXT, TEXT, BOOL, (c, a, b) -> setting(c, (String) a, (Boolean) b));
    r.volatileOnes()
        .nullable("set_config", TEXT, List.of(TEXT, TEXT, BOOL), (c, a) -> setConfig(c, a));
  }

  private static @Nullable String setting(EvalContext c, String name, boolean missingOk) {
    String value = c.setting(name);
    if (value == null && !missingOk) {
      throw SqlError.of(
          SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"%s\"", name);
    }
    return value;
  }

  private static String setConfig(EvalContext c, @Nullable Object[] a) {
    if (a[0] == null) {
      throw new SqlError(SqlState.NULL_VALUE_NOT_ALLOWED, "SET requires parameter name");
    }
    String value = a[1] == null ? "" : (String) a[1];
    return c.setSetting((String) a[0], value, Boolean.TRUE.equals(a[2]));
  }

  private static void transactions(Registrar r) {
    Registrar stable = r.stable();
    stable.function("pg_current_xact_id", XID8, c -> c.transactionId());
    stable.function("pg_current_xact_id_if_assigned", XID8, c -> c.transactionIdIfAssigned());
    stable.function("txid_current", INT8, c -> c.transactionId());
    stable.function("txid_current_if_assigned", INT8, c -> c.transactionIdIfAssigned());
    r.volatileOnes()
        .function("pg_xact_status", TEXT, XID8, (c, a) -> c.transactionStatus((Long) a));
    r.volatileOnes().function("txid_status", TEXT, INT8, (c, a) -> c.transactionStatus((Long) a));
    r.cast(XID8, XID, CastContext.EXPLICIT, (c, a) -> (Long) a & 0xFFFF_FFFFL);
  }

  private static void sequences(Registrar r) {
    r.function("nextval", INT8, REGCLASS, (c, a) -> c.nextSequenceValue((Long) a));
    r.function("currval", INT8, REGCLASS, (c, a) -> c.currentSequenceValue((Long) a));
    r.function("lastval", INT8, c -> c.lastSequenceValue());
    r.function("setval", INT8, REGCLASS, INT8, (c, a, b) -> setValue(c, a, b, true));
    r.function(
        "setval",
        INT8,
        REGCLASS,
        INT8,
        BOOL,
        (c, a, b, called) -> setValue(c, a, b, (Boolean) called));
  }

  private static Object setValue(EvalContext c, Object sequence, Object value, boolean called) {
    c.setSequenceValue((Long) sequence, (Long) value, called);
    return value;
  }

  private static void waiting(Registrar r) {
    r.function("pg_sleep", VOID, FLOAT8, (c, a) -> sleep(c, (Double) a));
    r.function(
        "pg_sleep_for",
        VOID,
        INTERVAL,
        (c, a) -> {
          Interval span = (Interval) a;
          return sleep(c, (span.months() * 30L + span.days()) * 86_400.0 + span.micros() / 1e6);
        });
  }

  private static Object sleep(EvalContext c, double seconds) {
    long end = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      c.cancellation().parkNanos(SystemFunctions.class, left);
    }
    return "";
  }

  private static void types(Registrar r) {
    r.stable()
        .typed(
            "pg_typeof",
            REGTYPE,
            List.of(ANY),
            (types, result) -> (c, a) -> (long) types.get(0).oid());
    r.stable().nullable("format_type", TEXT, List.of(OID, INT4), (c, a) -> formatType(c, a));
    for (SqlType reg : List.of(REGCLASS, REGTYPE, REGPROC, REGNAMESPACE, REGROLE)) {
      r.relabel(OID, reg, CastContext.IMPLICIT);
      r.relabel(reg, OID, CastContext.IMPLICIT);
      numberCasts(r, reg);
      r.stable()
          .function("to_" + reg.name(), reg, TEXT, (c, a) -> lookUpOrNull(c, reg, (String) a));
    }
    numberCasts(r, OID);
    for (SqlType text : List.of(TEXT, VARCHAR)) {
      r.stable()
          .cast(text, REGCLASS, CastContext.IMPLICIT, (c, a) -> REGCLASS.parse((String) a, c));
    }
    r.operator("=", BOOL, XID, INT4, (c, a, b) -> (Long) a == ((Integer) b & 0xFFFF_FFFFL));
    r.operator("<>", BOOL, XID, INT4, (c, a, b) -> (Long) a != ((Integer) b & 0xFFFF_FFFFL));
  }

  private static void numberCasts(Registrar r, SqlType reg) {
    r.cast(INT2, reg, CastContext.IMPLICIT, (c, a) -> (Short) a & 0xFFFF_FFFFL);
    r.cast(INT4, reg, CastContext.IMPLICIT, (c, a) -> (Integer) a & 0xFFFF_FFFFL);
    r.cast(INT8, reg, CastContext.IMPLICIT, (c, a) -> toOid((Long) a));
    r.cast(reg, INT4, CastContext.ASSIGNMENT, (c, a) -> (int) (long) (Long) a);
    r.relabel(reg, INT8, CastContext.ASSIGNMENT);
  }

  private static long toOid(long value) {
    if (value < 0 || value > 0xFFFF_FFFFL) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "OID out of range");
    }
    return value;
  }

  private static @Nullable Object lookUpOrNull(EvalContext c, SqlType reg, String name) {
    try {
      return reg.parse(name, c);
    } catch (SqlError notFound) {
      return null;
    }
  }

  private static @Nullable String formatType(EvalContext c, @Nullable Object[] a) {
    if (a[0] == null) {
      return null;
    }
    long oid = (Long) a[0];
    if (oid == 0) {
      return "-";
    }
    SqlType type = Types.byOid((int) oid);
    if (type != null) {
      return a[1] == null ? type.displayName() : type.displayName((Integer) a[1]);
    }
    String name = c.nameOf(REGTYPE, oid);
    return name.equals(Long.toString(oid)) ? "???" : name;
  }

  private static void uuids(Registrar r) {
    Registrar v = r.volatileOnes();
    v.function("gen_random_uuid", UUID, c -> java.util.UUID.randomUUID());
    v.function("uuidv4", UUID, c -> java.util.UUID.randomUUID());
    v.function("uuidv7", UUID, c -> timeOrderedUuid());
    r.function(
        "uuid_extract_version",
        INT2,
        UUID,
        (c, a) -> ((UUID) a).variant() == RFC_9562 ? (Short) (short) ((UUID) a).version() : null);
  }

  /** Milliseconds since 1970, version 7, random bits. */
  private static UUID timeOrderedUuid() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextLong() & 0xFFF;
    long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low);
  }
}
