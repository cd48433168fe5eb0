package io.tx4j.engine.plan;

import io.tx4j.engine.value.SqlType;

/**
 * A column of a query's result.
 *
 * @param tableOid of the table that it comes from unchanged; 0 for none
 * @param attnum in that table; 0 for none
 */
record OutputColumn(String name, SqlType type, int typmod, int tableOid, int attnum) {

  OutputColumn withType(SqlType newType, int newTypmod) {
    return new OutputColumn(name, newType, newTypmod, tableOid, attnum);
  }

  OutputColumn withName(String newName) {
    return new OutputColumn(newName, type, typmod, tableOid, attnum);
  }

  ResultColumn toResultColumn() {
    return new ResultColumn(name, type, typmod, tableOid, attnum);
  }
}
