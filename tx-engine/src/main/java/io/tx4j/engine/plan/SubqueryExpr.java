package io.tx4j.engine.plan;

import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.expr.Volatility;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subquery as a value. It runs in a frame of its own, whose {@code outer} is the frame that the
 * expression is evaluated in; the executor does it, reached through the frame's context, which
 * implements {@link Runner}.
 */
public final class SubqueryExpr extends Expr {

  /** What becomes of the rows. */
  public enum Kind {
    /** The value of the only row's only column; null for no row; 21000 for several. */
    SCALAR,
    /**
     * The only row as a {@link io.tx4j.engine.value.RowValue}; null for no row; 21000 for several.
     */
    ROW,
    /** Whether there is a row. */
    EXISTS,
    /**
     * Whether the test holds for some row: IN, ANY, SOME; null where it is null for a row and true
     * for none.
     */
    ANY,
    /**
     * Whether the test holds for every row: ALL, NOT IN; null where it is null for a row and false
     * for none.
     */
    ALL,
    /** All values of the only column, as an array. */
    ARRAY
  }

  /** Runs subqueries: implemented by the executor's {@link io.tx4j.engine.expr.EvalContext}. */
  public interface Runner {
    /**
     * What the subquery gives.
     *
     * @param frame the frame of the query around it
     */
    @Nullable Object evaluate(SubqueryExpr subquery, Frame frame);
  }

  /**
   * How a row of the subquery is compared with the operand on the left of IN, ANY or ALL.
   *
   * @param condition in the frame of the subquery; the operand is read one level out
   * @param operandKeys where the condition is an equality of operands and columns: the operands, in
   *     the frame around; else empty
   * @param rowKeys the columns that they are compared with, pairwise of the same types, in the
   *     frame of the subquery; else empty
   */
  public record Test(Expr condition, List<Expr> operandKeys, List<Expr> rowKeys) {}

  private final Kind kind;
  private final Plan plan;
  private final int slotCount;
  private final int resultSlot;
  private final List<ColumnRef> outerReferences;
  private final @Nullable Test test;
  private final SqlType type;
  private final int typmod;

  /**
   * @param slotCount the slots of the subquery's frame
   * @param resultSlot where its row is
   * @param outerReferences the columns of the frames around that it reads, as the next one sees
   *     them
   * @param test of ANY and ALL; null otherwise
   */
  SubqueryExpr(
      Kind kind,
      Plan plan,
      int slotCount,
      int resultSlot,
      List<ColumnRef> outerReferences,
      @Nullable Test test,
      SqlType type,
      int typmod) {
    this.kind = kind;
    this.plan = plan;
    this.slotCount = slotCount;
    this.resultSlot = resultSlot;
    this.outerReferences = List.copyOf(outerReferences);
    this.test = test;
    this.type = type;
    this.typmod = typmod;
  }

  public Kind kind() {
    return kind;
  }

  public Plan plan() {
    return plan;
  }

  public int slotCount() {
    return slotCount;
  }

  public int resultSlot() {
    return resultSlot;
  }

  /**
   * Whether it reads slots of the frames around; if not, it gives the same for the whole statement.
   */
  public boolean correlated() {
    return !outerReferences.isEmpty();
  }

  /** What it reads of the frames around it. */
  @Override
  public List<Expr> children() {
    return List.copyOf(outerReferences);
  }

  public @Nullable Test test() {
    return test;
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public int typmod() {
    return typmod;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    return ((Runner) frame.context).evaluate(this, frame);
  }

  /** Never folded or moved: what it reads is not for this class to know. */
  @Override
  protected Volatility ownVolatility() {
    return Volatility.VOLATILE;
  }

  @Override
  public void print(StringBuilder out) {
    out.append("(SubPlan)");
  }
}
