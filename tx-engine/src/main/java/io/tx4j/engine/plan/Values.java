package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.DataStatement;

/** Values on their way into columns. */
final class Values {

  private Values() {}

  /** The value as the column stores it, checked against its domain. */
  static Expr assigned(StatementContext statement, ColumnDef column, Expr value, int position) {
    Expr assigned = Exprs.assign(value, column.type(), column.typmod(), column.name(), position);
    return statement.catalog().object(column.domainOid()) instanceof TypeDef.DomainDef domain
        ? DomainCheck.of(statement, assigned, domain)
        : assigned;
  }

  static SqlError noSuchColumn(TableDef table, DataStatement.TargetColumn name) {
    return SqlError.of(
            SqlState.UNDEFINED_COLUMN,
            "column \"%s\" of relation \"%s\" does not exist",
            name.name(),
            table.name())
        .position(name.position());
  }
}
