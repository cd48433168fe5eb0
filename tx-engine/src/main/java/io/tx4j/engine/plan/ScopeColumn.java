package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;

/**
 * A column that an expression can name.
 *
 * @param value what the name stands for, in the frame of its query: mostly a column of a slot
 * @param tableOid of the table that it comes from; 0 for none
 * @param attnum in that table; 0 for none
 */
record ScopeColumn(String name, Expr value, int tableOid, int attnum) {

  ScopeColumn renamed(String newName) {
    return new ScopeColumn(newName, value, tableOid, attnum);
  }
}
