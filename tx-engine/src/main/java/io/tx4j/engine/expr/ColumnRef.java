package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of a row in one of the frame's slots, or in a slot of a frame further out. */
public final class ColumnRef extends Expr {

  private final int level;
  private final int slot;
  private final int column;
  private final SqlType type;
  private final int typmod;
  private final String name;

  /**
   * @param level how many frames out the slot is; 0 is the query's own
   * @param column the index in the row's array
   * @param name for printing only
   */
  public ColumnRef(int level, int slot, int column, SqlType type, int typmod, String name) {
    this.level = level;
    this.slot = slot;
    this.column = column;
    this.type = type;
    this.typmod = typmod;
    this.name = name;
  }

  public int level() {
    return level;
  }

  public int slot() {
    return slot;
  }

  public int column() {
    return column;
  }

  public String name() {
    return name;
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
    Frame at = frame;
    for (int i = level; i > 0; i--) {
      at = Objects.requireNonNull(at.outer);
    }
    Object[] row = at.rows[slot];
    return row == null ? null : row[column];
  }

  @Override
  public void print(StringBuilder out) {
    out.append(name);
  }
}
