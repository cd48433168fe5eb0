package io.tx4j.engine.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordered index.
 *
 * @param tableOid the table that it is on
 * @param keys the columns of the key
 * @param include attnums of further columns that INCLUDE names; they take no part in the order
 * @param unique whether two rows may not have the same key
 * @param nullsDistinct whether rows with a null in the key never count as the same
 * @param predicateSql of a partial index: the rows that are in it; null for all
 * @param constraintOid of the primary key or unique constraint that it enforces; 0 for none
 */
public record IndexDef(
    int oid,
    int schemaOid,
    String name,
    int tableOid,
    List<Key> keys,
    List<Integer> include,
    boolean unique,
    boolean nullsDistinct,
    @Nullable String predicateSql,
    int constraintOid)
    implements Relation {

  /**
   * A column of the key.
   *
   * @param attnum of the table's column; 0 for an expression
   * @param expressionSql the expression; null for a column
   * @param operatorClass as written, if it is not the type's default one; null otherwise
   */
  public record Key(
      int attnum,
      @Nullable String expressionSql,
      boolean descending,
      boolean nullsFirst,
      @Nullable String operatorClass) {

    /** A column in ascending order, nulls last. */
    public static Key column(int attnum) {
      return new Key(attnum, null, false, false, null);
    }
  }

  public IndexDef {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
  }

  @Override
  public String kindName() {
    return "index";
  }

  @Override
  public char relkind() {
    return 'i';
  }

  public boolean isPartial() {
    return predicateSql != null;
  }

  /** The attnums of its key where all of it is plain columns; null where there is an expression. */
  public @Nullable List<Integer> plainColumns() {
    for (Key key : keys) {
      if (key.attnum() == 0) {
        return null;
      }
    }
    return keys.stream().map(Key::attnum).toList();
  }

  public IndexDef withName(String newName) {
    return new IndexDef(
        oid,
        schemaOid,
        newName,
        tableOid,
        keys,
        include,
        unique,
        nullsDistinct,
        predicateSql,
        constraintOid);
  }

  public IndexDef withSchema(int newSchemaOid) {
    return new IndexDef(
        oid,
        newSchemaOid,
        name,
        tableOid,
        keys,
        include,
        unique,
        nullsDistinct,
        predicateSql,
        constraintOid);
  }
}
