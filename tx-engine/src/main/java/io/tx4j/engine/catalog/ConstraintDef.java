package io.tx4j.engine.catalog;

import java.util.List;

/**
 * A constraint of a table. NOT NULL is a property of the column, {@link ColumnDef#notNull()}.
 *
 * <p>Columns are given by their attnum.
 */
public sealed interface ConstraintDef {

  int oid();

  /** Unique among the constraints of its table. */
  String name();

  /** The letter in pg_constraint.contype. */
  char contype();

  /** The same constraint under another name. */
  ConstraintDef withName(String newName);

  /** When a constraint is checked. */
  enum Timing {
    /** At once. */
    NOT_DEFERRABLE,
    /** At the end of the statement, or of the transaction after SET CONSTRAINTS. */
    DEFERRABLE,
    /** At the end of the transaction. */
    INITIALLY_DEFERRED;

    public boolean isDeferrable() {
      return this != NOT_DEFERRABLE;
    }
  }

  /**
   * PRIMARY KEY or UNIQUE. The index that enforces it has the same name.
   *
   * @param indexOid the index that enforces it
   */
  record Key(
      int oid, String name, boolean primary, List<Integer> columns, int indexOid, Timing timing)
      implements ConstraintDef {

    public Key {
      columns = List.copyOf(columns);
    }

    @Override
    public char contype() {
      return primary ? 'p' : 'u';
    }

    @Override
    public Key withName(String newName) {
      return new Key(oid, newName, primary, columns, indexOid, timing);
    }
  }

  /**
   * CHECK.
   *
   * @param sql the condition
   * @param columns the columns that the condition mentions
   * @param validated false after NOT VALID: rows of before have not been checked
   */
  record Check(int oid, String name, String sql, List<Integer> columns, boolean validated)
      implements ConstraintDef {

    public Check {
      columns = List.copyOf(columns);
    }

    @Override
    public char contype() {
      return 'c';
    }

    @Override
    public Check withName(String newName) {
      return new Check(oid, newName, sql, columns, validated);
    }
  }

  /** What happens to referencing rows when the row they refer to goes or changes. */
  enum Action {
    NO_ACTION('a'),
    RESTRICT('r'),
    CASCADE('c'),
    SET_NULL('n'),
    SET_DEFAULT('d');

    private final char code;

    Action(char code) {
      this.code = code;
    }

    /** The letter in pg_constraint.confdeltype and confupdtype. */
    public char code() {
      return code;
    }
  }

  /**
   * FOREIGN KEY, kept by the referencing table.
   *
   * @param columns of the referencing table
   * @param referencedTable the oid of the table referred to
   * @param referencedColumns of that table, one for each of {@code columns}
   * @param referencedIndex the oid of the unique index over those columns
   * @param matchFull MATCH FULL; otherwise MATCH SIMPLE
   * @param onDeleteColumns what ON DELETE SET NULL or SET DEFAULT sets; empty for all columns
   * @param validated false after NOT VALID
   */
  record ForeignKey(
      int oid,
      String name,
      List<Integer> columns,
      int referencedTable,
      List<Integer> referencedColumns,
      int referencedIndex,
      boolean matchFull,
      Action onUpdate,
      Action onDelete,
      List<Integer> onDeleteColumns,
      Timing timing,
      boolean validated)
      implements ConstraintDef {

    public ForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
      onDeleteColumns = List.copyOf(onDeleteColumns);
    }

    @Override
    public char contype() {
      return 'f';
    }

    @Override
    public ForeignKey withName(String newName) {
      return new ForeignKey(
          oid,
          newName,
          columns,
          referencedTable,
          referencedColumns,
          referencedIndex,
          matchFull,
          onUpdate,
          onDelete,
          onDeleteColumns,
          timing,
          validated);
    }
  }
}
