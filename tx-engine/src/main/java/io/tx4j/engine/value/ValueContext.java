package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the text form of a value may depend on: the session's settings, and the catalog for the
 * types that stand for the name of an object. Every method has the default that a fresh session
 * has.
 */
public interface ValueContext {

  /** The settings of a fresh session in UTC, without a catalog. */
  ValueContext DEFAULT = new ValueContext() {};

  /**
   * The order of the fields of a date such as 01/02/03: the second word of the setting DateStyle.
   */
  enum DateOrder {
    YMD,
    DMY,
    MDY
  }

  /** The setting TimeZone. */
  default ZoneId timeZone() {
    return ZoneOffset.UTC;
  }

  default DateOrder dateOrder() {
    return DateOrder.MDY;
  }

  /** Whether the setting bytea_output is {@code escape}; otherwise it is {@code hex}. */
  default boolean byteaEscape() {
    return false;
  }

  /**
   * The setting extra_float_digits: above 0 the shortest exact output, else the rounded one of old.
   */
  default int extraFloatDigits() {
    return 1;
  }

  /**
   * The start of the transaction, in microseconds since 2000-01-01 UTC: what {@code 'now'} and
   * {@code 'today'} mean.
   */
  default long transactionTimestamp() {
    return DateTimes.currentTimestamp();
  }

  /**
   * The object that a name means.
   *
   * @param type one of regclass, regtype, regproc, regnamespace, regrole
   * @throws SqlError 42P01, 42704 or 42883 where there is none
   */
  default long lookUp(SqlType type, String name) {
    throw SqlError.of(SqlState.UNDEFINED_OBJECT, "%s \"%s\" does not exist", type.name(), name);
  }

  /**
   * The name of an object as {@link #lookUp} reads it, quoted and qualified where needed; its
   * number where it has none.
   */
  default String nameOf(SqlType type, long oid) {
    return Long.toString(oid);
  }
}
