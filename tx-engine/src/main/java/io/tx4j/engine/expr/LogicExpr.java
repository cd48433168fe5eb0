package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AND, OR and NOT in three-valued logic. */
public abstract class LogicExpr extends Expr {

  private LogicExpr() {}

  @Override
  public final SqlType type() {
    return Types.BOOL;
  }

  /** All of two conditions or more. */
  public static final class And extends LogicExpr {
    private final Expr[] conditions;

    And(List<Expr> conditions) {
      this.conditions = conditions.toArray(new Expr[0]);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      boolean unknown = false;
      for (Expr condition : conditions) {
        Object value = condition.eval(frame);
        if (value == null) {
          unknown = true;
        } else if (!(Boolean) value) {
          return Boolean.FALSE;
        }
      }
      return unknown ? null : Boolean.TRUE;
    }

    @Override
    public boolean test(Frame frame) {
      for (Expr condition : conditions) {
        if (!condition.test(frame)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public List<Expr> children() {
      return List.of(conditions);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new And(children);
    }

    @Override
    public void print(StringBuilder out) {
      Printing.joined(out, children(), " AND ");
    }
  }

  /** Any of two conditions or more. */
  public static final class Or extends LogicExpr {
    private final Expr[] conditions;

    Or(List<Expr> conditions) {
      this.conditions = conditions.toArray(new Expr[0]);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      boolean unknown = false;
      for (Expr condition : conditions) {
        Object value = condition.eval(frame);
        if (value == null) {
          unknown = true;
        } else if ((Boolean) value) {
          return Boolean.TRUE;
        }
      }
      return unknown ? null : Boolean.FALSE;
    }

    @Override
    public boolean test(Frame frame) {
      for (Expr condition : conditions) {
        if (condition.test(frame)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public List<Expr> children() {
      return List.of(conditions);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Or(children);
    }

    @Override
    public void print(StringBuilder out) {
      Printing.joined(out, children(), " OR ");
    }
  }

  /** The opposite; of unknown, unknown. */
  public static final class Not extends LogicExpr {
    private final Expr condition;

    Not(Expr condition) {
      this.condition = condition;
    }

    public Expr condition() {
      return condition;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = condition.eval(frame);
      return value == null ? null : (Object) !(Boolean) value;
    }

    @Override
    public List<Expr> children() {
      return List.of(condition);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Not(children.get(0));
    }

    @Override
    public void print(StringBuilder out) {
      out.append("(NOT ");
      condition.print(out);
      out.append(')');
    }
  }
}
