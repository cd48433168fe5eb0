package io.tx4j.engine.expr;

import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ROW(a, b, c). */
public final class RowExpr extends Expr {

  private final List<Expr> fields;
  private final List<SqlType> types;
  private final List<String> names;

  RowExpr(List<Expr> fields) {
    this(fields, List.of());
  }

  /**
   * @param names of the fields, as a row of a table has them; empty for ROW(...)
   */
  RowExpr(List<Expr> fields, List<String> names) {
    this.names = List.copyOf(names);
    this.fields = List.copyOf(fields);
    this.types = List.copyOf(Resolution.types(fields));
  }

  public List<Expr> fields() {
    return fields;
  }

  @Override
  public SqlType type() {
    return Types.RECORD;
  }

  @Override
  public Object eval(Frame frame) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).eval(frame);
    }
    return new RowValue(types, names, values);
  }

  @Override
  public List<Expr> children() {
    return fields;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new RowExpr(children, names);
  }

  @Override
  public void print(StringBuilder out) {
    out.append("ROW");
    Printing.list(out, fields);
  }
}
