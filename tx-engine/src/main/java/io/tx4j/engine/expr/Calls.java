package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of routines by number of arguments. Their own classes, so that the strict common cases need
 * no array.
 */
final class Calls {

  private Calls() {}

  static final class Zero extends RoutineCall {
    private final Code.None code;

    Zero(Routine routine, SqlType type, Code.None code) {
      super(routine, type, List.of());
      this.code = code;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      return code.call(frame.context);
    }
  }

  static final class Unary extends RoutineCall {
    private final Expr a;
    private final Code.One code;

    Unary(Routine routine, SqlType type, List<Expr> arguments, Code.One code) {
      super(routine, type, arguments);
      this.a = arguments.get(0);
      this.code = code;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object x = a.eval(frame);
      return x == null ? null : code.call(frame.context, x);
    }
  }

  static final class Binary extends RoutineCall {
    private final Expr a;
    private final Expr b;
    private final Code.Two code;

    Binary(Routine routine, SqlType type, List<Expr> arguments, Code.Two code) {
      super(routine, type, arguments);
      this.a = arguments.get(0);
      this.b = arguments.get(1);
      this.code = code;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object x = a.eval(frame);
      if (x == null) {
        return null;
      }
      Object y = b.eval(frame);
      return y == null ? null : code.call(frame.context, x, y);
    }

    @Override
    @Nullable Object apply(EvalContext context, @Nullable Object x, @Nullable Object y) {
      return x == null || y == null ? null : code.call(context, x, y);
    }
  }

  static final class Ternary extends RoutineCall {
    private final Expr a;
    private final Expr b;
    private final Expr c;
    private final Code.Three code;

    Ternary(Routine routine, SqlType type, List<Expr> arguments, Code.Three code) {
      super(routine, type, arguments);
      this.a = arguments.get(0);
      this.b = arguments.get(1);
      this.c = arguments.get(2);
      this.code = code;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object x = a.eval(frame);
      Object y = b.eval(frame);
      Object z = c.eval(frame);
      return x == null || y == null || z == null ? null : code.call(frame.context, x, y, z);
    }
  }

  static final class General extends RoutineCall {
    private final Expr[] arguments;
    private final boolean strict;
    private final Code.Many code;

    General(Routine routine, SqlType type, List<Expr> arguments, boolean strict, Code.Many code) {
      super(routine, type, arguments);
      this.arguments = arguments.toArray(new Expr[0]);
      this.strict = strict;
      this.code = code;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object[] values = new Object[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].eval(frame);
        if (strict && values[i] == null) {
          return null;
        }
      }
      return code.call(frame.context, values);
    }

    @Override
    @Nullable Object apply(EvalContext context, @Nullable Object x, @Nullable Object y) {
      return strict && (x == null || y == null) ? null : code.call(context, new Object[] {x, y});
    }
  }

  /** A comparison of two values of the same type, which is the test that nearly every row meets. */
  static final class Compare extends RoutineCall {
    private final Expr a;
    private final Expr b;
    private final SqlType operands;
    private final Comparison comparison;

    Compare(
        Routine routine,
        SqlType type,
        List<Expr> arguments,
        Comparison comparison,
        SqlType operands) {
      super(routine, type, arguments);
      this.a = arguments.get(0);
      this.b = arguments.get(1);
      this.operands = operands;
      this.comparison = comparison;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object x = a.eval(frame);
      if (x == null) {
        return null;
      }
      Object y = b.eval(frame);
      return y == null ? null : (Object) holds(x, y);
    }

    @Override
    public boolean test(Frame frame) {
      Object x = a.eval(frame);
      if (x == null) {
        return false;
      }
      Object y = b.eval(frame);
      return y != null && holds(x, y);
    }

    @Override
    @Nullable Object apply(EvalContext context, @Nullable Object x, @Nullable Object y) {
      return x == null || y == null ? null : (Object) holds(x, y);
    }

    private boolean holds(Object x, Object y) {
      switch (comparison) {
        case EQ:
          return operands.equal(x, y);
        case NE:
          return !operands.equal(x, y);
        default:
          return comparison.holds(operands.compare(x, y));
      }
    }
  }

  /** A comparison of smallint, integer and bigint in any mixture. */
  static final class CompareIntegers extends RoutineCall {
    private final Expr a;
    private final Expr b;
    private final Comparison comparison;

    CompareIntegers(Routine routine, SqlType type, List<Expr> arguments, Comparison comparison) {
      super(routine, type, arguments);
      this.a = arguments.get(0);
      this.b = arguments.get(1);
      this.comparison = comparison;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object x = a.eval(frame);
      if (x == null) {
        return null;
      }
      Object y = b.eval(frame);
      return y == null ? null : (Object) holds(x, y);
    }

    @Override
    public boolean test(Frame frame) {
      Object x = a.eval(frame);
      if (x == null) {
        return false;
      }
      Object y = b.eval(frame);
      return y != null && holds(x, y);
    }

    @Override
    @Nullable Object apply(EvalContext context, @Nullable Object x, @Nullable Object y) {
      return x == null || y == null ? null : (Object) holds(x, y);
    }

    private boolean holds(Object x, Object y) {
      long left = ((Number) x).longValue();
      long right = ((Number) y).longValue();
      switch (comparison) {
        case EQ:
          return left == right;
        case NE:
          return left != right;
        case LT:
          return left < right;
        case LE:
          return left <= right;
        case GT:
          return left > right;
        default:
          return left >= right;
      }
    }
  }
}
