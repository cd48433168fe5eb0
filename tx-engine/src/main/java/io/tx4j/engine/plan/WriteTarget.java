package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that rows are written to, with all that must hold for them. Expressions read the new row
 * from {@link #slot()}.
 *
 * @param slot where the row to be written is put before it is checked; afterwards RETURNING reads
 *     it there
 * @param defaults for each column, by position, the value where none is given; a generated column's
 *     is null
 * @param generated the columns whose values are computed from the others of the row, in that order
 * @param checks the conditions that the row must satisfy; null satisfies too
 * @param indexes of the table
 * @param references foreign keys of this table
 * @param referrers foreign keys that refer to this table, its own included
 */
public record WriteTarget(
    TableDef table,
    int slot,
    List<Expr> defaults,
    List<Generated> generated,
    List<Check> checks,
    List<IndexDef> indexes,
    List<Link> references,
    List<Link> referrers) {

  /** A generated column: its position in the row and its value. */
  public record Generated(int position, Expr value) {}

  /**
   * A condition for rows.
   *
   * @param domain the domain that demands it; null where it is the table's
   */
  public record Check(String name, Expr condition, @Nullable String domain) {}

  /**
   * A foreign key with the two tables that it links.
   *
   * @param referencedIndex the unique index over the referenced columns; its columns may be in
   *     another order than the key's
   * @param referencingIndex an index of the referencing table that begins with the key's columns in
   *     any order; null where there is none
   */
  public record Link(
      ConstraintDef.ForeignKey key,
      TableDef referencing,
      TableDef referenced,
      IndexDef referencedIndex,
      @Nullable IndexDef referencingIndex) {}

  /**
   * The target for a table of the catalog; what a referential action writes to is made by this as
   * well.
   *
   * @param slot where the row to be written is put
   */
  public static WriteTarget of(Catalog catalog, TableDef table, int slot) {
    return new WriteTargetBuilder(catalog, table, slot).build();
  }
}
