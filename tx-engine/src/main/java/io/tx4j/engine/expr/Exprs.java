package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
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
    if (left instanceof RowExpr && right instanceof RowExpr) {
      return RowComparisons.make(name, (RowExpr) left, (RowExpr) right, position);
    }
    return OperatorCalls.make(name, left, right, position);
  }

  /** What the name is, going by the name alone; null where no function is called so. */
  public static @Nullable FunctionKind functionKind(String name) {
    Registry registry = Registry.get();
    if (!registry.functions(name).isEmpty()) {
      return FunctionKind.SCALAR;
    }
    if (!registry.aggregates(name).isEmpty()) {
      return FunctionKind.AGGREGATE;
    }
    if (!registry.setFunctions(name).isEmpty()) {
      return FunctionKind.SET;
    }
    return Types.byName(name) != null ? FunctionKind.SCALAR : null;
  }

  /**
   * A scalar function.
   *
   * @param name in lower case, without pg_catalog
   * @param variadic whether the last argument is marked VARIADIC
   */
  public static Expr function(String name, List<Expr> arguments, boolean variadic, int position) {
    return FunctionCalls.scalar(name, arguments, variadic, position);
  }

  /** An aggregate; no arguments for count(*). */
  public static AggregateCall aggregate(
      String name, List<Expr> arguments, boolean star, int position) {
    return FunctionCalls.aggregate(name, arguments, star, position);
  }

  /** A function that returns rows. */
  public static SetFunctionCall setFunction(
      String name, List<Expr> arguments, boolean variadic, int position) {
    return FunctionCalls.set(name, arguments, variadic, position);
  }

  // --- Conversions

  /** CAST(e AS type). */
  public static Expr cast(Expr e, SqlType type, int typmod, int position) {
    Expr converted = Conversions.tryConvert(e, type, typmod, CastContext.EXPLICIT);
    if (converted == null) {
      throw Conversions.cannotCast(e.type(), type).position(position);
    }
    return converted;
  }

  /** The value for a column in INSERT, UPDATE or a default; 42804 names the column. */
  public static Expr assign(Expr e, SqlType type, int typmod, String column, int position) {
    Expr converted = Conversions.tryConvert(e, type, typmod, CastContext.ASSIGNMENT);
    if (converted == null) {
      throw SqlError.of(
              SqlState.DATATYPE_MISMATCH,
              "column \"%s\" is of type %s but expression is of type %s",
              column,
              type.displayName(),
              e.type().displayName())
          .hint("You will need to rewrite or cast the expression.")
          .position(position);
    }
    return converted;
  }

  /**
   * The implicit conversion to a type that a construct asks for.
   *
   * @param construct for the error, such as "LIMIT": "argument of LIMIT must be type bigint, not
   *     type text"
   */
  public static Expr coerce(Expr e, SqlType type, String construct, int position) {
    Expr converted = Conversions.tryConvert(e, type, -1, CastContext.ASSIGNMENT);
    if (converted == null) {
      throw SqlError.of(
              SqlState.DATATYPE_MISMATCH,
              "argument of %s must be type %s, not type %s",
              construct,
              type.displayName(),
              e.type().displayName())
          .position(position);
    }
    return converted;
  }

  /**
   * A condition.
   *
   * @param construct such as "WHERE", "AND", "JOIN/ON"
   */
  public static Expr condition(Expr e, String construct, int position) {
    return coerce(e, Types.BOOL, construct, position);
  }

  /**
   * The text of a literal of which nothing was found out becomes text; other expressions stay as
   * they are.
   */
  public static Expr resolveUnknown(Expr e) {
    return e.type().equals(Types.UNKNOWN) ? Conversions.implicit(e, Types.TEXT) : e;
  }

  /**
   * The common type of the branches of CASE, UNION, VALUES, ARRAY and the like.
   *
   * @param construct as it appears in "CASE types integer and text cannot be matched"
   */
  public static SqlType commonType(List<Expr> expressions, String construct, int position) {
    try {
      return CommonTypes.of(expressions, construct);
    } catch (SqlError error) {
      throw error.positionIfAbsent(position);
    }
  }

  /**
   * The modifier that all expressions share once they have the common type; -1 where they differ.
   */
  public static int commonTypmod(List<Expr> expressions, SqlType type) {
    int common = -1;
    for (Expr e : expressions) {
      if (!e.type().equals(type) || e.typmod() < 0 || common >= 0 && e.typmod() != common) {
        return -1;
      }
      common = e.typmod();
    }
    return common;
  }

  /** Converts to the type that {@link #commonType} found. */
  public static Expr toCommonType(Expr e, SqlType type, String construct, int position) {
    Expr converted = Conversions.tryConvert(e, type, -1, CastContext.IMPLICIT);
    if (converted == null) {
      throw SqlError.of(
              SqlState.CANNOT_COERCE,
              "%s could not convert type %s to %s",
              construct,
              e.type().displayName(),
              type.displayName())
          .position(position);
    }
    return converted;
  }

  // --- Logic

  public static Expr and(List<Expr> conditions) {
    return Logic.and(conditions);
  }

  public static Expr or(List<Expr> conditions) {
    return Logic.or(conditions);
  }

  public static Expr not(Expr condition) {
    return Logic.not(condition);
  }

  /** e IS [NOT] NULL, row-wise for rows. */
  public static Expr isNull(Expr e, boolean negated) {
    return Folding.fold(new TestExpr.Null(resolveUnknown(e), negated));
  }

  /**
   * e IS [NOT] TRUE, FALSE or UNKNOWN.
   *
   * @param value null for UNKNOWN
   */
  public static Expr isTruth(Expr e, @Nullable Boolean value, boolean negated, int position) {
    String construct =
        "IS " + (negated ? "NOT " : "") + (value == null ? "UNKNOWN" : value ? "TRUE" : "FALSE");
    return Folding.fold(new TestExpr.Truth(condition(e, construct, position), value, negated));
  }

  /** left IS [NOT] DISTINCT FROM right. */
  public static Expr distinct(Expr left, Expr right, boolean negated, int position) {
    if (left instanceof RowExpr && right instanceof RowExpr) {
      return RowComparisons.distinct((RowExpr) left, (RowExpr) right, negated, position);
    }
    RoutineCall equality = OperatorCalls.call("=", left, right, position);
    return Folding.fold(new TestExpr.Distinct(equality, negated));
  }

  /** e [NOT] IN (list). */
  public static Expr in(Expr e, List<Expr> list, boolean negated, int position) {
    return Lists.in(e, list, negated, position);
  }

  /** left op ANY (array) or left op ALL (array). */
  public static Expr quantified(String operator, boolean all, Expr left, Expr array, int position) {
    return Lists.quantified(operator, all, left, array, position);
  }

  /** e [NOT] BETWEEN [SYMMETRIC] low AND high. */
  public static Expr between(
      Expr e, Expr low, Expr high, boolean symmetric, boolean negated, int position) {
    if (symmetric) {
      Expr either =
          or(
              List.of(
                  between(e, low, high, false, false, position),
                  between(e, high, low, false, false, position)));
      return negated ? not(either) : either;
    }
    Expr above = operator(negated ? "<" : ">=", e, low, position);
    Expr below = operator(negated ? ">" : "<=", e, high, position);
    return negated ? or(List.of(above, below)) : and(List.of(above, below));
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
    return Conditionals.caseWhen(operand, whens, thens, otherwise, position);
  }

  public static Expr coalesce(List<Expr> arguments, int position) {
    return Conditionals.coalesce(arguments, position);
  }

  public static Expr nullIf(Expr left, Expr right, int position) {
    return Conditionals.nullIf(left, right, position);
  }

  public static Expr greatest(List<Expr> arguments, int position) {
    return Conditionals.extreme(true, arguments, position);
  }

  public static Expr least(List<Expr> arguments, int position) {
    return Conditionals.extreme(false, arguments, position);
  }

  // --- Rows and arrays

  public static Expr row(List<Expr> fields) {
    return new RowExpr(fields);
  }

  /** The whole row of a table, whose fields have names. */
  public static Expr row(List<Expr> fields, List<String> names) {
    return new RowExpr(fields, names);
  }

  /** ARRAY[...]. */
  public static Expr array(List<Expr> elements, int position) {
    return Lists.array(elements, position);
  }

  /** ARRAY[...]::type[]: each element is cast to the array's element type. */
  public static Expr array(List<Expr> elements, SqlType arrayType, int position) {
    return Lists.arrayOfType(elements, arrayType, position);
  }

  /** array[i], array[i][j]; for jsonb container['key']. */
  public static Expr subscript(Expr container, List<Expr> subscripts, int position) {
    return Lists.subscript(container, subscripts, position);
  }

  /** array[low:high]; a missing bound is null. */
  public static Expr slice(
      Expr array, List<@Nullable Expr> low, List<@Nullable Expr> high, int position) {
    return Lists.slice(array, low, high, position);
  }
}
