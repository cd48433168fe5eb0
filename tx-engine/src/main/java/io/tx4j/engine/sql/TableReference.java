package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of {@code FROM}. */
public sealed interface TableReference {

  /** Where the item begins: characters of the source text, from 1. */
  int position();

  /** Calls the method of {@code visitor} that is made for this kind of item. */
  <R> R accept(Visitor<R> visitor);

  /** {@code AS name (column, ...)}; columns empty when not given. */
  record Alias(String name, List<String> columns, int position) {}

  /** {@code TABLESAMPLE method (arguments) REPEATABLE (seed)}. */
  record Sample(
      QualifiedName method,
      List<SqlExpression> arguments,
      @Nullable SqlExpression seed,
      int position) {}

  /**
   * A table, view or common table expression.
   *
   * @param only {@code ONLY t}
   */
  record NamedTable(
      QualifiedName name,
      boolean only,
      @Nullable Alias alias,
      @Nullable Sample sample,
      int position)
      implements TableReference {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (SELECT ...) AS name}. */
  record DerivedTable(Query query, boolean lateral, @Nullable Alias alias, int position)
      implements TableReference {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A column of a function's result: {@code AS t (name type)}. */
  record ResultColumn(
      String name, TypeName type, @Nullable QualifiedName collation, int position) {}

  /**
   * One function of a {@link TableFunction}.
   *
   * @param call mostly a {@link SqlExpression.FunctionCall}; also {@code CURRENT_DATE} and its like
   * @param columns its own column definition list inside {@code ROWS FROM}; empty when not given
   */
  record FunctionItem(SqlExpression call, List<ResultColumn> columns) {}

  /**
   * A function, or {@code ROWS FROM (f(), g())}, as a table.
   *
   * @param columns the definition list after the alias; empty when not given
   */
  record TableFunction(
      List<FunctionItem> functions,
      boolean rowsFrom,
      boolean lateral,
      boolean withOrdinality,
      @Nullable Alias alias,
      List<ResultColumn> columns,
      int position)
      implements TableReference {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The kinds of join; a comma in FROM is not a join but two items. */
  enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    CROSS
  }

  /**
   * A join. At most one of natural, using and on is given; none for {@code CROSS JOIN}.
   *
   * @param using columns of {@code USING}; empty when not given
   * @param usingAlias the name in {@code USING (...) AS name}
   * @param alias of the join as a whole, written after its parentheses
   */
  record Join(
      TableReference left,
      JoinKind kind,
      TableReference right,
      boolean natural,
      List<String> using,
      @Nullable Alias usingAlias,
      @Nullable SqlExpression on,
      @Nullable Alias alias,
      int position)
      implements TableReference {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of item.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(NamedTable table);

    R visit(DerivedTable table);

    R visit(TableFunction function);

    R visit(Join join);
  }
}
