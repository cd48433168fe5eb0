package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code (a, b) < (c, d)} and its like: field by field, until two differ or one is null. */
public final class RowComparisonExpr extends Expr {

  private final Comparison comparison;
  private final List<RoutineCall> equalities;
  private final List<RoutineCall> lesses;

  /**
   * @param equalities the call of = for each pair of fields, with both sides' conversions
   * @param lesses the call of {@code <} for each pair; its arguments are not evaluated
   */
  RowComparisonExpr(Comparison comparison, List<RoutineCall> equalities, List<RoutineCall> lesses) {
    this.comparison = comparison;
    this.equalities = List.copyOf(equalities);
    this.lesses = List.copyOf(lesses);
  }

  public Comparison comparison() {
    return comparison;
  }

  /** The fields of the left row. */
  public List<Expr> left() {
    return side(0);
  }

  /** The fields of the right row. */
  public List<Expr> right() {
    return side(1);
  }

  private List<Expr> side(int index) {
    List<Expr> side = new ArrayList<>(equalities.size());
    for (RoutineCall equality : equalities) {
      side.add(equality.argument(index));
    }
    return side;
  }

  @Override
  public SqlType type() {
    return Types.BOOL;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    for (int i = 0; i < equalities.size(); i++) {
      RoutineCall equality = equalities.get(i);
      Object left = equality.argument(0).eval(frame);
      Object right = equality.argument(1).eval(frame);
      Object equal = equality.apply(frame.context, left, right);
      if (equal == null) {
        return null;
      }
      if (!(Boolean) equal) {
        Object less = lesses.get(i).apply(frame.context, left, right);
        return comparison.holds(Boolean.TRUE.equals(less) ? -1 : 1);
      }
    }
    return comparison.holds(0);
  }

  @Override
  public List<Expr> children() {
    List<Expr> children = new ArrayList<>(equalities.size() * 2);
    for (RoutineCall equality : equalities) {
      children.addAll(equality.children());
    }
    return children;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    List<RoutineCall> changed = new ArrayList<>(equalities.size());
    for (int i = 0; i < equalities.size(); i++) {
      changed.add((RoutineCall) equalities.get(i).withChildren(children.subList(2 * i, 2 * i + 2)));
    }
    return new RowComparisonExpr(comparison, changed, lesses);
  }

  @Override
  public void print(StringBuilder out) {
    out.append("(ROW");
    Printing.list(out, left());
    out.append(' ').append(comparison.symbol()).append(" ROW");
    Printing.list(out, right());
    out.append(')');
  }
}
