package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes IN, ANY, ALL and the array constructors. */
final class Lists {

  private Lists() {}

  /**
   * Elements without columns form a list of one type with the left side; the others are compared
   * one by one, as in PostgreSQL.
   */
  static Expr in(Expr e, List<Expr> list, boolean negated, int position) {
    List<Expr> plain = new ArrayList<>();
    List<Expr> tests = new ArrayList<>();
    for (Expr element : list) {
      if (!(e instanceof RowExpr) && !(element instanceof RowExpr) && !hasColumns(element)) {
        plain.add(element);
      } else {
        tests.add(Exprs.operator(negated ? "<>" : "=", e, element, position));
      }
    }
    if (plain.size() == 1) {
      tests.add(0, Exprs.operator(negated ? "<>" : "=", e, plain.get(0), position));
    } else if (!plain.isEmpty()) {
      tests.add(0, inPlain(e, plain, negated, position));
    }
    return negated ? Logic.and(tests) : Logic.or(tests);
  }

  private static Expr inPlain(Expr e, List<Expr> list, boolean negated, int position) {
    List<Expr> all = new ArrayList<>(list);
    all.add(0, e);
    SqlType common = commonTypeOrNull(all);
    if (common == null) {
      List<Expr> tests = new ArrayList<>();
      for (Expr element : list) {
        tests.add(Exprs.operator(negated ? "<>" : "=", e, element, position));
      }
      return negated ? Logic.and(tests) : Logic.or(tests);
    }
    List<Expr> elements = new ArrayList<>(list.size());
    for (Expr element : list) {
      elements.add(Conversions.implicit(element, common));
    }
    // The operator says what both sides have to be; it may be that of a wider type than the common
    // one (varchar, text).
    RoutineCall equality = OperatorCalls.call("=", e, elements.get(0), position);
    SqlType left = equality.argument(0).type();
    SqlType right = equality.argument(1).type();
    SqlType operands = left.equals(right) ? left : common;
    elements.replaceAll(element -> Conversions.implicit(element, operands));
    Expr needle = Conversions.implicit(equality.argument(0), operands);
    Expr in = Folding.fold(new InListExpr(needle, elements));
    return negated ? Logic.not(in) : in;
  }

  private static @Nullable SqlType commonTypeOrNull(List<Expr> all) {
    try {
      SqlType common = CommonTypes.of(all, "IN");
      for (Expr e : all) {
        if (!Casts.isPossible(e.type(), common, CastContext.IMPLICIT)) {
          return null;
        }
      }
      return common;
    } catch (SqlError noCommonType) {
      return null;
    }
  }

  private static boolean hasColumns(Expr e) {
    if (e instanceof Constant || e instanceof Parameter || e instanceof LiteralExpr) {
      return false;
    }
    return e instanceof ColumnRef
        || e.children().isEmpty()
        || e.children().stream().anyMatch(Lists::hasColumns);
  }

  static Expr quantified(String operator, boolean all, Expr left, Expr array, int position) {
    SqlType arrayType = array.type();
    SqlType element = arrayType.elementType();
    if (arrayType.equals(Types.UNKNOWN)) {
      // Nothing is known of the array yet, so its elements are taken to be of the left side's type.
      element = Types.UNKNOWN;
    } else if (element == null) {
      throw new SqlError(
              SqlState.WRONG_OBJECT_TYPE, "op ANY/ALL (array) requires array on right side")
          .position(position);
    }
    Expr placeholder =
        element.equals(Types.UNKNOWN)
            ? Constant.unknown(null, 0)
            : new ColumnRef(0, 0, 0, element, -1, "element");
    RoutineCall call = OperatorCalls.call(operator, left, placeholder, position);
    if (!call.type().equals(Types.BOOL)) {
      throw new SqlError(
              SqlState.WRONG_OBJECT_TYPE, "op ANY/ALL (array) requires operator to yield boolean")
          .position(position);
    }
    SqlType wanted = Types.arrayOf(call.argument(1).type());
    if (wanted == null) {
      throw SqlError.of(
              SqlState.UNDEFINED_OBJECT,
              "could not find array type for data type %s",
              call.argument(1).type().displayName())
          .position(position);
    }
    Expr converted = Conversions.implicit(array, wanted);
    return Folding.fold(new QuantifiedExpr(call, all, call.argument(0), converted));
  }

  static Expr array(List<Expr> elements, int position) {
    if (elements.isEmpty()) {
      throw new SqlError(SqlState.INDETERMINATE_DATATYPE, "cannot determine type of empty array")
          .hint("Explicitly cast to the desired type, for example ARRAY[]::integer[].")
          .position(position);
    }
    SqlType common = Exprs.commonType(elements, "ARRAY", position);
    List<Expr> converted = new ArrayList<>(elements.size());
    for (Expr element : elements) {
      converted.add(Exprs.toCommonType(element, common, "ARRAY", position));
    }
    SqlType type = common.isArray() ? common : Types.arrayOf(common);
    if (type == null) {
      throw SqlError.of(
              SqlState.UNDEFINED_OBJECT,
              "could not find array type for data type %s",
              common.displayName())
          .position(position);
    }
    return Folding.fold(new ArrayExpr(converted, type, common.isArray()));
  }

  static Expr arrayOfType(List<Expr> elements, SqlType arrayType, int position) {
    boolean nested = !elements.isEmpty() && elements.get(0).type().isArray();
    SqlType element = nested ? arrayType : arrayType.elementType();
    List<Expr> converted = new ArrayList<>(elements.size());
    for (Expr e : elements) {
      converted.add(Exprs.cast(e, Objects.requireNonNull(element), -1, position));
    }
    return Folding.fold(new ArrayExpr(converted, arrayType, nested));
  }

  static Expr subscript(Expr container, List<Expr> subscripts, int position) {
    if (container.type().equals(Types.JSONB)) {
      Expr result = container;
      for (Expr subscript : subscripts) {
        result = Exprs.operator("->", result, subscript, position);
      }
      return result;
    }
    checkSubscriptable(container, position);
    List<Expr> converted = new ArrayList<>(subscripts.size());
    for (Expr subscript : subscripts) {
      converted.add(subscriptValue(subscript, position));
    }
    return Folding.fold(new ArrayExpr.Subscript(container, converted));
  }

  static Expr slice(Expr array, List<@Nullable Expr> low, List<@Nullable Expr> high, int position) {
    checkSubscriptable(array, position);
    List<@Nullable Expr> from = new ArrayList<>();
    List<@Nullable Expr> to = new ArrayList<>();
    for (int i = 0; i < low.size(); i++) {
      Expr start = low.get(i);
      Expr end = high.get(i);
      from.add(start == null ? null : subscriptValue(start, position));
      to.add(end == null ? null : subscriptValue(end, position));
    }
    return Folding.fold(new ArrayExpr.Slice(array, from, to));
  }

  private static void checkSubscriptable(Expr container, int position) {
    if (!container.type().isArray()) {
      throw SqlError.of(
              SqlState.DATATYPE_MISMATCH,
              "cannot subscript type %s because it does not support subscripting",
              container.type().displayName())
          .position(position);
    }
  }

  private static Expr subscriptValue(Expr subscript, int position) {
    Expr converted = Conversions.tryConvert(subscript, Types.INT4, -1, CastContext.ASSIGNMENT);
    if (converted == null) {
      throw new SqlError(SqlState.DATATYPE_MISMATCH, "array subscript must have type integer")
          .position(position);
    }
    return converted;
  }
}
