package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.Persistence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Query} computes, before ordering and limits. */
public sealed interface QueryBody {

  /** Where it begins: characters of the source text, from 1. */
  int position();

  /** Calls the method of {@code visitor} that is made for this kind of body. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One output column, of a SELECT or of RETURNING.
   *
   * @param alias null when not given
   */
  record SelectItem(SqlExpression expression, @Nullable String alias, int position) {}

  /** {@code SELECT ... INTO [TEMP] table}. */
  record Into(QualifiedName table, Persistence persistence) {}

  /** {@code WINDOW name AS (...)}. */
  record NamedWindow(String name, WindowSpecification window, int position) {}

  /** An element of {@code GROUP BY}. */
  sealed interface GroupingElement {
    int position();
  }

  /** A plain expression; {@code (a, b)} arrives as a row. */
  record GroupingExpression(SqlExpression expression, int position) implements GroupingElement {}

  /** {@code ()}. */
  record EmptyGroupingSet(int position) implements GroupingElement {}

  /** {@code ROLLUP (a, (b, c))}. */
  record Rollup(List<SqlExpression> expressions, int position) implements GroupingElement {}

  /** {@code CUBE (a, (b, c))}. */
  record Cube(List<SqlExpression> expressions, int position) implements GroupingElement {}

  /** {@code GROUPING SETS (...)}. */
  record GroupingSets(List<GroupingElement> elements, int position) implements GroupingElement {}

  /** {@code GROUP BY [DISTINCT] ...}. */
  record GroupBy(boolean distinct, List<GroupingElement> elements) {}

  /**
   * {@code SELECT ...}. {@code TABLE t} arrives as {@code SELECT * FROM t}.
   *
   * @param distinct {@code DISTINCT}, with or without {@code ON}
   * @param distinctOn expressions of {@code DISTINCT ON}; empty otherwise
   * @param items may be empty, as PostgreSQL allows
   * @param from empty when there is no FROM; several when written with commas
   */
  record Select(
      boolean distinct,
      List<SqlExpression> distinctOn,
      List<SelectItem> items,
      @Nullable Into into,
      List<TableReference> from,
      @Nullable SqlExpression where,
      @Nullable GroupBy groupBy,
      @Nullable SqlExpression having,
      List<NamedWindow> windows,
      int position)
      implements QueryBody {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code VALUES (1, 2), (3, 4)}. */
  record Values(List<List<SqlExpression>> rows, int position) implements QueryBody {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The set operations. */
  enum SetOperator {
    UNION,
    INTERSECT,
    EXCEPT
  }

  /** {@code left UNION [ALL] right}; {@code position} is the operator's. */
  record SetOperation(
      QueryBody left, SetOperator operator, boolean all, QueryBody right, int position)
      implements QueryBody {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (SELECT ... ORDER BY ... LIMIT ...)}: an operand that has clauses of its own. */
  record NestedQuery(Query query, int position) implements QueryBody {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of body.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(Select select);

    R visit(Values values);

    R visit(SetOperation operation);

    R visit(NestedQuery nested);
  }
}
