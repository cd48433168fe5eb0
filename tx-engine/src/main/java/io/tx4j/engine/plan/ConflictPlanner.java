package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.DataStatement;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.sql.TableReference;
import java.util.ArrayList;
import java.util.List;

/** Plans ON CONFLICT: finds the unique indexes that are meant, binds what is to be done. */
final class ConflictPlanner {

  private final StatementContext statement;
  private final Scope outer;
  private final WriteTarget target;
  private final TableDef table;

  ConflictPlanner(StatementContext statement, Scope outer, WriteTarget target) {
    this.statement = statement;
    this.outer = outer;
    this.target = target;
    this.table = target.table();
  }

  Modify.OnConflict plan(DataStatement.OnConflict clause, TableReference.NamedTable reference) {
    List<DataStatement.Assignment> assignments = clause.assignments();
    boolean named = !clause.target().isEmpty() || clause.constraint() != null;
    if (assignments != null && !named) {
      throw new SqlError(
              SqlState.SYNTAX_ERROR,
              "ON CONFLICT DO UPDATE requires inference specification or constraint name")
          .hint("For example, ON CONFLICT (column_name).")
          .position(clause.position());
    }
    List<IndexDef> arbiters = named ? arbiters(clause) : List.of();
    return new Modify.OnConflict(
        arbiters, assignments == null ? null : update(clause, assignments, reference));
  }

  private Modify.ConflictUpdate update(
      DataStatement.OnConflict clause,
      List<DataStatement.Assignment> assignments,
      TableReference.NamedTable reference) {
    int existing = outer.frame().newSlot();
    int excluded = outer.frame().newSlot();
    Scope scope = new Scope(outer.parent(), outer.frame(), outer.ctes());
    scope.add(WriteScopes.table(statement, table, reference, existing));
    scope.add(
        new ScopeTable(
            "excluded",
            null,
            FromBinder.tableColumns(excluded, "excluded", table.oid(), table.columns())));
    Assignments bound = new Assignments(statement, target, existing);
    bound.bind(assignments, new ExpressionBinder(statement, scope, Clause.UPDATE));
    SqlExpression whereClause = clause.where();
    Expr where =
        whereClause == null
            ? null
            : new ExpressionBinder(statement, scope, Clause.WHERE).condition(whereClause);
    return new Modify.ConflictUpdate(existing, excluded, bound.values(), bound.changed(), where);
  }

  // --- Which index

  private List<IndexDef> arbiters(DataStatement.OnConflict clause) {
    String constraint = clause.constraint();
    if (constraint != null) {
      return List.of(indexOf(constraint));
    }
    TableExpressions expressions = new TableExpressions(statement.catalog(), table);
    Scope scope = new Scope(null, new FrameLayout(null), null);
    scope.add(
        new ScopeTable(
            table.name(), null, FromBinder.tableColumns(0, null, table.oid(), table.columns())));
    ExpressionBinder binder = new ExpressionBinder(statement, scope, Clause.INDEX_EXPRESSION);
    List<Expr> wanted = new ArrayList<>();
    for (DataStatement.ConflictItem item : clause.target()) {
      wanted.add(binder.bind(item.expression()));
    }
    SqlExpression whereClause = clause.targetWhere();
    List<Expr> predicate =
        whereClause == null
            ? List.of()
            : Conditions.split(binder.in(Clause.INDEX_PREDICATE).condition(whereClause));
    List<IndexDef> found = new ArrayList<>();
    for (IndexDef index : target.indexes()) {
      if (index.unique()
          && isOver(expressions.indexKey(index, 0), wanted)
          && IndexMatcher.covers(expressions, index, 0, predicate)) {
        checkNotDeferrable(index);
        found.add(index);
      }
    }
    if (found.isEmpty()) {
      throw new SqlError(
          SqlState.INVALID_COLUMN_REFERENCE,
          "there is no unique or exclusion constraint matching the ON CONFLICT specification");
    }
    return found;
  }

  private static boolean isOver(List<Expr> key, List<Expr> wanted) {
    return key.stream().allMatch(column -> SameExpr.indexIn(wanted, column) >= 0)
        && wanted.stream().allMatch(column -> SameExpr.indexIn(key, column) >= 0);
  }

  private IndexDef indexOf(String constraint) {
    if (table.constraint(constraint) instanceof ConstraintDef.Key key) {
      for (IndexDef index : target.indexes()) {
        if (index.oid() == key.indexOid()) {
          checkNotDeferrable(index);
          return index;
        }
      }
    }
    if (table.constraint(constraint) != null) {
      throw new SqlError(
          SqlState.WRONG_OBJECT_TYPE, "constraint in ON CONFLICT clause has no associated index");
    }
    throw SqlError.of(
        SqlState.UNDEFINED_OBJECT,
        "constraint \"%s\" for table \"%s\" does not exist",
        constraint,
        table.name());
  }

  private void checkNotDeferrable(IndexDef index) {
    for (ConstraintDef.Key key : table.keys()) {
      if (key.indexOid() == index.oid() && key.timing().isDeferrable()) {
        throw new SqlError(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters");
      }
    }
  }
}
