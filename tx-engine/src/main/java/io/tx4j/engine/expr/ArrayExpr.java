package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ARRAY[a, b, c], also of arrays, which then become its further dimensions. */
public final class ArrayExpr extends Expr {

  private final List<Expr> elements;
  private final SqlType type;
  private final boolean nested;

  /**
   * @param nested whether the elements are arrays themselves
   */
  ArrayExpr(List<Expr> elements, SqlType type, boolean nested) {
    this.elements = List.copyOf(elements);
    this.type = type;
    this.nested = nested;
  }

  public List<Expr> elements() {
    return elements;
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public Object eval(Frame frame) {
    @Nullable Object[] values = new Object[elements.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = elements.get(i).eval(frame);
    }
    SqlType elementType = Objects.requireNonNull(type.elementType());
    return nested ? joined(elementType, values) : ArrayValue.of(elementType, values);
  }

  static ArrayValue joined(SqlType elementType, @Nullable Object[] arrays) {
    ArrayValue shape = null;
    int filled = 0;
    for (Object value : arrays) {
      ArrayValue array = (ArrayValue) value;
      if (array == null || array.size() == 0) {
        continue;
      }
      filled++;
      if (shape == null) {
        shape = array;
      } else if (!shape.sameShape(array)) {
        throw wrongDimensions();
      }
    }
    if (shape == null) {
      return ArrayValue.of(elementType);
    }
    if (filled < arrays.length) {
      throw wrongDimensions();
    }
    int size = shape.size();
    @Nullable Object[] all = new Object[size * arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      System.arraycopy(
          Objects.requireNonNull((ArrayValue) arrays[i]).elements(), 0, all, i * size, size);
    }
    return new ArrayValue(
        elementType, all, prepend(arrays.length, shape.lengths()), prepend(1, shape.lowerBounds()));
  }

  private static SqlError wrongDimensions() {
    return new SqlError(
        SqlState.ARRAY_SUBSCRIPT_ERROR,
        "multidimensional arrays must have array expressions with matching dimensions");
  }

  private static int[] prepend(int first, int[] rest) {
    int[] all = new int[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  @Override
  public List<Expr> children() {
    return elements;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new ArrayExpr(children, type, nested);
  }

  @Override
  public void print(StringBuilder out) {
    out.append("ARRAY[");
    Printing.elements(out, elements);
    out.append(']');
  }

  /** array[i] or array[i][j]; null where there is no such element. */
  static final class Subscript extends Expr {
    private final Expr array;
    private final List<Expr> subscripts;

    Subscript(Expr array, List<Expr> subscripts) {
      this.array = array;
      this.subscripts = List.copyOf(subscripts);
    }

    @Override
    public SqlType type() {
      return Objects.requireNonNull(array.type().elementType());
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      ArrayValue value = (ArrayValue) array.eval(frame);
      if (value == null) {
        return null;
      }
      int[] at = new int[subscripts.size()];
      for (int i = 0; i < at.length; i++) {
        Object subscript = subscripts.get(i).eval(frame);
        if (subscript == null) {
          return null;
        }
        at[i] = (Integer) subscript;
      }
      return value.element(at);
    }

    @Override
    public List<Expr> children() {
      return concat(array, subscripts);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Subscript(children.get(0), children.subList(1, children.size()));
    }

    @Override
    public void print(StringBuilder out) {
      out.append('(');
      array.print(out);
      out.append(')');
      for (Expr subscript : subscripts) {
        out.append('[');
        subscript.print(out);
        out.append(']');
      }
    }
  }

  /** array[low:high]. A bound left out is the array's own. */
  static final class Slice extends Expr {
    private final Expr array;
    private final List<@Nullable Expr> low;
    private final List<@Nullable Expr> high;

    Slice(Expr array, List<@Nullable Expr> low, List<@Nullable Expr> high) {
      this.array = array;
      this.low = low;
      this.high = high;
    }

    @Override
    public SqlType type() {
      return array.type();
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      ArrayValue value = (ArrayValue) array.eval(frame);
      if (value == null) {
        return null;
      }
      int dimensions = value.dimensions();
      int[] from = new int[dimensions];
      int[] to = new int[dimensions];
      for (int i = 0; i < dimensions; i++) {
        from[i] = value.lowerBound(i);
        to[i] = from[i] + value.length(i) - 1;
      }
      if (low.size() > dimensions) {
        return ArrayValue.of(value.elementType());
      }
      for (int i = 0; i < low.size(); i++) {
        Integer start = bound(low.get(i), frame, from[i]);
        Integer end = bound(high.get(i), frame, to[i]);
        if (start == null || end == null) {
          return null;
        }
        from[i] = Math.max(from[i], start);
        to[i] = Math.min(to[i], end);
      }
      return slice(value, from, to);
    }

    private static @Nullable Integer bound(@Nullable Expr bound, Frame frame, int missing) {
      return bound == null ? Integer.valueOf(missing) : (Integer) bound.eval(frame);
    }

    private static ArrayValue slice(ArrayValue value, int[] from, int[] to) {
      int dimensions = from.length;
      int[] lengths = new int[dimensions];
      int size = 1;
      for (int i = 0; i < dimensions; i++) {
        lengths[i] = to[i] - from[i] + 1;
        if (lengths[i] <= 0) {
          return ArrayValue.of(value.elementType());
        }
        size *= lengths[i];
      }
      if (dimensions == 0) {
        return value;
      }
      @Nullable Object[] elements = new Object[size];
      int[] at = from.clone();
      for (int i = 0; i < size; i++) {
        elements[i] = value.element(at);
        for (int d = dimensions - 1; d >= 0 && ++at[d] > to[d]; d--) {
          at[d] = from[d];
        }
      }
      int[] ones = new int[dimensions];
      Arrays.fill(ones, 1);
      return new ArrayValue(value.elementType(), elements, lengths, ones);
    }

    @Override
    public List<Expr> children() {
      List<Expr> children = new ArrayList<>();
      children.add(array);
      low.stream().filter(Objects::nonNull).forEach(children::add);
      high.stream().filter(Objects::nonNull).forEach(children::add);
      return children;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      Iterator<Expr> next = children.iterator();
      Expr changed = next.next();
      return new Slice(changed, replaced(low, next), replaced(high, next));
    }

    private static List<@Nullable Expr> replaced(List<@Nullable Expr> bounds, Iterator<Expr> next) {
      List<@Nullable Expr> replaced = new ArrayList<>();
      for (Expr bound : bounds) {
        replaced.add(bound == null ? null : next.next());
      }
      return replaced;
    }

    @Override
    public void print(StringBuilder out) {
      out.append('(');
      array.print(out);
      out.append(')');
      for (int i = 0; i < low.size(); i++) {
        out.append('[');
        print(low.get(i), out);
        out.append(':');
        print(high.get(i), out);
        out.append(']');
      }
    }

    private static void print(@Nullable Expr bound, StringBuilder out) {
      if (bound != null) {
        bound.print(out);
      }
    }
  }

  private static List<Expr> concat(Expr first, List<Expr> rest) {
    List<Expr> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
