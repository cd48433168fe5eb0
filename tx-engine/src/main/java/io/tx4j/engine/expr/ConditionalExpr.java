package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CASE, COALESCE, NULLIF, GREATEST and LEAST: only what is needed of their arguments is evaluated,
 * or nulls are passed over.
 */
public abstract class ConditionalExpr extends Expr {

  final List<Expr> children;
  private final SqlType type;
  private final int typmod;

  private ConditionalExpr(List<Expr> children, SqlType type, int typmod) {
    this.children = List.copyOf(children);
    this.type = type;
    this.typmod = typmod;
  }

  @Override
  public final SqlType type() {
    return type;
  }

  @Override
  public final int typmod() {
    return typmod;
  }

  @Override
  public final List<Expr> children() {
    return children;
  }

  /** CASE WHEN condition THEN result ... ELSE result END. */
  public static final class Case extends ConditionalExpr {

    /**
     * @param children condition, result, condition, result, ..., result of ELSE
     */
    Case(List<Expr> children, SqlType type, int typmod) {
      super(children, type, typmod);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      int last = children.size() - 1;
      for (int i = 0; i < last; i += 2) {
        if (children.get(i).test(frame)) {
          return children.get(i + 1).eval(frame);
        }
      }
      return children.get(last).eval(frame);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Case(children, type(), typmod());
    }

    @Override
    public void print(StringBuilder out) {
      out.append("CASE");
      int last = children.size() - 1;
      for (int i = 0; i < last; i += 2) {
        out.append(" WHEN ");
        children.get(i).print(out);
        out.append(" THEN ");
        children.get(i + 1).print(out);
      }
      out.append(" ELSE ");
      children.get(last).print(out);
      out.append(" END");
    }
  }

  /** The first that is not null. */
  public static final class Coalesce extends ConditionalExpr {
    Coalesce(List<Expr> children, SqlType type, int typmod) {
      super(children, type, typmod);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      for (Expr child : children) {
        Object value = child.eval(frame);
        if (value != null) {
          return value;
        }
      }
      return null;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Coalesce(children, type(), typmod());
    }

    @Override
    public void print(StringBuilder out) {
      out.append("COALESCE");
      Printing.list(out, children);
    }
  }

  /** The first, or null where it equals the second. */
  public static final class NullIf extends ConditionalExpr {
    private final RoutineCall equality;

    NullIf(RoutineCall equality) {
      super(equality.children(), equality.argument(0).type(), equality.argument(0).typmod());
      this.equality = equality;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object left = children.get(0).eval(frame);
      Object right = children.get(1).eval(frame);
      return Boolean.TRUE.equals(equality.apply(frame.context, left, right)) ? null : left;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new NullIf((RoutineCall) equality.withChildren(children));
    }

    @Override
    public void print(StringBuilder out) {
      out.append("NULLIF");
      Printing.list(out, children);
    }
  }

  /** GREATEST or LEAST; nulls are passed over. */
  public static final class Extreme extends ConditionalExpr {
    private final boolean greatest;

    Extreme(boolean greatest, List<Expr> children, SqlType type, int typmod) {
      super(children, type, typmod);
      this.greatest = greatest;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object best = null;
      for (Expr child : children) {
        Object value = child.eval(frame);
        if (value == null) {
          continue;
        }
        if (best == null
            || (greatest ? type().compare(value, best) > 0 : type().compare(value, best) < 0)) {
          best = value;
        }
      }
      return best;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Extreme(greatest, children, type(), typmod());
    }

    @Override
    public void print(StringBuilder out) {
      out.append(greatest ? "GREATEST" : "LEAST");
      Printing.list(out, children);
    }
  }
}
