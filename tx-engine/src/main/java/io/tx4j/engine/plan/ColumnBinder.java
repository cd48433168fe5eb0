package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.SqlExpression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what the name of a column means: the innermost query that knows it decides. */
final class ColumnBinder {

  private final StatementContext statement;
  private final Scope scope;

  ColumnBinder(StatementContext statement, Scope scope) {
    this.statement = statement;
    this.scope = scope;
  }

  /**
   * The column that is meant, or the whole row where the name is a relation's.
   *
   * @throws SqlError 42703, 42702, 42P01
   */
  Expr bind(ColumnReference reference) {
    List<String> parts = reference.parts();
    switch (parts.size()) {
      case 1:
        return unqualified(parts.get(0), reference.position());
      case 2:
        return qualified(null, parts.get(0), parts.get(1), reference.position());
      case 3:
        return qualified(parts.get(0), parts.get(1), parts.get(2), reference.position());
      default:
        throw SqlError.of(
                SqlState.SYNTAX_ERROR,
                "improper qualified name (too many dotted names): %s",
                String.join(".", parts))
            .position(reference.position());
    }
  }

  /**
   * The column of a table or subquery that a name means; null where it is something else. For a
   * name that has been bound.
   */
  @Nullable ScopeColumn origin(ColumnReference reference) {
    List<String> parts = reference.parts();
    String name = parts.get(parts.size() - 1);
    for (Scope at = scope; at != null; at = at.parent()) {
      ScopeTable table = parts.size() == 1 ? null : at.table(null, parts.get(parts.size() - 2));
      List<ScopeColumn> found =
          parts.size() == 1 ? at.named(name) : table == null ? List.of() : table.named(name);
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    return null;
  }

  /** Whether the name is a column's of the innermost query itself. */
  boolean isOwnColumn(String name) {
    return !scope.named(name).isEmpty();
  }

  private Expr unqualified(String name, int position) {
    for (Scope at = scope; at != null; at = at.parent()) {
      List<ScopeColumn> found = at.named(name);
      if (found.size() > 1) {
        throw ambiguous(name, position);
      }
      if (found.size() == 1) {
        return reference(at, found.get(0), position);
      }
    }
    for (Scope at = scope; at != null; at = at.parent()) {
      ScopeTable table = at.table(null, name);
      if (table != null) {
        return wholeRow(at, table, position);
      }
    }
    throw SqlError.of(SqlState.UNDEFINED_COLUMN, "column \"%s\" does not exist", name)
        .hint(NameHints.forColumn(scope, null, name))
        .position(position);
  }

  private Expr qualified(@Nullable String schema, String table, String column, int position) {
    for (Scope at = scope; at != null; at = at.parent()) {
      ScopeTable found = at.table(schema, table);
      if (found != null) {
        return column(at, found, column, position);
      }
    }
    throw missingTable(table, position);
  }

  private Expr column(Scope at, ScopeTable table, String column, int position) {
    checkReachable(table, position);
    List<ScopeColumn> found = table.named(column);
    if (found.size() > 1) {
      throw ambiguous(column, position);
    }
    if (found.isEmpty()) {
      throw SqlError.of(
              SqlState.UNDEFINED_COLUMN, "column %s.%s does not exist", table.alias(), column)
          .hint(NameHints.forColumn(scope, table.alias(), column))
          .position(position);
    }
    return reference(at, found.get(0), position);
  }

  /** The columns of {@code t.*}, or of {@code *} where the qualifier is empty. */
  List<ScopeColumn> all(List<String> qualifier, int position) {
    if (qualifier.isEmpty()) {
      if (scope.tables().isEmpty()) {
        throw new SqlError(SqlState.SYNTAX_ERROR, "SELECT * with no tables specified is not valid")
            .position(position);
      }
      return referenced(scope, scope.columns(), position);
    }
    String schema = qualifier.size() > 1 ? qualifier.get(qualifier.size() - 2) : null;
    String name = qualifier.get(qualifier.size() - 1);
    for (Scope at = scope; at != null; at = at.parent()) {
      ScopeTable table = at.table(schema, name);
      if (table != null) {
        checkReachable(table, position);
        return referenced(at, table.columns(), position);
      }
    }
    throw missingTable(name, position);
  }

  private List<ScopeColumn> referenced(Scope at, List<ScopeColumn> columns, int position) {
    List<ScopeColumn> referenced = new ArrayList<>(columns.size());
    for (ScopeColumn column : columns) {
      referenced.add(
          new ScopeColumn(
              column.name(), reference(at, column, position), column.tableOid(), column.attnum()));
    }
    return referenced;
  }

  private Expr wholeRow(Scope at, ScopeTable table, int position) {
    checkReachable(table, position);
    return Exprs.row(
        referenced(at, table.columns(), position).stream().map(ScopeColumn::value).toList());
  }

  /** The column's value as it is read from this scope's frame. */
  private Expr reference(Scope at, ScopeColumn column, int position) {
    int level = scope.frame().levelOf(at.frame());
    OwnSlots.addTo(at.usedSlots(), column.value());
    Expr value =
        column
            .value()
            .rewrite(
                node ->
                    node instanceof ColumnRef ref
                        ? new ColumnRef(
                            ref.level() + level,
                            ref.slot(),
                            ref.column(),
                            ref.type(),
                            ref.typmod(),
                            ref.name())
                        : node);
    note(value, position);
    return value;
  }

  private void note(Expr value, int position) {
    if (value instanceof ColumnRef ref) {
      statement.at(ref, position);
      if (ref.level() > 0) {
        scope.frame().noteOuterReference(ref).forEach(seen -> statement.at(seen, position));
      }
    }
    value.children().forEach(child -> note(child, position));
  }

  private static SqlError ambiguous(String name, int position) {
    return SqlError.of(SqlState.AMBIGUOUS_COLUMN, "column reference \"%s\" is ambiguous", name)
        .position(position);
  }

  private static void checkReachable(ScopeTable table, int position) {
    String why = table.unreachable();
    if (why != null) {
      throw SqlError.of(
              SqlState.UNDEFINED_TABLE,
              "invalid reference to FROM-clause entry for table \"%s\"",
              table.alias())
          .detail(why)
          .position(position);
    }
  }

  private SqlError missingTable(String name, int position) {
    String hint = NameHints.forTable(statement.catalog(), scope, name);
    if (hint != null) {
      return SqlError.of(
              SqlState.UNDEFINED_TABLE,
              "invalid reference to FROM-clause entry for table \"%s\"",
              name)
          .hint(hint)
          .position(position);
    }
    return SqlError.of(SqlState.UNDEFINED_TABLE, "missing FROM-clause entry for table \"%s\"", name)
        .position(position);
  }
}
