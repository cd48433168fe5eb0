package io.tx4j.engine.sql;

import org.jspecify.annotations.Nullable;

/**
 * One option of CREATE SEQUENCE, ALTER SEQUENCE or an identity column.
 *
 * @param number signed decimal digits, not yet checked for range, of INCREMENT, MINVALUE, MAXVALUE,
 *     START, RESTART, CACHE; null for plain {@code RESTART} and all others
 * @param type of {@code AS type}
 * @param name of {@code OWNED BY table.column} (null for {@code OWNED BY NONE}) and {@code SEQUENCE
 *     NAME}
 */
public record SequenceOption(
    Kind kind,
    @Nullable String number,
    @Nullable TypeName type,
    @Nullable QualifiedName name,
    int position) {

  /** Which option. */
  public enum Kind {
    AS_TYPE,
    INCREMENT,
    MINVALUE,
    NO_MINVALUE,
    MAXVALUE,
    NO_MAXVALUE,
    START,
    RESTART,
    CACHE,
    CYCLE,
    NO_CYCLE,
    OWNED_BY,
    SEQUENCE_NAME,
    LOGGED,
    UNLOGGED
  }
}
