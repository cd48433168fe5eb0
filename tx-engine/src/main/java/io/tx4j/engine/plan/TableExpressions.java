package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.Parser;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expressions in the definition of a table, which the catalog keeps as SQL, bound: defaults,
 * generated columns, checks, the keys and predicates of indexes. Names in them are looked up in
 * pg_catalog and in the table's own schema.
 */
public final class TableExpressions {

  private final Catalog catalog;
  private final TableDef table;
  private final StatementContext statement;

  public TableExpressions(Catalog catalog, TableDef table) {
    this.catalog = catalog;
    this.table = table;
    SearchPath path = new SearchPath(List.of(catalog.schemaName(table.schemaOid()), "public"));
    this.statement =
        new StatementContext(new PlanningContext(catalog, path, Statistics.UNKNOWN, List.of()));
  }

  public TableDef table() {
    return table;
  }

  /**
   * The value that a column gets where none is given: its sequence's next, its default, its
   * domain's, or null.
   */
  public Expr defaultOf(ColumnDef column) {
    if (column.identity() != ColumnDef.Identity.NONE) {
      return assigned(nextOf(column), column);
    }
    String sql = column.defaultSql();
    if (sql == null && catalog.object(column.domainOid()) instanceof TypeDef.DomainDef domain) {
      sql = domain.defaultSql();
    }
    if (sql == null || column.isGenerated()) {
      return new Constant(column.type(), null);
    }
    return assigned(bind(sql, Clause.DEFAULT, 0), column);
  }

  private Expr nextOf(ColumnDef column) {
    for (SequenceDef sequence : catalog.ownedSequences(table.oid())) {
      if (sequence.ofIdentity() && sequence.ownerColumn() == column.attnum()) {
        Constant oid = new Constant(Types.REGCLASS, (long) sequence.oid());
        return Exprs.function("nextval", List.of(oid), false, 0);
      }
    }
    throw new IllegalStateException("identity column " + column.name() + " has no sequence");
  }

  /** The value of a generated column, over the row in the slot; null for any other column. */
  public @Nullable Expr generated(ColumnDef column, int slot) {
    String sql = column.generatedSql();
    return sql == null ? null : assigned(bind(sql, Clause.GENERATED, slot), column);
  }

  private static Expr assigned(Expr value, ColumnDef column) {
    return Exprs.assign(value, column.type(), column.typmod(), column.name(), 0);
  }

  /** A condition over the row in the slot. */
  public Expr check(String sql, int slot) {
    return Exprs.condition(bind(sql, Clause.CHECK, slot), "CHECK", 0);
  }

  /** An expression of an index's key over the row in the slot. */
  public Expr indexExpression(String sql, int slot) {
    return Exprs.resolveUnknown(bind(sql, Clause.INDEX_EXPRESSION, slot));
  }

  /** The predicate of a partial index over the row in the slot; null where the index has none. */
  public @Nullable Expr predicate(IndexDef index, int slot) {
    String sql = index.predicateSql();
    return sql == null
        ? null
        : Exprs.condition(bind(sql, Clause.INDEX_PREDICATE, slot), "WHERE", 0);
  }

  /** The key of an index over the row in the slot. */
  public List<Expr> indexKey(IndexDef index, int slot) {
    return IndexKeys.expressions(this, index, slot);
  }

  private Expr bind(String sql, Clause clause, int slot) {
    return bind(Parser.parseExpression(sql), clause, slot);
  }

  /** Binds an expression of a definition over the row in the slot. */
  Expr bind(SqlExpression expression, Clause clause, int slot) {
    return new ExpressionBinder(statement, scope(slot), clause).bind(expression);
  }

  private Scope scope(int slot) {
    Scope scope = new Scope(null, new FrameLayout(null), null);
    List<ScopeColumn> columns = FromBinder.tableColumns(slot, null, table.oid(), table.columns());
    scope.add(new ScopeTable(table.name(), null, columns));
    return scope;
  }
}
