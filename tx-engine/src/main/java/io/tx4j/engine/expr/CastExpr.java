package io.tx4j.engine.expr;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversion of a value to another type or modifier. The subclasses are the ways in which it is
 * done.
 */
public abstract class CastExpr extends Expr {

  private static final Set<SqlType> FIXED_TEXT =
      Set.of(
          Types.BOOL,
          Types.INT2,
          Types.INT4,
          Types.INT8,
          Types.OID,
          Types.NUMERIC,
          Types.TEXT,
          Types.VARCHAR,
          Types.BPCHAR,
          Types.NAME,
          Types.CHAR,
          Types.UUID,
          Types.JSON,
          Types.JSONB,
          Types.XID,
          Types.XID8);

  final Expr operand;
  private final SqlType type;
  private final int typmod;

  CastExpr(Expr operand, SqlType type, int typmod) {
    this.operand = operand;
    this.type = type;
    this.typmod = typmod;
  }

  public final Expr operand() {
    return operand;
  }

  /** Whether only the type's name changes: an index on the operand serves for the cast too. */
  public final boolean isRelabel() {
    return this instanceof Relabel;
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
    return List.of(operand);
  }

  @Override
  public final void print(StringBuilder out) {
    boolean simple =
        operand instanceof ColumnRef
            || operand instanceof Parameter
            || operand instanceof RoutineCall;
    out.append(simple ? "" : "(");
    operand.print(out);
    out.append(simple ? "" : ")").append("::").append(type.displayName(typmod));
  }

  /** The same objects under another type. */
  static final class Relabel extends CastExpr {
    Relabel(Expr operand, SqlType type, int typmod) {
      super(operand, type, typmod);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      return operand.eval(frame);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Relabel(children.get(0), type(), typmod());
    }
  }

  /** By a cast of the catalog. */
  static final class Function extends CastExpr {
    private final Cast cast;
    private final Code.One code;

    Function(Expr operand, Cast cast) {
      super(operand, cast.to(), -1);
      this.cast = cast;
      this.code = Objects.requireNonNull(cast.code());
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = operand.eval(frame);
      return value == null ? null : code.call(frame.context, value);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Function(children.get(0), cast);
    }

    @Override
    protected Volatility ownVolatility() {
      return cast.volatility();
    }
  }

  /** Out of one type's text form into the other's. */
  static final class Text extends CastExpr {
    Text(Expr operand, SqlType type) {
      super(operand, type, -1);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = operand.eval(frame);
      return value == null
          ? null
          : type().parse(operand.type().format(value, frame.context), frame.context);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Text(children.get(0), type());
    }

    @Override
    protected Volatility ownVolatility() {
      boolean fixed = FIXED_TEXT.contains(operand.type()) && FIXED_TEXT.contains(type());
      return fixed ? Volatility.IMMUTABLE : Volatility.STABLE;
    }
  }

  /** Element by element. */
  static final class Array extends CastExpr {
    private final Expr element;

    /**
     * @param element over slot 0, column 0
     */
    Array(Expr operand, SqlType type, Expr element) {
      super(operand, type, -1);
      this.element = element;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      ArrayValue array = (ArrayValue) operand.eval(frame);
      if (array == null) {
        return null;
      }
      @Nullable Object[] from = array.elements();
      @Nullable Object[] to = new Object[from.length];
      @Nullable Object[] row = new Object[1];
      Frame inner = new Frame(new Object[][] {row}, frame.parameters, frame.context, null);
      for (int i = 0; i < from.length; i++) {
        row[0] = from[i];
        to[i] = element.eval(inner);
      }
      return new ArrayValue(element.type(), to, array.lengths(), array.lowerBounds());
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Array(children.get(0), type(), element);
    }

    @Override
    protected Volatility ownVolatility() {
      return element.volatility();
    }
  }

  /** To a type modifier: varchar(10), numeric(8,2). */
  static final class Fit extends CastExpr {
    private final boolean explicit;

    Fit(Expr operand, int typmod, boolean explicit) {
      super(operand, operand.type(), typmod);
      this.explicit = explicit;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = operand.eval(frame);
      return value == null ? null : type().coerce(value, typmod(), explicit);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Fit(children.get(0), typmod(), explicit);
    }
  }
}
