package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes CASE, COALESCE, NULLIF, GREATEST and LEAST. */
final class Conditionals {

  private Conditionals() {}

  static Expr caseWhen(
      @Nullable Expr operand,
      List<Expr> whens,
      List<Expr> thens,
      @Nullable Expr otherwise,
      int position) {
    Expr tested = operand == null ? null : Exprs.resolveUnknown(operand);
    List<Expr> conditions = new ArrayList<>(whens.size());
    for (Expr when : whens) {
      conditions.add(
          tested == null
              ? Exprs.condition(when, "CASE/WHEN", position)
              : Exprs.operator("=", tested, when, position));
    }
    List<Expr> results = new ArrayList<>();
    // ELSE comes first in the choice of the type, as in PostgreSQL.
    results.add(otherwise == null ? Constant.unknown(null, 0) : otherwise);
    results.addAll(thens);
    SqlType type = Exprs.commonType(results, "CASE", position);
    List<Expr> children = new ArrayList<>();
    for (int i = 0; i < whens.size(); i++) {
      children.add(conditions.get(i));
      children.add(Exprs.toCommonType(thens.get(i), type, "CASE/WHEN", position));
    }
    children.add(Exprs.toCommonType(results.get(0), type, "CASE/ELSE", position));
    return decided(new ConditionalExpr.Case(children, type, Exprs.commonTypmod(results, type)));
  }

  /**
   * Leaves out the branches that a constant condition decides, so that their constants' errors are
   * never met.
   */
  private static Expr decided(ConditionalExpr.Case whole) {
    List<Expr> left = new ArrayList<>();
    List<Expr> children = whole.children();
    int last = children.size() - 1;
    for (int i = 0; i < last; i += 2) {
      Expr condition = children.get(i);
      if (!(condition instanceof Constant)) {
        left.add(condition);
        left.add(children.get(i + 1));
      } else if (Boolean.TRUE.equals(((Constant) condition).value())) {
        if (left.isEmpty()) {
          return children.get(i + 1);
        }
        left.add(children.get(i + 1));
        return whole.withChildren(left);
      }
    }
    left.add(children.get(last));
    return left.size() == 1 ? left.get(0) : whole.withChildren(left);
  }

  static Expr coalesce(List<Expr> arguments, int position) {
    SqlType type = Exprs.commonType(arguments, "COALESCE", position);
    List<Expr> converted = converted(arguments, type, "COALESCE", position);
    return Folding.fold(
        new ConditionalExpr.Coalesce(converted, type, Exprs.commonTypmod(arguments, type)));
  }

  static Expr nullIf(Expr left, Expr right, int position) {
    RoutineCall equality = OperatorCalls.call("=", left, right, position);
    if (!equality.type().equals(Types.BOOL)) {
      throw new SqlError(SqlState.DATATYPE_MISMATCH, "NULLIF requires = operator to yield boolean")
          .position(position);
    }
    return Folding.fold(new ConditionalExpr.NullIf(equality));
  }

  static Expr extreme(boolean greatest, List<Expr> arguments, int position) {
    String construct = greatest ? "GREATEST" : "LEAST";
    SqlType type = Exprs.commonType(arguments, construct, position);
    if (!type.isOrdered()) {
      throw SqlError.of(
              SqlState.UNDEFINED_FUNCTION,
              "could not identify a comparison function for type %s",
              type.displayName())
          .position(position);
    }
    List<Expr> converted = converted(arguments, type, construct, position);
    return Folding.fold(
        new ConditionalExpr.Extreme(
            greatest, converted, type, Exprs.commonTypmod(arguments, type)));
  }

  private static List<Expr> converted(
      List<Expr> arguments, SqlType type, String construct, int position) {
    List<Expr> converted = new ArrayList<>(arguments.size());
    for (Expr argument : arguments) {
      converted.add(Exprs.toCommonType(argument, type, construct, position));
    }
    return converted;
  }
}
