package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.DataStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that an INSERT gives values for, in its order. */
final class InsertColumns {

  private final WriteTarget target;
  private final DataStatement.Overriding overriding;
  private final List<ColumnDef> columns;
  private final boolean listed;
  private final List<Integer> positions;

  private InsertColumns(
      WriteTarget target,
      DataStatement.Overriding overriding,
      List<ColumnDef> columns,
      boolean listed,
      List<Integer> positions) {
    this.target = target;
    this.overriding = overriding;
    this.columns = columns;
    this.listed = listed;
    this.positions = positions;
  }

  static InsertColumns bind(WriteTarget target, DataStatement.Insert insert) {
    TableDef table = target.table();
    if (insert.columns().isEmpty()) {
      return new InsertColumns(target, insert.overriding(), table.liveColumns(), false, List.of());
    }
    List<ColumnDef> columns = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (DataStatement.TargetColumn name : insert.columns()) {
      if (!name.indirection().isEmpty()) {
        throw SqlError.notSupported("assignment to a part of a column").position(name.position());
      }
      ColumnDef column = table.column(name.name());
      if (column == null) {
        throw Values.noSuchColumn(table, name);
      }
      if (columns.contains(column)) {
        throw SqlError.of(
                SqlState.DUPLICATE_COLUMN, "column \"%s\" specified more than once", name.name())
            .position(name.position());
      }
      columns.add(column);
      positions.add(name.position());
    }
    return new InsertColumns(target, insert.overriding(), columns, true, positions);
  }

  int size() {
    return columns.size();
  }

  ColumnDef column(int index) {
    return columns.get(index);
  }

  /**
   * Refuses too many values, and too few where the columns are listed.
   *
   * @param position of the first value too many
   */
  void checkCount(int values, int position) {
    if (values > columns.size()) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "INSERT has more expressions than target columns")
          .position(position);
    }
    if (listed && values < columns.size()) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "INSERT has more target columns than expressions")
          .position(positions.get(values));
    }
  }

  Expr defaultOf(int index) {
    return target.defaults().get(columns.get(index).position());
  }

  /** The value for a column, where it may be given one. */
  Expr given(StatementContext statement, int index, Expr value, int position) {
    ColumnDef column = columns.get(index);
    if (column.isGenerated()) {
      throw refused(column, "Column \"" + column.name() + "\" is a generated column.", null);
    }
    if (column.identity() != ColumnDef.Identity.NONE) {
      if (overriding == DataStatement.Overriding.USER_VALUE) {
        return defaultOf(index);
      }
      if (column.identity() == ColumnDef.Identity.ALWAYS
          && overriding != DataStatement.Overriding.SYSTEM_VALUE) {
        throw refused(
            column,
            "Column \"" + column.name() + "\" is an identity column defined as GENERATED ALWAYS.",
            "Use OVERRIDING SYSTEM VALUE to override.");
      }
    }
    return Values.assigned(statement, column, value, position);
  }

  private static SqlError refused(ColumnDef column, String detail, @Nullable String hint) {
    return SqlError.of(
            SqlState.GENERATED_ALWAYS,
            "cannot insert a non-DEFAULT value into column \"%s\"",
            column.name())
        .detail(detail)
        .hint(hint);
  }

  /**
   * For each column of the table, by position, its value: the default where the INSERT gives none.
   */
  List<Expr> complete(List<Expr> given) {
    List<Expr> values = new ArrayList<>(target.defaults());
    for (int i = 0; i < given.size(); i++) {
      ColumnDef column = columns.get(i);
      values.set(
          column.position(),
          column.isGenerated() ? new Constant(column.type(), null) : given.get(i));
    }
    return values;
  }
}
