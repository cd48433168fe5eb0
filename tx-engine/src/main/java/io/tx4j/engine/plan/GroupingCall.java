package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GROUPING(...): a bit for each argument, 1 where it is not among the keys of the row's grouping
 * set.
 */
final class GroupingCall extends Expr {

  private final Expr setIndex;
  private final List<Integer> bitsBySet;

  /**
   * @param setIndex the index of the grouping set, as an aggregation gives it
   * @param bitsBySet the result for each set
   */
  GroupingCall(Expr setIndex, List<Integer> bitsBySet) {
    this.setIndex = setIndex;
    this.bitsBySet = List.copyOf(bitsBySet);
  }

  @Override
  public SqlType type() {
    return Types.INT4;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object index = setIndex.eval(frame);
    return index == null ? null : bitsBySet.get((Integer) index);
  }

  @Override
  public List<Expr> children() {
    return List.of(setIndex);
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new GroupingCall(children.get(0), bitsBySet);
  }

  @Override
  public void print(StringBuilder out) {
    out.append("GROUPING").append(bitsBySet);
  }
}
