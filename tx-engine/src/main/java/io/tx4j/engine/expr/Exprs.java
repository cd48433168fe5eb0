package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes bound expressions: finds the operator, function or cast for the types at hand, converts the
 * arguments, folds constants. What the binder calls. A {@code position} is the place in the
 * statement for errors, 1-based, 0 for none.
 */
public final class Exprs {

  /** What a name followed by parentheses can be. */
  public enum FunctionKind {
    SCALAR,
    AGGREGATE,
    WINDOW,
    SET
  }

  private Exprs() {}

  // --- Operators and functions

  /**
   * @param left null for a prefix operator
   * @throws SqlError 42883, 42725 where no operator, or no single one, takes these types
   */
  public static Expr operator(String name, @Nullable Expr left, Expr right, int position) {
    throw new UnsupportedOperationException();
  }

  /** What the name is, going by the name alone; null where no function is called so. */
  public static @Nullable FunctionKind functionKind(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * A scalar function.
   *
   * @param name in lower case, without pg_catalog
   * @param variadic whether the last argument is marked VARIADIC
   */
  public static Expr function(String name, List<Expr> arguments, boolean variadic, int position) {
    throw new UnsupportedOperationException();
  }

  /** An aggregate; no arguments for count(*). */
  public static AggregateCall aggregate(
      String name, List<Expr> arguments, boolean star, int position) {
    throw new UnsupportedOperationException();
  }

  /** A function that returns rows. */
  public static SetFunctionCall setFunction(
      String name, List<Expr> arguments, boolean variadic, int position) {
    throw new UnsupportedOperationException();
  }

  // --- Conversions

  /** CAST(e AS type). */
  public static Expr cast(Expr e, SqlType type, int typmod, int position) {
    throw new UnsupportedOperationException();
  }

  /** The value for a column in INSERT, UPDATE or a default; 42804 names the column. */
  public static Expr assign(Expr e, SqlType type, int typmod, String column, int position) {
    throw new UnsupportedOperationException();
  }

  /**
   * The implicit conversion to a type that a construct asks for.
   *
   * @param construct for the error, such as "LIMIT": "argument of LIMIT must be type bigint, not
   *     type text"
   */
  public static Expr coerce(Expr e, SqlType type, String construct, int position) {
    throw new UnsupportedOperationException();
  }

  /**
   * A condition.
   *
   * @param construct such as "WHERE", "AND", "JOIN/ON"
   */
  public static Expr condition(Expr e, String construct, int position) {
    throw new UnsupportedOperationException();
  }

  /**
   * The text of a literal of which nothing was found out becomes text; other expressions stay as
   * they are.
   */
  public static Expr resolveUnknown(Expr e) {
    throw new UnsupportedOperationException();
  }

  /**
   * The common type of the branches of CASE, UNION, VALUES, ARRAY and the like.
   *
   * @param construct as it appears in "CASE types integer and text cannot be matched"
   */
  public static SqlType commonType(List<Expr> expressions, String construct, int position) {
    throw new UnsupportedOperationException();
  }

  /**
   * The modifier that all expressions share once they have the common type; -1 where they differ.
   */
  public static int commonTypmod(List<Expr> expressions, SqlType type) {
    throw new UnsupportedOperationException();
  }

  /** Converts to the type that {@link #commonType} found. */
  public static Expr toCommonType(Expr e, SqlType type, String construct, int position) {
    throw new UnsupportedOperationException();
  }

  // --- Logic

  public static Expr and(List<Expr> conditions) {
    throw new UnsupportedOperationException();
  }

  public static Expr or(List<Expr> conditions) {
    throw new UnsupportedOperationException();
  }

  public static Expr not(Expr condition) {
    throw new UnsupportedOperationException();
  }

  /** e IS [NOT] NULL, row-wise for rows. */
  public static Expr isNull(Expr e, boolean negated) {
    throw new UnsupportedOperationException();
  }

  /**
   * e IS [NOT] TRUE, FALSE or UNKNOWN.
   *
   * @param value null for UNKNOWN
   */
  public static Expr isTruth(Expr e, @Nullable Boolean value, boolean negated, int position) {
    throw new UnsupportedOperationException();
  }

  /** left IS [NOT] DISTINCT FROM right. */
  public static Expr distinct(Expr left, Expr right, boolean negated, int position) {
    throw new UnsupportedOperationException();
  }

  /** e [NOT] IN (list). */
  public static Expr in(Expr e, List<Expr> list, boolean negated, int position) {
    throw new UnsupportedOperationException();
  }

  /** left op ANY (array) or left op ALL (array). */
  public static Expr quantified(String operator, boolean all, Expr left, Expr array, int position) {
    throw new UnsupportedOperationException();
  }

  /** e [NOT] BETWEEN [SYMMETRIC] low AND high. */
  public static Expr between(
      Expr e, Expr low, Expr high, boolean symmetric, boolean negated, int position) {
    throw new UnsupportedOperationException();
  }

  // --- Conditional expressions

  /**
   * CASE.
   *
   * @param operand of CASE operand WHEN ...; null for CASE WHEN condition
   * @param otherwise null where there is no ELSE
   */
  public static Expr caseWhen(
      @Nullable Expr operand,
      List<Expr> whens,
      List<Expr> thens,
      @Nullable Expr otherwise,
      int position) {
    throw new UnsupportedOperationException();
  }

  public static Expr coalesce(List<Expr> arguments, int position) {
    throw new UnsupportedOperationException();
  }

  public static Expr nullIf(Expr left, Expr right, int position) {
    throw new UnsupportedOperationException();
  }

  public static Expr greatest(List<Expr> arguments, int position) {
    throw new UnsupportedOperationException();
  }

  public static Expr least(List<Expr> arguments, int position) {
    throw new UnsupportedOperationException();
  }

  // --- Rows and arrays

  public static Expr row(List<Expr> fields) {
    throw new UnsupportedOperationException();
  }

  /** ARRAY[...]. */
  public static Expr array(List<Expr> elements, int position) {
    throw new UnsupportedOperationException();
  }

  /** array[i], array[i][j]; for jsonb container['key']. */
  public static Expr subscript(Expr container, List<Expr> subscripts, int position) {
    throw new UnsupportedOperationException();
  }

  /** array[low:high]; a missing bound is null. */
  public static Expr slice(
      Expr array, List<@Nullable Expr> low, List<@Nullable Expr> high, int position) {
    throw new UnsupportedOperationException();
  }

  /** Folds what is constant and immutable; errors of folding are left for the run. */
  public static Expr fold(Expr e) {
    throw new UnsupportedOperationException();
  }
}
