package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.RelationNames;
import io.tx4j.engine.catalog.SystemTable;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.sql.Parser;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.Statement;
import io.tx4j.engine.sql.TableReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds the items of FROM: each gets its slot and its names. */
final class FromBinder {

  /**
   * An item with its names.
   *
   * @param scope the names that it brings
   */
  record Bound(FromItem item, Scope scope) {}

  private final StatementContext statement;
  private final Scope outer;
  private final Map<Integer, TableDef> tables = new LinkedHashMap<>();
  private final Map<String, FromItem> itemsByAlias = new LinkedHashMap<>();

  /**
   * @param outer an empty scope in the frame of the query, whose parents are the queries around
   */
  FromBinder(StatementContext statement, Scope outer) {
    this.statement = statement;
    this.outer = outer;
  }

  /** The tables that stand in FROM themselves, by their slots. */
  Map<Integer, TableDef> tables() {
    return tables;
  }

  /** The tables and subqueries that stand in FROM, by their aliases. */
  Map<String, FromItem> itemsByAlias() {
    return itemsByAlias;
  }

  /** Binds all items; the names of all are in the scope of the result. */
  List<FromItem> bindAll(List<TableReference> references, Scope names) {
    List<FromItem> items = new ArrayList<>(references.size());
    for (TableReference reference : references) {
      Bound bound = bind(reference, names, false);
      checkAliases(names, bound.scope());
      names.addAll(bound.scope());
      items.add(bound.item());
    }
    return items;
  }

  private static void checkAliases(Scope left, Scope right) {
    for (ScopeTable table : right.tables()) {
      String alias = table.alias();
      if (alias == null) {
        continue;
      }
      ScopeTable same = left.table(null, alias);
      boolean differentTables =
          same != null
              && same.schema() != null
              && table.schema() != null
              && !same.schema().equals(table.schema());
      if (same != null && !differentTables) {
        throw SqlError.of(
            SqlState.DUPLICATE_ALIAS, "table name \"%s\" specified more than once", alias);
      }
    }
  }

  /**
   * Binds one item.
   *
   * @param left the names to its left, for LATERAL
   * @param nullable whether it is on the side of an outer join that may be missing
   */
  Bound bind(TableReference reference, Scope left, boolean nullable) {
    return reference.accept(
        new TableReference.Visitor<>() {
          @Override
          public Bound visit(TableReference.NamedTable table) {
            return named(table, nullable);
          }

          @Override
          public Bound visit(TableReference.DerivedTable table) {
            return derived(table, left, nullable);
          }

          @Override
          public Bound visit(TableReference.TableFunction function) {
            return new TableFunctionBinder(statement, outer).bind(function, left);
          }

          @Override
          public Bound visit(TableReference.Join join) {
            return new JoinBinder(statement, outer, FromBinder.this).bind(join, left, nullable);
          }
        });
  }

  Scope newScope() {
    return new Scope(outer.parent(), outer.frame(), outer.ctes());
  }

  // --- Tables

  private Bound named(TableReference.NamedTable reference, boolean nullable) {
    if (reference.sample() != null) {
      throw SqlError.notSupported("TABLESAMPLE").position(reference.sample().position());
    }
    QualifiedName name = reference.name();
    CteScope cte = name.schema() == null ? CteScope.find(outer.ctes(), name.name()) : null;
    if (cte != null) {
      return commonTable(cte, reference);
    }
    Relation relation = Relations.find(statement, name);
    statement.noteRelation(name.position(), relation);
    TableReference.Alias alias = reference.alias();
    String called = alias == null ? relation.name() : alias.name();
    if (relation instanceof TableDef table) {
      statement.use(table, LockMode.ACCESS_SHARE);
      int slot = outer.frame().newSlot();
      tables.put(slot, table);
      FromItem.Table item = new FromItem.Table(table, called, slot);
      itemsByAlias.put(called, item);
      return scan(item, slot, table.oid(), table.columns(), relation, alias);
    }
    if (relation instanceof SystemTable table) {
      int slot = outer.frame().newSlot();
      return scan(
          new FromItem.SystemScan(table, called, slot),
          slot,
          table.oid(),
          table.columns(),
          relation,
          alias);
    }
    if (relation instanceof ViewDef view) {
      return view(view, alias, nullable);
    }
    if (relation instanceof io.tx4j.engine.catalog.SequenceDef) {
      throw SqlError.notSupported("reading from a sequence").position(name.position());
    }
    throw SqlError.of(SqlState.WRONG_OBJECT_TYPE, "cannot open relation \"%s\"", relation.name())
        .detail("This operation is not supported for indexes.")
        .position(name.position());
  }

  private Bound scan(
      FromItem item,
      int slot,
      int tableOid,
      List<ColumnDef> columns,
      Relation relation,
      TableReference.@Nullable Alias alias) {
    String called = alias == null ? relation.name() : alias.name();
    String schema = alias == null ? statement.catalog().schemaName(relation.schemaOid()) : null;
    Scope scope = newScope();
    scope.add(
        new ScopeTable(
            called, schema, renamed(tableColumns(slot, called, tableOid, columns), called, alias)));
    return new Bound(item, scope);
  }

