package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import io.tx4j.engine.value.ValueContext;
import org.jspecify.annotations.Nullable;

/**
 * A value known when the statement is bound. Of type unknown it is a literal of which only the text
 * is known yet.
 */
public final class Constant extends Expr {

  public static final Constant TRUE = new Constant(Types.BOOL, true);
  public static final Constant FALSE = new Constant(Types.BOOL, false);

  private final SqlType type;
  private final int typmod;
  private final @Nullable Object value;
  private final int position;

  public Constant(SqlType type, @Nullable Object value) {
    this(type, -1, value, 0);
  }

  /**
   * @param position of the literal in the statement, for errors of its text; 0 where it has none
   */
  public Constant(SqlType type, int typmod, @Nullable Object value, int position) {
    this.type = type;
    this.typmod = typmod;
    this.value = value;
    this.position = position;
  }

  /** A literal in quotes, or NULL: its type is yet to be found. */
  public static Constant unknown(@Nullable String text, int position) {
    return new Constant(Types.UNKNOWN, -1, text, position);
  }

  public @Nullable Object value() {
    return value;
  }

  public int position() {
    return position;
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
    return value;
  }

  @Override
  public void print(StringBuilder out) {
    if (value == null) {
      out.append("NULL");
    } else if (type.equals(Types.BOOL)) {
      out.append(value);
    } else if (type.equals(Types.INT4) && (Integer) value >= 0 || type.equals(Types.NUMERIC)) {
      out.append(type.format(value, ValueContext.DEFAULT));
      return;
    } else {
      out.append('\'')
          .append(type.format(value, ValueContext.DEFAULT).replace("'", "''"))
          .append('\'');
    }
    if (!type.equals(Types.UNKNOWN) && !type.equals(Types.BOOL)) {
      out.append("::").append(type.displayName(typmod));
    }
  }
}
