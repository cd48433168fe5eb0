package io.tx4j.engine.sql;

import io.tx4j.engine.sql.QueryBody.SelectItem;
import io.tx4j.engine.sql.TableReference.NamedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that reads or changes rows: what may stand in WITH, PREPARE, EXPLAIN and COPY. */
public sealed interface DataStatement extends Statement
    permits Query,
        DataStatement.Insert,
        DataStatement.Update,
        DataStatement.Delete,
        DataStatement.Merge {

  /** Calls the method of {@code visitor} that is made for this kind of statement. */
  <R> R accept(DataStatement.Visitor<R> visitor);

  @Override
  default <R> R accept(Statement.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** A step from a column into its value: {@code .field} or {@code [index]}. */
  sealed interface Indirection {}

  /** {@code .field}. */
  record FieldStep(String field, int position) implements Indirection {}

  /** {@code [upper]}, or {@code [lower:upper]} if {@code slice}. */
  record SubscriptStep(
      boolean slice, @Nullable SqlExpression lower, @Nullable SqlExpression upper, int position)
      implements Indirection {}

  /** A column that is assigned to; {@code indirection} is mostly empty. */
  record TargetColumn(String name, List<Indirection> indirection, int position) {}

  /**
   * {@code a = value}, or {@code (a, b) = value} if {@code multiple}: the value is then a {@link
   * SqlExpression.Row}, a {@link SqlExpression.ScalarSubquery} or any other expression of a row
   * type.
   */
  record Assignment(
      List<TargetColumn> columns, boolean multiple, SqlExpression value, int position) {}

  /** {@code OVERRIDING SYSTEM VALUE} and {@code OVERRIDING USER VALUE}. */
  enum Overriding {
    NONE,
    SYSTEM_VALUE,
    USER_VALUE
  }

  /**
   * {@code RETURNING [WITH (OLD AS o, NEW AS n)] items}.
   *
   * @param oldAlias null when not given
   * @param newAlias null when not given
   */
  record Returning(
      @Nullable String oldAlias, @Nullable String newAlias, List<SelectItem> items, int position) {}

  /**
   * One part of a conflict target.
   *
   * @param collation null when not given
   * @param operatorClass null when not given
   */
  record ConflictItem(
      SqlExpression expression,
      @Nullable QualifiedName collation,
      @Nullable QualifiedName operatorClass,
      int position) {}

  /**
   * {@code ON CONFLICT ...}.
   *
   * @param target empty when not given
   * @param targetWhere the predicate of a partial index
   * @param constraint the name in {@code ON CONSTRAINT name}
   * @param assignments null for {@code DO NOTHING}
   * @param where of {@code DO UPDATE SET ... WHERE}
   */
  record OnConflict(
      List<ConflictItem> target,
      @Nullable SqlExpression targetWhere,
      @Nullable String constraint,
      @Nullable List<Assignment> assignments,
      @Nullable SqlExpression where,
      int position) {}

  /**
   * {@code INSERT}.
   *
   * @param table with its alias
   * @param columns empty when not given
   * @param source null for {@code DEFAULT VALUES}
   */
  record Insert(
      @Nullable With with,
      NamedTable table,
      List<TargetColumn> columns,
      Overriding overriding,
      @Nullable Query source,
      @Nullable OnConflict onConflict,
      @Nullable Returning returning,
      int position)
      implements DataStatement {
    @Override
    public <R> R accept(DataStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code UPDATE}. */
  record Update(
      @Nullable With with,
      NamedTable table,
      List<Assignment> assignments,
      List<TableReference> from,
      @Nullable SqlExpression where,
      @Nullable Returning returning,
      int position)
      implements DataStatement {
    @Override
    public <R> R accept(DataStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code DELETE}. */
  record Delete(
      @Nullable With with,
      NamedTable table,
      List<TableReference> using,
      @Nullable SqlExpression where,
      @Nullable Returning returning,
      int position)
      implements DataStatement {
    @Override
    public <R> R accept(DataStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Which rows a {@link MergeWhen} is for. */
  enum MergeMatch {
    MATCHED,
    NOT_MATCHED_BY_TARGET,
    NOT_MATCHED_BY_SOURCE
  }

  /** What a {@link MergeWhen} does. */
  sealed interface MergeAction {}

  /** {@code UPDATE SET ...}. */
  record MergeUpdate(List<Assignment> assignments) implements MergeAction {}

  /** {@code DELETE}. */
  record MergeDelete() implements MergeAction {}

  /** {@code DO NOTHING}. */
  record MergeNothing() implements MergeAction {}

  /** {@code INSERT ...}; {@code values} is null for {@code DEFAULT VALUES}. */
  record MergeInsert(
      List<TargetColumn> columns, Overriding overriding, @Nullable List<SqlExpression> values)
      implements MergeAction {}

  /** {@code WHEN [NOT] MATCHED [AND condition] THEN action}. */
  record MergeWhen(
      MergeMatch match, @Nullable SqlExpression condition, MergeAction action, int position) {}

  /** {@code MERGE}. */
  record Merge(
      @Nullable With with,
      NamedTable table,
      TableReference source,
      SqlExpression on,
      List<MergeWhen> whens,
      @Nullable Returning returning,
      int position)
      implements DataStatement {
    @Override
    public <R> R accept(DataStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of statement.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(Query query);

    R visit(Insert insert);

    R visit(Update update);

    R visit(Delete delete);

    R visit(Merge merge);
  }
}
