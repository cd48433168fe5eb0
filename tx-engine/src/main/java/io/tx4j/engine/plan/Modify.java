package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.expr.Expr;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node that writes rows; it has rows of its own where there is a RETURNING. */
public sealed interface Modify extends Plan {

  WriteTarget target();

  /** The word of CommandComplete: {@code INSERT}, {@code UPDATE}, {@code DELETE}. */
  String commandTag();

  /** The rows that are written, or from which the written ones are computed. */
  Plan source();

  /** Null where nothing is returned. */
  @Nullable Returning returning();

  @Override
  default List<Plan> inputs() {
    return List.of(source());
  }

  @Override
  default int[] slots() {
    Returning returned = returning();
    return returned == null ? Slots.NONE : Slots.of(returned.slot());
  }

  /** The row that is returned for a written one, computed after it is written. */
  record Returning(int slot, List<Expr> values) {}

  /**
   * INSERT.
   *
   * @param values for each column of the table, by position, its value, over the slots of the
   *     source; generated columns have a null constant here
   * @param onConflict null where a conflict is an error
   */
  record Insert(
      WriteTarget target,
      Plan source,
      List<Expr> values,
      @Nullable OnConflict onConflict,
      @Nullable Returning returning)
      implements Modify {
    @Override
    public String commandTag() {
      return "INSERT";
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * ON CONFLICT.
   *
   * @param arbiters the unique indexes whose conflicts are meant; empty for all
   * @param update what to do with the row that is there; null for DO NOTHING
   */
  record OnConflict(List<IndexDef> arbiters, @Nullable ConflictUpdate update) {}

  /**
   * DO UPDATE.
   *
   * @param existingSlot where the row that is there is put
   * @param excludedSlot where the row that was to be inserted is put
   * @param values for each column of the table, by position, its new value
   * @param changed the positions of the columns that are assigned to
   * @param where for which rows; null for all. A row that does not satisfy it is locked all the
   *     same
   */
  record ConflictUpdate(
      int existingSlot,
      int excludedSlot,
      List<Expr> values,
      Set<Integer> changed,
      @Nullable Expr where) {}

  /**
   * UPDATE. A row that the source gives more than once is written once.
   *
   * @param oldSlot the slot of the source in which the row to be changed is
   * @param values for each column of the table, by position, its new value, over the slots of the
   *     source; generated columns have a null constant here
   * @param changed the positions of the columns that are assigned to, and of the generated ones
   * @param recheck all conditions of the statement, evaluated again where a newer version is put
   *     into {@code oldSlot}; null for none
   */
  record Update(
      WriteTarget target,
      Plan source,
      int oldSlot,
      List<Expr> values,
      Set<Integer> changed,
      @Nullable Expr recheck,
      @Nullable Returning returning)
      implements Modify {
    @Override
    public String commandTag() {
      return "UPDATE";
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * DELETE. RETURNING reads the deleted row from {@code oldSlot}.
   *
   * @param oldSlot the slot of the source in which the row to be deleted is
   * @param recheck as in {@link Update}
   */
  record Delete(
      WriteTarget target,
      Plan source,
      int oldSlot,
      @Nullable Expr recheck,
      @Nullable Returning returning)
      implements Modify {
    @Override
    public String commandTag() {
      return "DELETE";
    }

    @Override
    public <R> R accept(Plan.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of node.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(Insert insert);

    R visit(Update update);

    R visit(Delete delete);
  }
}
