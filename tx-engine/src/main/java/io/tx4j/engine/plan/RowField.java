package io.tx4j.engine.plan;

import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.value.RowValue;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a row value. */
final class RowField extends Expr {

  private final Expr row;
  private final int index;
  private final String name;
  private final SqlType type;

  RowField(Expr row, int index, String name, SqlType type) {
    this.row = row;
    this.index = index;
    this.name = name;
    this.type = type;
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = row.eval(frame);
    return value == null ? null : ((RowValue) value).field(index);
  }

  @Override
  public List<Expr> children() {
    return List.of(row);
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new RowField(children.get(0), index, name, type);
  }

  @Override
  public void print(StringBuilder out) {
    out.append('(');
    row.print(out);
    out.append(").").append(name);
  }
}
