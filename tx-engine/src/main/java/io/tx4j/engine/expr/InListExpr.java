package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** needle IN (list), all of one type. A list of constants is looked up by hash. */
public final class InListExpr extends Expr {

  /** Below this size going through the list is faster than hashing. */
  private static final int HASH_FROM = 9;

  private final Expr needle;
  private final Expr[] list;
  private final SqlType operands;
  private final @Nullable Set<Key> constants;
  private final boolean hasNull;

  InListExpr(Expr needle, List<Expr> list) {
    this.needle = needle;
    this.list = list.toArray(new Expr[0]);
    this.operands = needle.type();
    this.constants = constants(list, operands);
    this.hasNull = constants != null && list.stream().anyMatch(e -> ((Constant) e).value() == null);
  }

  private static @Nullable Set<Key> constants(List<Expr> list, SqlType type) {
    if (list.size() < HASH_FROM) {
      return null;
    }
    Set<Key> keys = new HashSet<>();
    for (Expr e : list) {
      if (!(e instanceof Constant)) {
        return null;
      }
      Object value = ((Constant) e).value();
      if (value != null) {
        keys.add(new Key(value, type));
      }
    }
    return keys;
  }

  public Expr needle() {
    return needle;
  }

  /** The elements, of the needle's type. */
  public List<Expr> list() {
    return List.of(list);
  }

  @Override
  public SqlType type() {
    return Types.BOOL;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = needle.eval(frame);
    if (value == null) {
      return null;
    }
    if (constants != null) {
      return constants.contains(new Key(value, operands))
          ? Boolean.TRUE
          : hasNull ? null : Boolean.FALSE;
    }
    boolean unknown = false;
    for (Expr e : list) {
      Object element = e.eval(frame);
      if (element == null) {
        unknown = true;
      } else if (operands.equal(value, element)) {
        return Boolean.TRUE;
      }
    }
    return unknown ? null : Boolean.FALSE;
  }

  @Override
  public List<Expr> children() {
    List<Expr> children = new ArrayList<>(list.length + 1);
    children.add(needle);
    children.addAll(list());
    return children;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new InListExpr(children.get(0), children.subList(1, children.size()));
  }

  @Override
  public void print(StringBuilder out) {
    out.append('(');
    needle.print(out);
    out.append(" = ANY (ARRAY[");
    Printing.elements(out, list());
    out.append("]))");
  }

  /** A value under its type's equality. */
  private static final class Key {
    private final Object value;
    private final SqlType type;

    Key(Object value, SqlType type) {
      this.value = value;
      this.type = type;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key && type.equal(value, ((Key) other).value);
    }

    @Override
    public int hashCode() {
      return type.hash(value);
    }
  }
}
