package io.tx4j.engine.mvcc;

import io.tx4j.engine.key.KeyColumn;
import java.util.List;

/**
 * What the store needs to know of an index.
 *
 * @param oid of the index
 * @param constraintOid of the unique or primary key constraint that it serves; 0 where it serves
 *     none
 * @param schema of the table, for errors
 * @param table for errors
 * @param name for errors
 * @param columnNames names, or texts of the expressions, of the key's columns: for errors
 * @param columns the order
 * @param key computes the key of a row
 * @param unique whether two rows may not have the same key
 * @param nullsDistinct whether rows with a null in the key never count as the same
 * @param deferrable whether uniqueness is checked at the end of the statement or of the
 *     transaction, not at once
 * @param initiallyDeferred of a deferrable one: checked at the end of the transaction unless SET
 *     CONSTRAINTS says so
 */
public record IndexDefinition(
    int oid,
    int constraintOid,
    String schema,
    String table,
    String name,
    List<String> columnNames,
    List<KeyColumn> columns,
    IndexKey key,
    boolean unique,
    boolean nullsDistinct,
    boolean deferrable,
    boolean initiallyDeferred) {}
