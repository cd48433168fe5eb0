package io.tx4j.engine.sql;

import java.util.List;

/**
 * A type as written. The spellings of the standard are already translated as PostgreSQL does it:
 * {@code int} is {@code pg_catalog.int4}, {@code varchar(10)} is {@code pg_catalog.varchar} with
 * one modifier, {@code char} is {@code pg_catalog.bpchar} with modifier 1.
 *
 * @param name qualified by {@code pg_catalog} when it came from a keyword
 * @param modifiers what stood in parentheses; for {@code interval} the field mask (PostgreSQL's
 *     INTERVAL_MASK bits; 0x7FFF when only a precision is given) and then the precision
 * @param arrayDimensions how many pairs of brackets; {@code int ARRAY} has 1
 * @param setOf {@code SETOF}, allowed in function signatures only
 * @param referencesColumn {@code table.column%TYPE}
 */
public record TypeName(
    QualifiedName name,
    List<SqlExpression> modifiers,
    int arrayDimensions,
    boolean setOf,
    boolean referencesColumn,
    int position) {}
