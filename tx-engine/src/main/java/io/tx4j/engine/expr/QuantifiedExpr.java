package io.tx4j.engine.expr;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** left operator ANY (array), left operator ALL (array). */
public final class QuantifiedExpr extends Expr {

  private final RoutineCall operator;
  private final boolean all;
  private final Expr left;
  private final Expr array;

  /**
   * @param operator the operator's call for one element; its arguments are not evaluated
   */
  QuantifiedExpr(RoutineCall operator, boolean all, Expr left, Expr array) {
    this.operator = operator;
    this.all = all;
    this.left = left;
    this.array = array;
  }

  public boolean isAll() {
    return all;
  }

  /** The operator between the left side and one element. */
  public Routine operator() {
    return operator.routine();
  }

  public Expr left() {
    return left;
  }

  public Expr array() {
    return array;
  }

  @Override
  public SqlType type() {
    return Types.BOOL;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    ArrayValue values = (ArrayValue) array.eval(frame);
    if (values == null) {
      return null;
    }
    Object value = values.size() == 0 ? null : left.eval(frame);
    boolean unknown = false;
    for (Object element : values.elements()) {
      Object holds = operator.apply(frame.context, value, element);
      if (holds == null) {
        unknown = true;
      } else if ((Boolean) holds != all) {
        return !all;
      }
    }
    return unknown ? null : (Object) all;
  }

  @Override
  public List<Expr> children() {
    return List.of(left, array);
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new QuantifiedExpr(operator, all, children.get(0), children.get(1));
  }

  @Override
  protected Volatility ownVolatility() {
    return operator.routine().volatility();
  }

  @Override
  public void print(StringBuilder out) {
    out.append('(');
    left.print(out);
    out.append(' ').append(operator.routine().name()).append(all ? " ALL (" : " ANY (");
    array.print(out);
    out.append("))");
  }
}
