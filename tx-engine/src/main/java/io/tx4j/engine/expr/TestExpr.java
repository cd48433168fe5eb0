package io.tx4j.engine.expr;

import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tests that are never null themselves: IS NULL, IS TRUE, IS DISTINCT FROM. */
public abstract class TestExpr extends Expr {

  final boolean negated;

  private TestExpr(boolean negated) {
    this.negated = negated;
  }

  /** Whether the test is written with NOT. */
  public final boolean isNegated() {
    return negated;
  }

  abstract boolean holds(Frame frame);

  @Override
  public final SqlType type() {
    return Types.BOOL;
  }

  @Override
  public final Object eval(Frame frame) {
    return holds(frame) != negated;
  }

  @Override
  public final boolean test(Frame frame) {
    return holds(frame) != negated;
  }

  /** IS [NOT] NULL. A row is null when all its fields are, and not null when none is. */
  public static final class Null extends TestExpr {
    private final Expr operand;

    Null(Expr operand, boolean negated) {
      super(negated);
      this.operand = operand;
    }

    public Expr operand() {
      return operand;
    }

    @Override
    boolean holds(Frame frame) {
      Object value = operand.eval(frame);
      return value instanceof RowValue ? rowHolds((RowValue) value) : value == null;
    }

    private boolean rowHolds(RowValue row) {
      for (int i = 0; i < row.size(); i++) {
        if ((row.field(i) == null) == negated) {
          return negated;
        }
      }
      return !negated;
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Null(children.get(0), negated);
    }

    @Override
    public void print(StringBuilder out) {
      out.append('(');
      operand.print(out);
      out.append(negated ? " IS NOT NULL)" : " IS NULL)");
    }
  }

  /** IS [NOT] TRUE, FALSE, UNKNOWN. */
  public static final class Truth extends TestExpr {
    private final Expr operand;
    private final @Nullable Boolean value;

    Truth(Expr operand, @Nullable Boolean value, boolean negated) {
      super(negated);
      this.operand = operand;
      this.value = value;
    }

    @Override
    boolean holds(Frame frame) {
      Object found = operand.eval(frame);
      return value == null ? found == null : value.equals(found);
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Truth(children.get(0), value, negated);
    }

    @Override
    public void print(StringBuilder out) {
      out.append('(');
      operand.print(out);
      String word = value == null ? "UNKNOWN" : value ? "TRUE" : "FALSE";
      out.append(negated ? " IS NOT " : " IS ").append(word).append(')');
    }
  }

  /** IS [NOT] DISTINCT FROM. */
  public static final class Distinct extends TestExpr {
    private final RoutineCall equality;

    /**
     * @param equality the call of = that compares two values that are not null
     */
    Distinct(RoutineCall equality, boolean negated) {
      super(negated);
      this.equality = equality;
    }

    @Override
    boolean holds(Frame frame) {
      Object left = equality.argument(0).eval(frame);
      Object right = equality.argument(1).eval(frame);
      if (left == null || right == null) {
        return left != right;
      }
      return Boolean.FALSE.equals(equality.apply(frame.context, left, right));
    }

    @Override
    public List<Expr> children() {
      return equality.children();
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Distinct((RoutineCall) equality.withChildren(children), negated);
    }

    @Override
    public void print(StringBuilder out) {
      out.append('(');
      equality.argument(0).print(out);
      out.append(negated ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
      equality.argument(1).print(out);
      out.append(')');
    }
  }
}
