package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import io.tx4j.engine.value.ValueContext;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A literal whose meaning depends on the session: the time zone, the date order, the clock ('now'),
 * the catalog (regclass). It is read each time it is evaluated, so that a plan can serve several
 * sessions.
 */
public final class LiteralExpr extends Expr {

  private static final Set<SqlType> DATES = Set.of(Types.DATE, Types.TIMESTAMP);
  private static final Set<SqlType> ZONED = Set.of(Types.TIMESTAMPTZ, Types.TIMETZ);
  private static final Set<SqlType> NAMES =
      Set.of(Types.REGCLASS, Types.REGTYPE, Types.REGPROC, Types.REGNAMESPACE, Types.REGROLE);

  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ][0-9:.]+)?");
  private static final Pattern ISO_WITH_OFFSET =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ][0-9:.]+(?:Z|[+-]\\d{2}(?::?\\d{2})?)");

  private static final List<ValueContext.DateOrder> ORDERS =
      List.of(ValueContext.DateOrder.MDY, ValueContext.DateOrder.DMY, ValueContext.DateOrder.YMD);

  /** A fresh session but for the order of the fields of a date. */
  @FunctionalInterface
  private interface OrderOnly extends ValueContext {
    @Override
    DateOrder dateOrder();
  }

  private final String text;
  private final SqlType type;
  private final int typmod;
  private final int position;

  LiteralExpr(String text, SqlType type, int typmod, int position) {
    this.text = text;
    this.type = type;
    this.typmod = typmod;
    this.position = position;
  }

  static boolean dependsOnSession(SqlType type, String text) {
    SqlType element = type.elementType();
    if (element != null) {
      return dependsOnSession(element, text);
    }
    if (DATES.contains(type)) {
      return !ISO_DATE.matcher(text).matches();
    }
    if (ZONED.contains(type)) {
      return !ISO_WITH_OFFSET.matcher(text).matches();
    }
    return NAMES.contains(type) || type.equals(Types.TIME);
  }

  /**
   * What no session could read, whatever its DateStyle, is refused when bound, not when reached.
   */
  static void checkFormat(SqlType type, String text, int position) {
    if (NAMES.contains(type)) {
      return;
    }
    SqlError first = null;
    for (ValueContext.DateOrder order : ORDERS) {
      try {
        type.parse(text, (OrderOnly) () -> order);
        return;
      } catch (SqlError error) {
        first = first == null ? error : first;
      }
    }
    if (first != null) {
      throw first.positionIfAbsent(position);
    }
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
  public Object eval(Frame frame) {
    try {
      return type.parse(text, typmod, frame.context);
    } catch (SqlError error) {
      throw error.positionIfAbsent(position);
    }
  }

  @Override
  protected Volatility ownVolatility() {
    return Volatility.STABLE;
  }

  @Override
  public void print(StringBuilder out) {
    out.append('\'').append(text.replace("'", "''")).append("'::").append(type.displayName(typmod));
  }
}
