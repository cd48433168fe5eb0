package io.tx4j.engine.plan;

import io.tx4j.engine.value.SqlType;

/**
 * A column of a result, as RowDescription tells it.
 *
 * @param typmod as PostgreSQL encodes it; -1 for none
 * @param tableOid of the table that the column comes from; 0 where it is computed
 * @param attributeNumber in that table, from 1; 0 where it is computed
 */
public record ResultColumn(
    String name, SqlType type, int typmod, long tableOid, int attributeNumber) {}