  /**
   * The columns of a table whose rows are in a slot.
   *
   * @param alias null in definitions, where a column prints as it is read back
   */
  static List<ScopeColumn> tableColumns(
      int slot, @Nullable String alias, int tableOid, List<ColumnDef> columns) {
    List<ScopeColumn> named = new ArrayList<>(columns.size());
    for (ColumnDef column : columns) {
      if (!column.dropped()) {
        String name =
            alias == null ? RelationNames.quote(column.name()) : alias + "." + column.name();
        Expr value =
            new ColumnRef(0, slot, column.position(), column.type(), column.typmod(), name);
        named.add(new ScopeColumn(column.name(), value, tableOid, column.attnum()));
      }
    }
    return named;
  }

  private Bound commonTable(CteScope cte, TableReference.NamedTable reference) {
    TableReference.Alias alias = reference.alias();
    String called = alias == null ? cte.name() : alias.name();
    int slot = outer.frame().newSlot();
    Scope scope = newScope();
    scope.add(
        new ScopeTable(
            called, null, renamed(resultColumns(slot, called, cte.columns()), called, alias)));
    return new Bound(
        new FromItem.CommonTable(cte.cte(), cte.name(), called, slot, cte.recursive()), scope);
  }

  /** The columns of a query whose rows are in a slot. */
  static List<ScopeColumn> resultColumns(int slot, String alias, List<OutputColumn> columns) {
    List<ScopeColumn> named = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      OutputColumn column = columns.get(i);
      Expr value =
          new ColumnRef(0, slot, i, column.type(), column.typmod(), alias + "." + column.name());
      named.add(new ScopeColumn(column.name(), value, column.tableOid(), column.attnum()));
    }
    return named;
  }

  /** The columns under the names that an alias gives to the first of them. */
  static List<ScopeColumn> renamed(
      List<ScopeColumn> columns, String called, TableReference.@Nullable Alias alias) {
    if (alias == null || alias.columns().isEmpty()) {
      return columns;
    }
    if (alias.columns().size() > columns.size()) {
      throw SqlError.of(
          SqlState.INVALID_COLUMN_REFERENCE,
          "table \"%s\" has %d columns available but %d columns specified",
          called,
          columns.size(),
          alias.columns().size());
    }
    List<ScopeColumn> renamed = new ArrayList<>(columns);
    for (int i = 0; i < alias.columns().size(); i++) {
      renamed.set(i, columns.get(i).renamed(alias.columns().get(i)));
    }
    return renamed;
  }

  // --- Subqueries

  private Bound view(ViewDef view, TableReference.@Nullable Alias alias, boolean nullable) {
    Statement parsed = Parser.parse(view.sql()).get(0).statement();
    if (!(parsed instanceof Query query)) {
      throw new SqlError(SqlState.DATA_CORRUPTED, "view \"" + view.name() + "\" is not a query");
    }
    Scope empty = new Scope(null, outer.frame(), null);
    statement.enterView();
    BoundQuery bound = new QueryBinder(statement, empty, outer.frame(), null).bind(query);
    statement.leaveView();
    List<ScopeColumn> columns = new ArrayList<>();
    List<ScopeColumn> values = values(bound, nullable, view.name());
    for (ColumnDef column : view.columns()) {
      ScopeColumn value = values.get(columns.size());
      columns.add(new ScopeColumn(column.name(), value.value(), view.oid(), column.attnum()));
    }
    return subquery(
        bound, columns, alias == null ? view.name() : alias.name(), alias, Set.of(), nullable);
  }

  private Bound derived(TableReference.DerivedTable table, Scope left, boolean nullable) {
    Scope around = newScope();
    if (table.lateral()) {
      around.addAll(left);
    }
    BoundQuery bound =
        new QueryBinder(statement, around, outer.frame(), outer.ctes()).bind(table.query());
    TableReference.Alias alias = table.alias();
    String called = alias == null ? "unnamed_subquery" : alias.name();
    return subquery(
        bound, values(bound, nullable, called), called, alias, around.usedSlots(), nullable);
  }

  /**
   * What the columns of a subquery stand for: of a plain one the expressions themselves, since its
   * tables are taken in.
   */
  private static List<ScopeColumn> values(BoundQuery query, boolean nullable, String called) {
    if (!Pulling.isPossible(query, nullable)) {
      return resultColumns(query.slot(), called, query.columns());
    }
    List<Expr> outputs = ((BoundQuery.Select) query.body()).outputs();
    List<ScopeColumn> columns = new ArrayList<>(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      OutputColumn column = query.columns().get(i);
      columns.add(
          new ScopeColumn(column.name(), outputs.get(i), column.tableOid(), column.attnum()));
    }
    return columns;
  }

  private Bound subquery(
      BoundQuery query,
      List<ScopeColumn> columns,
      String called,
      TableReference.@Nullable Alias alias,
      Set<Integer> needs,
      boolean nullable) {
    Scope scope = newScope();
    scope.add(new ScopeTable(called, null, renamed(columns, called, alias)));
    FromItem item =
        Pulling.isPossible(query, nullable)
            ? Pulling.pull((BoundQuery.Select) query.body())
            : new FromItem.Derived(query, called, Set.copyOf(needs));
    itemsByAlias.put(called, item);
    return new Bound(item, scope);
  }
}
