package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.CatalogEdit;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.Expr;
import java.util.List;

/**
 * One thing that a definition does, in the order of the steps. A step sees the catalog as the steps
 * before it left it.
 */
public sealed interface DdlStep {

  /** Changes the transaction's catalog. */
  record Edit(CatalogEdit edit) implements DdlStep {}

  /** Makes the storage of a new table. */
  record CreateTable(TableDef table) implements DdlStep {}

  /** Gives up the storage of a table, its indexes included, when the transaction commits. */
  record DropTable(TableDef table) implements DdlStep {}

  /** Builds an index over the rows that are there; 23505 where it is unique and they are not. */
  record CreateIndex(TableDef table, IndexDef index) implements DdlStep {}

  /** Gives up the storage of an index when the transaction commits. */
  record DropIndex(IndexDef index) implements DdlStep {}

  /** Makes a sequence that stands before its start. */
  record CreateSequence(SequenceDef sequence) implements DdlStep {}

  /** ALTER SEQUENCE ... RESTART: the next value is this one. */
  record RestartSequence(SequenceDef sequence, long value) implements DdlStep {}

  /** Gives up a sequence when the transaction commits. */
  record DropSequence(SequenceDef sequence) implements DdlStep {}

  /**
   * Computes every row anew, for a change of the columns; the indexes are built again.
   *
   * @param before the table as it is stored
   * @param after the table as it will be
   * @param values for each column of {@code after}, by position, its value, over the old row in
   *     slot 0
   */
  record RewriteTable(TableDef before, TableDef after, List<Expr> values) implements DdlStep {}

  /**
   * 23514 unless every row satisfies the condition, over the row in slot 0: {@code check constraint
   * "c" of relation "t" is violated by some row}.
   */
  record ValidateCheck(TableDef table, String constraint, Expr condition) implements DdlStep {}

  /** 23502 where a row has a null: {@code column "c" of relation "t" contains null values}. */
  record ValidateNotNull(TableDef table, ColumnDef column) implements DdlStep {}

  /** 23503 unless every row's key refers to a row. */
  record ValidateForeignKey(WriteTarget.Link link) implements DdlStep {}

  /** Takes all rows away; for good only when the transaction commits. */
  record Truncate(TableDef table) implements DdlStep {}

  /** Runs a query and stores its rows: CREATE TABLE AS. */
  record Fill(TableDef table, PlannedStatement query) implements DdlStep {}

  /** Tells the client something, such as that the relation exists already. */
  record Notice(SqlError notice) implements DdlStep {}
}
