package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.AlterTableAction;
import io.tx4j.engine.sql.Parser;
import io.tx4j.engine.sql.SqlExpression;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE ALTER COLUMN TYPE. */
final class ColumnTypeDdl {

  private final DdlScript script;
  private final TableDef table;

  ColumnTypeDdl(DdlScript script, TableDef table) {
    this.script = script;
    this.table = table;
  }

  TableDef change(ColumnDef column, AlterTableAction.SetType action) {
    for (CatalogObject dependent : script.catalog().dependents(table.oid())) {
      if (dependent instanceof ViewDef view) {
        throw new SqlError(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot alter type of a column used by a view or rule")
            .detail("view " + view.name() + " depends on table " + table.name());
      }
    }
    TypeBinder.BoundType type =
        new TypeBinder(script.catalog(), script.context().searchPath()).bind(action.type());
    if (type.domain() != null) {
      throw SqlError.notSupported("changing a column's type to a domain")
          .position(action.position());
    }
    refuseIndexed(column, type);
    Expr value = value(column, action, type);
    String sql = defaultSql(column, type);
    TableDef after =
        table.withColumn(
            column.attnum(), old -> old.withType(type.type(), type.typmod(), 0).withDefault(sql));
    script.put(after);
    TableRewrite.changeColumn(script, table, after, column, value);
    return after;
  }

  /**
   * The versions of before keep their values, so an index would have to order values of both types.
   */
  private void refuseIndexed(ColumnDef column, TypeBinder.BoundType type) {
    boolean sameValues = IndexValue.isSameValues(column.type(), type.type());
    for (IndexDef index : script.catalog().indexes(table.oid())) {
      boolean uses =
          index.keys().stream()
              .anyMatch(key -> key.attnum() == column.attnum() || key.expressionSql() != null);
      if (uses && !sameValues) {
        throw SqlError.notSupported(
            "changing the type of a column that index \"" + index.name() + "\" uses");
      }
    }
  }

  private Expr value(ColumnDef column, AlterTableAction.SetType action, TypeBinder.BoundType type) {
    SqlExpression using = action.using();
    Expr source =
        using == null
            ? new ColumnRef(0, 0, column.position(), column.type(), column.typmod(), column.name())
            : new TableExpressions(script.catalog(), table).bind(using, Clause.ALTER_USING, 0);
    try {
      return Exprs.assign(source, type.type(), type.typmod(), column.name(), 0);
    } catch (SqlError error) {
      if (error.state() != SqlState.DATATYPE_MISMATCH) {
        throw error;
      }
      throw SqlError.of(
              SqlState.DATATYPE_MISMATCH,
              using == null
                  ? "column \"%s\" cannot be cast automatically to type %s"
                  : "result of USING clause for column \"%s\" cannot be cast automatically to type %s",
              column.name(),
              type.type().displayName(type.typmod()))
          .hint(
              using == null
                  ? "You might need to specify \"USING "
                      + column.name()
                      + "::"
                      + type.type().displayName(type.typmod())
                      + "\"."
                  : "You might need to add an explicit cast.");
    }
  }

  private @Nullable String defaultSql(ColumnDef column, TypeBinder.BoundType type) {
    String sql = column.defaultSql();
    if (sql == null) {
      return null;
    }
    try {
      ColumnDef changed = column.withType(type.type(), type.typmod(), 0);
      return new DefinitionExpressions(script, table)
          .defaultSql(changed, Parser.parseExpression(sql));
    } catch (SqlError error) {
      throw SqlError.of(
          SqlState.DATATYPE_MISMATCH,
          "default for column \"%s\" cannot be cast automatically to type %s",
          column.name(),
          type.type().displayName(type.typmod()));
    }
  }
}
