package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value expression as it was written: names not resolved, types not known. Lists are not
 * modifiable.
 *
 * <p>{@code AND} and {@code OR} chains are flat lists, as in PostgreSQL, so that a long chain is
 * not a deep tree.
 */
public sealed interface SqlExpression {

  /** The place an error about this expression points to: characters of the source text, from 1. */
  int position();

  /** Calls the method of {@code visitor} that is made for this kind of expression. */
  <R> R accept(Visitor<R> visitor);

  // ---- constants and names

  /** An integer that fits 32 bits. */
  record IntegerLiteral(int value, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Any other number.
   *
   * @param text decimal digits, point, exponent; a hexadecimal, octal or binary integer is already
   *     converted, underscores are gone. Without point and exponent it is an integer: {@code int8}
   *     if it fits, else {@code numeric}.
   */
  record NumericLiteral(String text, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A string constant, of type unknown until its context gives it one. */
  record StringLiteral(String value, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code B'0101'} or {@code X'1FF'}: the digits as written. */
  record BitStringLiteral(String digits, boolean hexadecimal, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code TRUE} or {@code FALSE}. */
  record BooleanLiteral(boolean value, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code NULL}. */
  record NullLiteral(int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code DEFAULT} where a value is expected: allowed by the binder in INSERT and UPDATE only. */
  record DefaultValue(int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code $1}. */
  record Parameter(int number, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code a}, {@code t.a}, {@code s.t.a}: a column, or a whole row, or a field of a composite
   * column; the binder finds out.
   */
  record ColumnReference(List<String> parts, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code *} (no qualifier) or {@code t.*}, {@code s.t.*}. */
  record AllColumns(List<String> qualifier, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (composite).field}. */
  record FieldSelection(SqlExpression operand, String field, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (composite).*}. */
  record AllFields(SqlExpression operand, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code a[i]} ({@code index} only) or {@code a[lower:upper]} (a slice; each bound may be left
   * out).
   */
  record Subscript(
      SqlExpression operand,
      boolean slice,
      @Nullable SqlExpression lower,
      @Nullable SqlExpression upper,
      int position)
      implements SqlExpression {

    /** The index of {@code a[i]}; null for a slice without an upper bound. */
    public @Nullable SqlExpression index() {
      return upper;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  // ---- operators

  /**
   * An operator's name.
   *
   * @param schema given only by {@code OPERATOR(schema.+)}
   */
  record Operator(@Nullable String schema, String symbol) {}

  /** {@code -x}, {@code @ x}: {@code position} is the operator's. */
  record UnaryOperation(Operator operator, SqlExpression operand, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a + b}: {@code position} is the operator's. {@code !=} is already {@code <>}. */
  record BinaryOperation(SqlExpression left, Operator operator, SqlExpression right, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a AND b AND c}; at least two operands. */
  record And(List<SqlExpression> operands, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a OR b OR c}; at least two operands. */
  record Or(List<SqlExpression> operands, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code NOT a}. */
  record Not(SqlExpression operand, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a IS [NOT] NULL}. */
  record IsNull(SqlExpression operand, boolean negated, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What a boolean is tested for; {@code null} stands for {@code UNKNOWN}. */
  record IsTruth(SqlExpression operand, @Nullable Boolean truth, boolean negated, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a IS [NOT] DISTINCT FROM b}. */
  record IsDistinct(SqlExpression left, SqlExpression right, boolean negated, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a [NOT] BETWEEN [SYMMETRIC] lower AND upper}. */
  record Between(
      SqlExpression operand,
      SqlExpression lower,
      SqlExpression upper,
      boolean negated,
      boolean symmetric,
      int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The pattern languages of {@link Like}. */
  enum PatternKind {
    LIKE,
    ILIKE,
    SIMILAR_TO
  }

  /** {@code a [NOT] LIKE b [ESCAPE c]} and its kin. */
  record Like(
      SqlExpression operand,
      PatternKind kind,
      SqlExpression pattern,
      @Nullable SqlExpression escape,
      boolean negated,
      int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a [NOT] IN (b, c)}. */
  record InList(SqlExpression operand, List<SqlExpression> elements, boolean negated, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a [NOT] IN (SELECT ...)}; the operand may be a {@link Row}. */
  record InSubquery(SqlExpression operand, Query query, boolean negated, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a = ANY (array)}, {@code a < ALL (array)}; {@code SOME} is {@code ANY}. */
  record QuantifiedArray(
      SqlExpression operand, Operator operator, boolean all, SqlExpression array, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a = ANY (SELECT ...)}; the operand may be a {@link Row}. */
  record QuantifiedSubquery(
      SqlExpression operand, Operator operator, boolean all, Query query, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CAST(a AS t)}, {@code a::t}, {@code t 'a'}. */
  record Cast(SqlExpression operand, TypeName type, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a COLLATE c}. */
  record Collate(SqlExpression operand, QualifiedName collation, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  // ---- conditional expressions

  /** One {@code WHEN condition THEN result}. */
  record WhenClause(SqlExpression condition, SqlExpression result, int position) {}

  /** {@code CASE [operand] WHEN ... ELSE ... END}. */
  record Case(
      @Nullable SqlExpression operand,
      List<WhenClause> whens,
      @Nullable SqlExpression otherwise,
      int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code COALESCE(a, b)}. */
  record Coalesce(List<SqlExpression> arguments, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code NULLIF(a, b)}. */
  record NullIf(SqlExpression left, SqlExpression right, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code GREATEST(a, b)} or {@code LEAST(a, b)}. */
  record Extremum(boolean greatest, List<SqlExpression> arguments, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  // ---- functions

  /** One argument of a call; {@code name} is null for a positional one. */
  record Argument(@Nullable String name, SqlExpression value) {}

  /**
   * A call of a function, aggregate or window function. The standard's own syntaxes are calls of
   * PostgreSQL's functions behind them: {@code EXTRACT(year FROM x)} is {@code
   * pg_catalog.extract('year', x)}, {@code x AT TIME ZONE z} is {@code pg_catalog.timezone(z, x)},
   * {@code TRIM(BOTH FROM x)} is {@code pg_catalog.btrim(x)}, {@code SUBSTRING(x FROM 2)} is {@code
   * pg_catalog.substring(x, 2)}, {@code (a, b) OVERLAPS (c, d)} is {@code pg_catalog.overlaps(a, b,
   * c, d)}.
   *
   * @param variadic the last argument is marked {@code VARIADIC}
   * @param star {@code count(*)}; there are no arguments then
   * @param orderBy inside the parentheses, or that of {@code WITHIN GROUP} if {@code withinGroup}
   * @param standardSyntax written in one of the syntaxes above; matters only for printing
   */
  record FunctionCall(
      QualifiedName name,
      List<Argument> arguments,
      boolean variadic,
      boolean star,
      boolean distinct,
      List<SortItem> orderBy,
      boolean withinGroup,
      @Nullable SqlExpression filter,
      @Nullable WindowSpecification over,
      boolean standardSyntax,
      int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The functions that are called without parentheses. */
  enum ValueFunction {
    CURRENT_DATE,
    CURRENT_TIME,
    CURRENT_TIMESTAMP,
    LOCALTIME,
    LOCALTIMESTAMP,
    CURRENT_ROLE,
    CURRENT_USER,
    USER,
    SESSION_USER,
    SYSTEM_USER,
    CURRENT_CATALOG,
    CURRENT_SCHEMA
  }

  /** {@code CURRENT_TIMESTAMP(3)}, {@code CURRENT_USER}; precision null when not given. */
  record ValueFunctionCall(ValueFunction function, @Nullable Integer precision, int position)
      implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code GROUPING(a, b)}. */
  record Grouping(List<SqlExpression> arguments, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  // ---- rows, arrays, subqueries

  /** {@code ROW(a, b)} ({@code explicit}) or {@code (a, b)}. */
  record Row(List<SqlExpression> fields, boolean explicit, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ARRAY[a, b]}; the inner lists of {@code ARRAY[[a], [b]]} are array constructors too. */
  record ArrayConstructor(List<SqlExpression> elements, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ARRAY(SELECT ...)}. */
  record ArraySubquery(Query query, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code (SELECT ...)} as a value; or as a row, on the right of a row's comparison or {@code SET
   * (a, b) =}.
   */
  record ScalarSubquery(Query query, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code EXISTS (SELECT ...)}. */
  record Exists(Query query, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code WHERE CURRENT OF cursor}. */
  record CurrentOf(String cursor, int position) implements SqlExpression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of expression.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(IntegerLiteral literal);

    R visit(NumericLiteral literal);

    R visit(StringLiteral literal);

    R visit(BitStringLiteral literal);

    R visit(BooleanLiteral literal);

    R visit(NullLiteral literal);

    R visit(DefaultValue value);

    R visit(Parameter parameter);

    R visit(ColumnReference reference);

    R visit(AllColumns columns);

    R visit(FieldSelection selection);

    R visit(AllFields fields);

    R visit(Subscript subscript);

    R visit(UnaryOperation operation);

    R visit(BinaryOperation operation);

    R visit(And and);

    R visit(Or or);

    R visit(Not not);

    R visit(IsNull test);

    R visit(IsTruth test);

    R visit(IsDistinct test);

    R visit(Between between);

    R visit(Like like);

    R visit(InList in);

    R visit(InSubquery in);

    R visit(QuantifiedArray comparison);

    R visit(QuantifiedSubquery comparison);

    R visit(Cast cast);

    R visit(Collate collate);

    R visit(Case expression);

    R visit(Coalesce coalesce);

    R visit(NullIf nullIf);

    R visit(Extremum extremum);

    R visit(FunctionCall call);

    R visit(ValueFunctionCall call);

    R visit(Grouping grouping);

    R visit(Row row);

    R visit(ArrayConstructor array);

    R visit(ArraySubquery subquery);

    R visit(ScalarSubquery subquery);

    R visit(Exists exists);

    R visit(CurrentOf currentOf);
  }
}
