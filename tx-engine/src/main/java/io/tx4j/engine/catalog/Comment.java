package io.tx4j.engine.catalog;

/**
 * What COMMENT ON said.
 *
 * @param oid of the object
 * @param column the attnum of the column that it is about; 0 for the object itself
 */
public record Comment(int oid, int column, String text) {

  /** Where the comment is kept; sorts the comments of one object together. */
  static long key(int oid, int column) {
    return (long) oid << Integer.SIZE | column;
  }
}
