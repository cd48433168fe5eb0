package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A bound expression: typed, immutable, safe for use by several threads with a {@link Frame} each.
 *
 * <p>It can be inspected and rewritten through {@link #children} and {@link #withChildren}, and
 * prints as SQL. The classes of this package are final; the packages above add their own
 * (subqueries).
 */
public abstract class Expr {

  public abstract SqlType type();

  /** The type modifier, -1 where there is none. */
  public int typmod() {
    return -1;
  }

  /** The value for the frame's current rows; null is SQL's NULL. */
  public abstract @Nullable Object eval(Frame frame);

  /** Whether a boolean expression is true: neither false nor null. */
  public boolean test(Frame frame) {
    Object value = eval(frame);
    return value != null && (Boolean) value;
  }

  public List<Expr> children() {
    return List.of();
  }

  /**
   * The same node over other children, of the same number, types and order as {@link #children()}.
   */
  public Expr withChildren(List<Expr> children) {
    return this;
  }

  /** The volatility of this node and all below it. */
  public Volatility volatility() {
    Volatility volatility = ownVolatility();
    for (Expr child : children()) {
      volatility = volatility.or(child.volatility());
    }
    return volatility;
  }

  /** The volatility of this node alone. */
  protected Volatility ownVolatility() {
    return Volatility.IMMUTABLE;
  }

  /** Writes the expression as SQL, in the style of PostgreSQL's pg_get_expr. */
  public abstract void print(StringBuilder out);

  /** Rebuilds the tree from the leaves up, every node passing through {@code change}. */
  public final Expr rewrite(UnaryOperator<Expr> change) {
    List<Expr> children = children();
    List<Expr> changed = null;
    for (int i = 0; i < children.size(); i++) {
      Expr child = children.get(i);
      Expr replacement = child.rewrite(change);
      if (replacement != child && changed == null) {
        changed = new ArrayList<>(children);
      }
      if (changed != null) {
        changed.set(i, replacement);
      }
    }
    return change.apply(changed == null ? this : withChildren(changed));
  }

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }
}
